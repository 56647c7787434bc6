using Clearance.Course;

namespace Clearance.Gate;

/// <summary>Whether other systemic drugs failed or are inadvisable: from the history, and from a fair trial of another drug in the course.</summary>
internal static class PriorTreatmentFacts
{
    private const string Field = "course.prior_systemic_failed_or_inadvisable";

    public static void Add(CourseAtDay at, FactCollector facts)
    {
        var history = at.Course.History.Items;
        for (var i = 0; i < history.Length; i++)
        {
            var h = history[i];
            if (h.Kind == HistoryKind.PriorTreatment && h.Outcome is TreatmentOutcome.Failed or TreatmentOutcome.NotTolerated or TreatmentOutcome.PartialResponse && IsSystemic(h.Drug ?? h.What, at))
            {
                facts.AddFlag(Field, true, $"{h.Drug ?? h.What}: {FactCollector.Words(h.Outcome!.Value)}", null, $"history[{i}]");
                return;
            }
        }

        foreach (var regimen in at.Course.Regimens.Where(r => at.DrugName(r) != at.Question.Drug.Name && IsSystemic(r.Drug, at)))
        {
            if (regimen.Start.Day is { } start && (regimen.Stop?.Day ?? at.Day) - start >= at.Tables.SystemicGivenFairTrial.Days
                && ResponseFacts.Of(at, start) is { Word: "none" or "partial" } response)
            {
                facts.AddFlag(Field, true, $"{at.DrugName(regimen)} since day {start:0.#}: {response.Said}", response.Day, $"observations[{response.Index}]", $"{at.Tables.SystemicGivenFairTrial.Days} days or more with a partial response at most count as inadequate control (policy)");
                return;
            }
        }
    }

    private static bool IsSystemic(string name, CourseAtDay at) => at.Formulary.FindDrug(name) is not null || at.Tables.SystemicTreatments.Contains(name);
}
