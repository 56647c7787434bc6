using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Simulation;

/// <summary>A course to simulate: one history, then one or more options on the same patients.</summary>
public sealed record CoursePlan
{
    /// <summary>
    /// The options. All must have the same treatment before <see cref="BranchDay"/>; the first one's is simulated, its state
    /// handed to all.
    /// </summary>
    public required ImmutableArray<CourseOption> Options { get; init; }

    /// <summary>Day on which the options part; 0 or later.</summary>
    public required int BranchDay { get; init; }

    /// <summary>Day after the last.</summary>
    public required int EndDay { get; init; }

    /// <summary>Days whose scores are kept, ascending, from 0 to <see cref="EndDay"/> - 1. Day -1 (enrolment) is kept before them unless there is a <see cref="Start"/>.</summary>
    public required ImmutableArray<int> OutputDays { get; init; }

    /// <summary>Hazards are summed from <see cref="BranchDay"/> up to this day, usually the planned end of the rescue.</summary>
    public required int HazardEndDay { get; init; }

    /// <summary>Whether triggers fluctuate. Without them there is no burn-in and enrolment is the untreated state.</summary>
    public bool Triggers { get; init; } = true;

    /// <summary>Days of life under the patient's own triggers before enrolment.</summary>
    public int BurnInDays { get; init; } = 182;

    /// <summary>
    /// Where the patients stand at the beginning, when their history was lived through before; then the options part at once,
    /// on the day of this state, and there is neither burn-in nor enrolment.
    /// </summary>
    public CourseStart? Start { get; init; }

    /// <summary>First day simulated.</summary>
    public int FirstDay => Start?.Day ?? (Triggers ? -BurnInDays : 0);

    /// <summary>Days whose scores are kept: enrolment (-1) unless the patients come with their history, then the plan's.</summary>
    public ImmutableArray<int> KeptDays => Start is null ? [-1, .. OutputDays] : OutputDays;

    /// <summary>Whether concentrations are kept beside the scores; a third of the outcome's memory.</summary>
    public bool KeepsConcentrations { get; init; } = true;

    /// <summary>Largest error estimate that is let pass; a patient above it is run again in quarter days.</summary>
    public double Tolerance { get; init; } = 0.05;

    /// <summary>Whether the scores of a day are asked for: kept, or followed by the hazards, or those of enrolment.</summary>
    internal bool IsScored(int day) =>
        day == -1 || (day >= BranchDay && day < HazardEndDay) || OutputDays.BinarySearch(day) >= 0;
}

/// <summary>One option of a course.</summary>
/// <param name="Name">Name, for messages.</param>
/// <param name="Treatment">What is taken, history included.</param>
/// <param name="Shadow">The treatment whose JAK inhibitors are charged with their hazard on this option's skin.</param>
/// <param name="Il13Reading">Which kinases carry IL-13.</param>
public sealed record CourseOption(string Name, Treatment Treatment, Treatment Shadow, Il13Reading Il13Reading)
{
    /// <summary>Class of the topical steroid from the branch day on, where it is another than the population's; null for the same.</summary>
    public SteroidClass? Steroid { get; init; }
}
