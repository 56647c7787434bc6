namespace Clearance.Formulary;

/// <summary>Exposure under a condition divided by exposure without it.</summary>
/// <param name="Condition">Perpetrator drug, organ impairment or patient group, in snake case.</param>
/// <param name="Kind">What sort of condition it is.</param>
/// <param name="Metric">AUC or Cmax.</param>
/// <param name="Moiety">parent or active_moiety.</param>
/// <param name="Ratio">The ratio.</param>
public sealed record ExposureRatio(string Condition, ExposureCondition Kind, string Metric, string Moiety, SourcedValue Ratio)
{
    /// <summary>90% confidence interval of the ratio; null when none was read.</summary>
    public RatioInterval? Interval { get; init; }
}

/// <summary>A 90% confidence interval.</summary>
/// <param name="Low">Lower end; positive.</param>
/// <param name="High">Upper end.</param>
public sealed record RatioInterval(double Low, double High);

/// <summary>The sort of condition that changes exposure.</summary>
public enum ExposureCondition
{
    DrugInteraction,
    RenalImpairment,
    HepaticImpairment,
    PatientGroup,
    Genotype,
}
