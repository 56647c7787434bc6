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

/// <summary>Who is simulated: weights from a log-normal distribution cut to a range; the rest as known.</summary>
internal sealed record Population(string Name, double MeanKg, double SdKg, PatientCovariates Known, double FromKg = 35.0, double BelowKg = 200.0);

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
