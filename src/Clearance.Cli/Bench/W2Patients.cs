using System.Globalization;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Cli.Bench;

/// <summary>The virtual patients of W2, side by side in columns. Their values are inputs of the workload, not claims about the drugs.</summary>
public sealed class W2Patients
{
    private const double HalfSaturation = 0.01;
    private const double ToPeripheral = 0.213;
    private const double FromPeripheral = 0.310;
    private const double TransitRate = 3.0 / 0.105;
    private const double Bioavailability = 0.64;
    private const double OralAbsorption = 84.0;

    private readonly double[] _elimination;
    private readonly double[] _volume;
    private readonly double[] _maximumRate;
    private readonly double[] _absorption;
    private readonly double[] _clearance;
    private readonly double[] _oralVolume;

    private W2Patients(double[][] columns)
    {
        (_elimination, _volume, _maximumRate, _absorption, _clearance, _oralVolume) =
            (columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);
    }

    /// <summary>Number of patients.</summary>
    public int Count => _elimination.Length;

    /// <summary>Reads the workload's parameter file and repeats its patients.</summary>
    /// <param name="path">The file params-1000.csv.</param>
    /// <param name="repeats">How often to repeat them, one after the other.</param>
    public static W2Patients Read(string path, int repeats)
    {
        string[] lines = File.ReadAllLines(path);
        double[][] rows = [.. lines.Skip(1).Select(line => line.Split(',').Skip(1).Take(6)
            .Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray())];
        double[] Column(int k) => [.. Enumerable.Repeat(rows, repeats).SelectMany(all => all).Select(row => row[k])];
        return new W2Patients([.. Enumerable.Range(0, 6).Select(Column)]);
    }

    /// <summary>Antibody parameters of the patients from first on.</summary>
    public SaturableParameters<T> Antibody<T>(int first)
        where T : struct, ILane<T> => new(
            T.Load(_volume, first),
            T.Load(_elimination, first),
            T.Broadcast(ToPeripheral),
            T.Broadcast(FromPeripheral),
            T.Broadcast(TransitRate),
            T.Load(_absorption, first),
            T.Load(_maximumRate, first),
            T.Broadcast(HalfSaturation),
            T.Broadcast(Bioavailability));

    /// <summary>Disposition of the inhibitor in the patients from first on.</summary>
    public LinearDisposition<T> Inhibitor<T>(int first)
        where T : struct, ILane<T> =>
        LinearDisposition<T>.OneCompartment(T.Load(_clearance, first), T.Load(_oralVolume, first));

    /// <summary>Absorption rate of the inhibitor, 1/day.</summary>
    public static T InhibitorAbsorption<T>()
        where T : struct, ILane<T> => T.Broadcast(OralAbsorption);
}
