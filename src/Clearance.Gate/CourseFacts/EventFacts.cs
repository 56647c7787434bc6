using Clearance.Course;

namespace Clearance.Gate;

/// <summary>Events while the drug was taken. What is not recorded stays unknown; nobody reads silence as health.</summary>
internal static class EventFacts
{
    private static readonly (EventFinding Finding, string Field, bool UntilResolved)[] Fields =
    [
        (EventFinding.MiOrStroke, "event.mi_or_stroke", false),
        (EventFinding.VenousThromboembolism, "event.vte_suspected", false),
        (EventFinding.Conjunctivitis, "event.conjunctivitis_unresolved", true),
        (EventFinding.Hypersensitivity, "event.hypersensitivity_significant", false),
        (EventFinding.EosinophilicFeatures, "event.eosinophilic_features", true),
        (EventFinding.MusclePainOrDarkUrine, "symptom.muscle_pain_or_dark_urine", true),
        (EventFinding.LiverInjurySuspected, "lab.dili_suspected", true),
        (EventFinding.SystemicSteroidStoppedAbruptly, "course.systemic_steroid_stopped_abruptly", true),
    ];

    public static void Add(CourseAtDay at, FactCollector facts)
    {
        var all = at.Question.Resolved.Course.Events.Items;
        for (var i = all.Length - 1; i >= 0; i--)
        {
            var e = all[i];
            if (e.Finding is not { } finding || !(e.At.Day <= at.Day))
            {
                continue;
            }

            // An infarction or a clot before the first dose is history, not an event on the drug; both count against it.
            var beforeDrug = at.Start is not { } start || e.At.Day < start;
            if (beforeDrug && finding is EventFinding.MiOrStroke or EventFinding.VenousThromboembolism && at.Stage == TreatmentStage.BeforeStart)
            {
                facts.AddFlag(finding == EventFinding.MiOrStroke ? "risk.mi_or_stroke_history" : "risk.vte_history", true, e.What, e.At.Day, $"events[{i}]");
            }

            foreach (var (_, field, untilResolved) in Fields.Where(f => f.Finding == finding))
            {
                facts.AddFlag(field, !untilResolved || !(e.Resolved?.Day <= at.Day), e.What, e.At.Day, $"events[{i}]");
            }
        }
    }
}
