using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Pharmacokinetics;

/// <summary>A factor on the area under the curve before it is shown: log-normal about its centre.</summary>
/// <param name="Kind">Sort of condition.</param>
/// <param name="Condition">In the words of the course.</param>
/// <param name="Moiety">parent or active_moiety.</param>
/// <param name="LogRatio">Logarithm of the median.</param>
/// <param name="LogSd">SD of the logarithm.</param>
/// <param name="Basis">Where it comes from.</param>
/// <param name="Static">What the static form gives.</param>
/// <param name="Published">Published ratios beside it.</param>
internal sealed record FactorDraft(
    ExposureCondition Kind,
    string Condition,
    string Moiety,
    double LogRatio,
    double LogSd,
    FactorBasis Basis,
    double? Static,
    ImmutableArray<ExposureRatio> Published)
{
    public const string Parent = "parent";
    public const string ActiveMoiety = "active_moiety";

    /// <summary>Standard normal quantile of 95%.</summary>
    public const double Quantile95 = 1.6448536269514722;

    /// <summary>True when the population model already holds it, so that it must not be applied again.</summary>
    public bool IsInModel => Basis == FactorBasis.PopulationModel;

    public ExposureFactor Shown => new()
    {
        Kind = Kind,
        Condition = Condition,
        Moiety = Moiety,
        Ratio = Of(LogRatio, LogSd),
        Basis = Basis,
        StaticForm = Static,
        Published = Published,
    };

    /// <summary>SD of the logarithm of a published ratio: from its interval, or as assumed without one.</summary>
    public static double StudySd(ExposureRatio ratio, InteractionFacts facts) =>
        ratio.Interval is { } interval ? Width(interval.Low, interval.High) : facts.StudyWithoutInterval.Internal;

    /// <summary>SD of the logarithm that puts the width of a 90% interval right.</summary>
    public static double Width(double low, double high) => Math.Log(high / low) / (2.0 * Quantile95);

    /// <summary>Median and 90% interval of a log-normal.</summary>
    public static Estimate Of(double log, double sd) => new(Math.Exp(log), Math.Exp(log - (Quantile95 * sd)), Math.Exp(log + (Quantile95 * sd)));
}
