using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>
/// Everything <c>clearance run</c> found out about one course, under schema <c>clearance.run/1</c>.
/// It holds no wall time, no thread count and no machine: the same record gives the same bytes (see <see cref="RunInfo"/>).
/// </summary>
public sealed record RunResult
{
    /// <summary>The version of the shape of this record. A change that breaks a reader raises the number.</summary>
    public const string CurrentSchema = "clearance.run/1";

    /// <summary>The schema of this document, always clearance.run/1.</summary>
    public required string Schema { get; init; }

    /// <summary>The one sentence that this informs a clinician and never decides.</summary>
    public required string Notice { get; init; }

    /// <summary>The course as read and completed.</summary>
    public required CourseSummary Course { get; init; }

    /// <summary>Every value the course left open and the program filled, in the order of the course.</summary>
    public required ImmutableArray<AssumptionEntry> Assumptions { get; init; }

    /// <summary>The share of each signal that is blocked; one entry per signal and reading of IL-13.</summary>
    public required ImmutableArray<SignalMechanism> Mechanism { get; init; }

    /// <summary>One sentence: what the combination adds and what it does not.</summary>
    public required string MechanismSentence { get; init; }

    /// <summary>Quantiles over virtual patients by day; one entry per option, quantity, region or drug, and reading of IL-13.</summary>
    public required ImmutableArray<TrajectorySeries> Trajectory { get; init; }

    /// <summary>What a reader must know to read the trajectories rightly, made from the course: one sentence each.</summary>
    public required ImmutableArray<string> Remarks { get; init; }

    /// <summary>What was reported against the trajectories, words turned into intervals by a named rule.</summary>
    public required ImmutableArray<ReportedPoint> Reported { get; init; }

    /// <summary>The named moments of the course with their probabilities, with and without the rescue on the same virtual patients.</summary>
    public required ImmutableArray<MilestoneResult> Milestones { get; init; }

    /// <summary>How many virtual patients were drawn, enrolled and kept.</summary>
    public required PopulationSummary Population { get; init; }

    /// <summary>Predicted hazards with and without the rescue.</summary>
    public required ImmutableArray<RiskContrast> Risk { get; init; }

    /// <summary>Published rates of events, with the population each was counted in; the only numbers for events that are not modelled.</summary>
    public required ImmutableArray<PublishedRate> PublishedRates { get; init; }

    /// <summary>The gate's answer for every systemic drug of the course, at its start and now; null in results of programs that had no gate.</summary>
    public CheckResult? Gate { get; init; }

    /// <summary>What is needed to repeat this run byte for byte.</summary>
    public required RunRecord Record { get; init; }
}
