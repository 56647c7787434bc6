using System.Globalization;

namespace Clearance.Cli.Bench;

/// <summary>Reference trajectories of the first patients of W2, computed in 80-bit arithmetic at a tolerance of 1e-13.</summary>
public sealed class W2Reference
{
    private readonly double[] _values;

    private W2Reference(double[] values) => _values = values;

    /// <summary>Number of patients.</summary>
    public int Patients => _values.Length / (W2Workload.Points * 2);

    /// <summary>Reads reference-w2-20.csv (patient, day, antibody mg/L, inhibitor ng/mL; in order).</summary>
    public static W2Reference Read(string path) => new([.. File.ReadLines(path).Skip(1).SelectMany(line =>
        line.Split(',').Skip(2).Select(field => double.Parse(field, CultureInfo.InvariantCulture)))]);

    /// <summary>Largest error over the patient's peak of the same drug.</summary>
    /// <param name="trajectories">Trajectories laid out as <see cref="W2Workload.Trajectories"/>.</param>
    public double PeakError(ReadOnlySpan<double> trajectories)
    {
        double worst = 0.0;
        const int row = W2Workload.Points * 2;
        for (int patient = 0; patient < Math.Min(Patients, trajectories.Length / row); patient++)
        {
            for (int drug = 0; drug < 2; drug++)
            {
                double peak = 0.0;
                double error = 0.0;
                for (int at = (patient * row) + drug; at < (patient + 1) * row; at += 2)
                {
                    peak = Math.Max(peak, Math.Abs(_values[at]));
                    error = Math.Max(error, Math.Abs(_values[at] - trajectories[at]));
                }

                worst = Math.Max(worst, error / peak);
            }
        }

        return worst;
    }
}
