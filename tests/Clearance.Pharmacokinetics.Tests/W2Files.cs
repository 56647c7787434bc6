using System.Globalization;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics.Tests;

/// <summary>The files of the workload W2: virtual patients and reference trajectories in 80-bit arithmetic.</summary>
internal static class W2Files
{
    public static double[][] Patients { get; } = Rows("bench/workloads/w2/params-1000.csv", 1);

    /// <summary>Antibody (mg/L) and inhibitor (ng/mL) of the first 20 patients, 365 days each.</summary>
    public static double[][] Reference { get; } = Rows("bench/workloads/w2/reference-w2-20.csv", 2);

    public static DoseSchedule Antibody { get; } = DoseSchedule.FromPatterns(
        DosePattern.Single(0.0, 600.0),
        new DosePattern { AmountMg = 300.0, FirstDay = 14.0, IntervalDays = 14.0, EndDay = 350.5 });

    public static SaturableParameters<T> Parameters<T>(int first)
        where T : struct, ILane<T>
    {
        double[] values = new double[8];
        T Column(int k)
        {
            for (int lane = 0; lane < T.Width; lane++)
            {
                values[lane] = Patients[first + lane][k];
            }

            return T.Load(values, 0);
        }

        return new(
            Column(1), Column(0), T.Broadcast(0.213), T.Broadcast(0.310), T.Broadcast(3.0 / 0.105), Column(3), Column(2), T.Broadcast(0.01), T.Broadcast(0.64));
    }

    private static double[][] Rows(string path, int skip) =>
    [
        .. File.ReadLines(Repository.At(path)).Skip(1).Select(line =>
            line.Split(',').Skip(skip).Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray()),
    ];
}
