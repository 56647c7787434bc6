using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Forecast;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Consult;

/// <summary>
/// The question a run answers: this course with its rescue, against the same course without it. Days are whole: a drug that
/// starts at day 273.9 is first taken on the morning of day 274.
/// </summary>
internal sealed record RescueQuestion
{
    /// <summary>Days simulated beyond the last observation.</summary>
    private const int DaysBeyond = 28;

    /// <summary>The drug whose effect is asked for: a JAK inhibitor.</summary>
    public required ResolvedRegimen.Systemic Rescue { get; init; }

    /// <summary>The biologic it is added to: one still given if there is any, of these the last begun; null when there is none.</summary>
    public required ResolvedRegimen.Systemic? Biologic { get; init; }

    /// <summary>
    /// Where the biologic's concentration stands in the outcome: 0 is the JAK inhibitors', then each biologic with a dose in
    /// the order of the treatment. 0 when there is none.
    /// </summary>
    public int BiologicConcentration => Biologic is null
        ? 0
        : 1 + With.Systemic.Where(s => s.Schedule.Doses.Length > 0 && !JakInhibitors.Contains(s.Drug)).TakeWhile(s => s.Drug != Biologic.Drug.Name).Count();

    /// <summary>Names of the JAK inhibitors among the course's drugs.</summary>
    public required ImmutableHashSet<string> JakInhibitors { get; init; }

    /// <summary>The course as given.</summary>
    public required Treatment With { get; init; }

    /// <summary>The course without the rescue.</summary>
    public required Treatment Without { get; init; }

    /// <summary>First day of the rescue.</summary>
    public required int StartDay { get; init; }

    /// <summary>First day without the rescue again; the end of the simulation while it goes on.</summary>
    public required int StopDay { get; init; }

    /// <summary>Day after the last simulated.</summary>
    public required int EndDay { get; init; }

    /// <summary>The steroid class of the course's topical; null when none is modelled.</summary>
    public required SteroidClass? Steroid { get; init; }

    /// <summary>Reads the question out of a resolved course, or says why there is none.</summary>
    public static Reading<RescueQuestion> Of(ResolvedCourse resolved)
    {
        TreatmentCourse course = resolved.Course;
        ImmutableArray<ResolvedRegimen.Systemic> jaks =
            [.. resolved.Systemics.Where(s => s.Drug.Class == DrugClass.JakInhibitor).OrderBy(s => s.StartDay)];
        ResolvedRegimen.Systemic? rescue = jaks.LastOrDefault(s => s.Regimen.Role == RegimenRole.Rescue) ?? jaks.LastOrDefault();
        if (rescue is null)
        {
            return new(null, [new Issue(
                "run.no-rescue",
                IssueSeverity.Error,
                course.Places.Of("regimens"),
                "The course has no JAK inhibitor that can be simulated, so there is no rescue to compare with its absence.",
                "Add a regimen of a JAK inhibitor (tofacitinib, upadacitinib, abrocitinib, baricitinib) with its start, or remove 'modelled: false' from it.")]);
        }

        int start = CourseTreatment.Whole(rescue.StartDay);
        if (start < 0)
        {
            return new(null, [new Issue(
                "run.rescue-before-start",
                IssueSeverity.Error,
                course.Places.Of("regimens"),
                $"{rescue.Drug.Name} starts before day 0, where nothing is simulated.",
                "Choose as anchor the start of the first treatment, or an earlier day.")]);
        }

        double last = resolved.Course.Observations.Items.Select(o => o.At.Day ?? 0.0).DefaultIfEmpty(0.0).Max();
        int stop = rescue.StopDay is { } stated ? CourseTreatment.Whole(stated) : int.MaxValue;
        int end = (int)Math.Ceiling(Math.Max(last, Math.Max(start, Math.Min(stop, start + 365)))) + DaysBeyond;
        if (Math.Min(stop, end) <= start)
        {
            return new(null, [new Issue(
                "run.rescue-too-short",
                IssueSeverity.Error,
                course.Places.Of("regimens"),
                $"{rescue.Drug.Name} starts on day {start} and is not taken for a single whole day, so there is nothing to compare.",
                "State its stop (for example 'stop: { weeks: 12, from: <id>_start }'), or leave 'stop' out while it goes on.")]);
        }

        ImmutableArray<ResolvedRegimen.Topical> topicals = [.. resolved.Topicals.OrderBy(t => t.StartDay)];
        Treatment with = CourseTreatment.Of(resolved.Systemics, resolved.Topicals, end);
        return new(
            new RescueQuestion
            {
                Rescue = rescue,
                Biologic = resolved.Systemics.Where(s => s.Drug.Class != DrugClass.JakInhibitor && s.StartDay <= rescue.StartDay)
                    .OrderBy(s => s.StopDay is null || s.StopDay > rescue.StartDay).ThenBy(s => s.StartDay).LastOrDefault(),
                JakInhibitors = [.. jaks.Select(s => s.Drug.Name)],
                With = with,
                Without = CourseTreatment.Of(resolved.Systemics.Where(s => s != rescue), resolved.Topicals, end),
                StartDay = start,
                StopDay = Math.Min(stop, end),
                EndDay = end,
                Steroid = topicals.Length == 0 ? null : topicals.Max(t => t.Product.Class),
            },
            []);
    }
}
