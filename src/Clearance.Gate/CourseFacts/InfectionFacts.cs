using Clearance.Course;

namespace Clearance.Gate;

/// <summary>Infections on the day of the check. None is known only from an examination that found none.</summary>
internal static class InfectionFacts
{
    public static void Add(CourseAtDay at, FactCollector facts)
    {
        var active = Active(at).ToList();
        var words = active.Select(static a => a.Word).Distinct(StringComparer.Ordinal).ToList();
        var seen = ScreeningFacts.Latest(at, ScreeningTest.CurrentInfection);
        var none = seen is { Screen.Result: ScreeningResult.Negative } ? seen : null;
        if (active.Count > 0)
        {
            var first = active[0];
            facts.Add("infection.current", FactValue.List.Of(none is not null, words), string.Join(", ", active.Select(static a => a.Event.What)), first.Event.At.Day, $"events[{first.Index}]");
            if (active.Find(static a => a.Event.Responding is not null) is { Event: { } responding, Index: var index })
            {
                facts.AddFlag("infection.responding_to_therapy", responding.Responding!.Value, responding.Responding.Value ? $"{responding.What} responds to treatment" : $"{responding.What} does not respond to treatment", responding.At.Day, $"events[{index}]");
            }

            return;
        }

        if (none is { Screen: { } screen, Index: var at0 })
        {
            var expired = screen.At?.Day is { } day && at.Day - day > at.Tables.NoInfectionHolds.Days;
            facts.Add("infection.current", FactValue.List.None, "no infection", screen.At?.Day, $"screening[{at0}]", expired);
        }
        else if (seen is { Screen.Result: ScreeningResult.Positive, Index: var positive })
        {
            facts.Gap("infection.current", "An infection is noted without saying which; record it as an event with 'finding:'.", $"screening[{positive}]");
        }
    }

    private static IEnumerable<(string Word, CourseEvent Event, int Index)> Active(CourseAtDay at)
    {
        var all = at.Question.Resolved.Course.Events.Items;
        for (var i = 0; i < all.Length; i++)
        {
            var e = all[i];
            if (e.At.Day is { } day && day <= at.Day && (e.Resolved?.Day is not { } end || end > at.Day) && Word(e, at, day) is { } word)
            {
                yield return (word, e, i);
            }
        }
    }

    private static string? Word(CourseEvent e, CourseAtDay at, double day)
    {
        switch (e.Finding)
        {
            case EventFinding.SeriousInfection:
                return "serious";
            case EventFinding.SeriousLocalisedInfection:
                return "serious_localised";
            case EventFinding.OpportunisticInfection:
                return "opportunistic";
            case EventFinding.Sepsis:
                return "sepsis";
            case EventFinding.HerpesZoster:
                return "herpes_zoster";
            case EventFinding.EczemaHerpeticum:
                return "eczema_herpeticum";
            case EventFinding.Helminth:
                return "helminth";
            case EventFinding.NonseriousInfection:
                return "new_nonserious";
            default:
                // An infection told without its end or kind counts for a while, and by its severity.
                var unclear = e is { Kind: EventKind.Infection, Finding: null, Resolved: null, Outcome: null } && at.Day - day <= at.Tables.InfectionWithoutEnd.Days;
                return !unclear ? null : e.Severity is SeverityWord.Severe or SeverityWord.VerySevere ? "serious" : "new_nonserious";
        }
    }
}
