using System.Collections.Immutable;
using System.Globalization;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>What is known of a patient up to now, as particles live through it and are judged by it.</summary>
public sealed record CourseHistory
{
    /// <summary>Least days of life under the patient's own triggers before anything is given or seen.</summary>
    public const int LeastBurnIn = 84;

    /// <summary>Longest time before day 0 that is followed, days; what was seen or given earlier is left out.</summary>
    public const int MostDaysBefore = 1096;

    /// <summary>The course, with nothing later than now.</summary>
    public required ResolvedCourse Resolved { get; init; }

    /// <summary>First day of the future.</summary>
    public required int Now { get; init; }

    /// <summary>Days lived before day 0.</summary>
    public required int BurnInDays { get; init; }

    /// <summary>
    /// Days whose scores are kept: those of the baseline, of visits, of what they are compared with, and of all that a later word may be
    /// compared with, whether or not the model has a number for it.
    /// </summary>
    public required ImmutableArray<int> KeptDays { get; init; }

    /// <summary>Position among the kept days of the day before the first systemic treatment, before now when there is none yet.</summary>
    public required int Baseline { get; init; }

    /// <summary>The last EASI written up to then; null when none was.</summary>
    public required double? BaselineEasi { get; init; }

    /// <summary>What was seen, in order of time.</summary>
    public required ImmutableArray<Visit> Visits { get; init; }

    /// <summary>Everything taken, up to now.</summary>
    public required Treatment Taken { get; init; }

    /// <summary>The last time anything is known of, days from the anchor; 0 when nothing has a day.</summary>
    public static double LastKnown(TreatmentCourse course) => course.Observations.Items.Select(o => o.At.Day)
        .Concat(course.Regimens.Items.Select(r => r.Start.Day))
        .Concat(course.Regimens.Items.Select(r => r.Stop?.Day))
        .Concat(course.Regimens.Items.SelectMany(r => r.Changes.Items).Select(c => c.At.Day))
        .Select(day => day ?? 0.0).DefaultIfEmpty(0.0).Max();

    /// <summary>Reads the history out of a course, with issues at what cannot be used.</summary>
    /// <param name="resolved">The course, with nothing later than now.</param>
    /// <param name="now">The day on which the future begins, days from the anchor.</param>
    /// <param name="formulary">For the errors of scores.</param>
    public static Reading<CourseHistory> Of(ResolvedCourse resolved, double now, DrugFormulary formulary)
    {
        IssueLog log = new();
        int today = Math.Max(0, CourseTreatment.Whole(now));
        double? begun = resolved.Systemics.Select(s => s.StartDay).Where(d => d < today).Select(d => (double?)d).Min();
        double firstTaken = begun ?? today;
        SeenReader reader = new(resolved, log, -MostDaysBefore, formulary);
        ImmutableArray<(double Day, ImmutableArray<SeenItem> Items)> seen = reader.Read(today);
        double first = seen.Select(s => s.Day).Append(firstTaken).Append(0.0).Min();
        int burnIn = Math.Clamp(LeastBurnIn + (int)Math.Ceiling(-Math.Min(0.0, first)), LeastBurnIn, MostDaysBefore + LeastBurnIn);
        if (today + burnIn > ParticleCourse.MostDays)
        {
            log.Error("forecast.too-long", resolved.Course.Places.Of("anchor"), $"The course is {today} days long; a history of at most {ParticleCourse.MostDays - burnIn} days can be lived through.", "Choose a later anchor and leave out what lies long before.");
            return new(null, log.ToImmutable());
        }

        int baselineDay = Math.Max(-burnIn, CourseTreatment.DayOf(firstTaken));
        ImmutableArray<int> kept = [.. seen.Select(s => CourseTreatment.DayOf(s.Day)).Concat(reader.ReferenceDays).Concat(Comparable(resolved.Course, today)).Append(baselineDay)
            .Select(d => Math.Clamp(d, -burnIn, today - 1)).Distinct().Order()];
        return new(
            new CourseHistory
            {
                Resolved = resolved,
                Now = today,
                BurnInDays = burnIn,
                KeptDays = kept,
                Baseline = kept.IndexOf(baselineDay),
                BaselineEasi = (double?)resolved.Scores.OrderBy(s => s.Day)
                    .LastOrDefault(s => s.Kind == ScoreKind.Easi && s.Region is null && (begun is { } day ? s.Day <= day : CourseTreatment.Whole(s.Day) <= today))?.Value,
                Visits = [.. seen.Select(s => new Visit(kept.IndexOf(CourseTreatment.DayOf(s.Day)), s.Day, reader.Placed(s.Items, kept)))],
                Taken = CourseTreatment.Of(resolved.Systemics, resolved.Topicals, today),
            },
            log.ToImmutable());
    }

    // A word may be compared with any earlier statement or the start of treatment, on the decision's own day as well; day 0 stands for a start nobody told.
    private static IEnumerable<int> Comparable(TreatmentCourse course, int today) => course.Observations.Items.Select(o => o.At.Day)
        .Concat(course.Regimens.Items.Select(r => r.Start.Day))
        .Append(0.0)
        .Append(today)
        .OfType<double>()
        .Where(day => CourseTreatment.Whole(day) <= today)
        .Select(CourseTreatment.DayOf);
}
