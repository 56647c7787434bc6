using Clearance.Numerics.Random;

namespace Clearance.Pharmacokinetics.Tests.Exposure;

/// <summary>What is read off the concentration.</summary>
internal enum Reading
{
    Trough,
    Peak,
    Area,
    Average,
    HalfLife,
}

/// <summary>Which number summarises the virtual patients.</summary>
internal enum Summary
{
    Mean,
    Median,
    GeometricMean,
}

/// <summary>A quantity as a study reports it; drawn log-normal and cut to its range.</summary>
internal sealed record Spread(double Mean, double Sd, double From, double Below)
{
    /// <summary>From a published median: the mean of the log-normal that has it.</summary>
    public static Spread OfMedian(double median, double sd, double from, double below) =>
        new(median * Math.Sqrt(1.0 + (sd * sd / (median * median))), sd, from, below);

    /// <summary>The mean, inside the range.</summary>
    public double Typical => Math.Clamp(Mean, From, Below);

    public double Draw(RandomStream stream, uint patient)
    {
        double variance = Math.Log(1.0 + (Sd * Sd / (Mean * Mean)));
        for (uint index = 0; ; index++)
        {
            double value = Mean * Math.Exp((Math.Sqrt(variance) * stream.Normal(patient, index)) - (0.5 * variance));
            if (value >= From && value < Below)
            {
                return value;
            }
        }
    }
}

/// <summary>
/// Who is simulated: what all share, and what differs between them as far as the published study states it. What it leaves
/// open and the model would use stays at the model's reference.
/// </summary>
/// <param name="Name">In words.</param>
/// <param name="Known">What all share.</param>
/// <param name="WeightKg">Body weight, or null for the model's reference.</param>
internal sealed record Population(string Name, PatientCovariates Known, Spread? WeightKg)
{
    /// <summary>Age, years.</summary>
    public Spread? AgeYears { get; init; }

    /// <summary>Creatinine clearance, mL/min.</summary>
    public Spread? CreatinineClearance { get; init; }

    /// <summary>Share of women.</summary>
    public double Female { get; init; }

    /// <summary>Share of Asian people.</summary>
    public double Asian { get; init; }

    /// <summary>The typical patient: a man of the mean weight, age and creatinine clearance.</summary>
    public PatientCovariates Typical => Known with
    {
        WeightKg = WeightKg?.Typical ?? Known.WeightKg,
        AgeYears = AgeYears?.Typical ?? Known.AgeYears,
        CreatinineClearance = CreatinineClearance?.Typical ?? Known.CreatinineClearance,
    };

    /// <summary>One virtual patient.</summary>
    public PatientCovariates Draw(uint patient) => Known with
    {
        WeightKg = WeightKg?.Draw(Stream("weight"), patient) ?? Known.WeightKg,
        AgeYears = AgeYears?.Draw(Stream("age"), patient) ?? Known.AgeYears,
        CreatinineClearance = CreatinineClearance?.Draw(Stream("creatinine-clearance"), patient) ?? Known.CreatinineClearance,
        Sex = Stream("sex").Uniform(patient, 0) < Female ? "female" : Known.Sex,
        Race = Stream("race").Uniform(patient, 0) < Asian ? "asian" : Known.Race,
    };

    private static RandomStream Stream(string quantity) => new(1, $"test/exposure/{quantity}");
}

/// <summary>How a published row is predicted.</summary>
/// <param name="Line">Line of the row.</param>
/// <param name="People">The virtual patients.</param>
/// <param name="Regimen">Doses up to the reading; null for a single dose or steady state of an oral drug.</param>
/// <param name="What">What is read.</param>
/// <param name="How">How it is summarised.</param>
/// <param name="FromDay">Antibody: start of the window of the reading (a trough is read at its end).</param>
/// <param name="ToDay">Antibody: end of the window.</param>
/// <param name="Mg">Oral: the dose.</param>
/// <param name="Interval">Oral: days between doses at steady state; 0 for a single dose.</param>
/// <param name="Formulation">Formulation, or null for the default.</param>
internal sealed record Scenario(
    int Line,
    Population People,
    DosePattern[]? Regimen,
    Reading What,
    Summary How,
    double FromDay = 0.0,
    double ToDay = 0.0,
    double Mg = 0.0,
    double Interval = 0.0,
    string? Formulation = null);
