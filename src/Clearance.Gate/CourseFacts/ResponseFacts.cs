using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>How the skin answered to the drug under check, from the last statement made while it was taken.</summary>
internal static class ResponseFacts
{
    public static void Add(CourseAtDay at, FactCollector facts)
    {
        if (at.Stage == TreatmentStage.BeforeStart || at.Start is not { } start)
        {
            return;
        }

        if (Of(at, start) is { } response)
        {
            facts.AddWord("course.response", response.Word, response.Said, response.Day, $"observations[{response.Index}]", "words as responses: a default of this program");
        }
    }

    /// <summary>The response to a drug taken since a day, as known on the day of the check; null when nobody said.</summary>
    public static (string Word, string Said, double Day, int Index)? Of(CourseAtDay at, double start)
    {
        var all = at.Question.Resolved.Course.Observations.Items;
        (string, string, double, int)? found = null;
        var last = start;
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].At.Day is { } day && day > start && day >= last && day <= at.Day && Word(all[i], i, at, start) is { } word)
            {
                (found, last) = ((word.Word, word.Said, day, i), day);
            }
        }

        return found;
    }

    private static (string Word, string Said)? Word(Observation observation, int index, CourseAtDay at, double start)
    {
        var rules = at.Tables.Response;
        if (observation.Status is { } status)
        {
            var word = rules.Words[status];
            var residual = observation.Residual.IsEmpty ? "" : $", residual {string.Join(", ", observation.Residual.Select(FactCollector.Words))}";
            return (residual.Length > 0 && word is "adequate" or "cleared" && residual.Length > 0 ? "partial" : word, FactCollector.Words(status) + residual);
        }

        var scores = at.Question.Resolved.Scores.Where(static s => s is { Kind: ScoreKind.Easi, Region: null });
        if (scores.FirstOrDefault(s => s.Observation == index) is not { } now)
        {
            return null;
        }

        if (now.Value <= rules.ClearedEasi)
        {
            return ("cleared", $"EASI {FactCollector.Text(now.Value)}");
        }

        if (scores.LastOrDefault(s => s.Day <= start) is not { Value: > 0 } before)
        {
            return null;
        }

        var gone = (before.Value - now.Value) / before.Value;
        return (gone >= rules.AdequateShare ? "adequate" : gone >= rules.PartialShare ? "partial" : "none", $"EASI {FactCollector.Text(before.Value)} to {FactCollector.Text(now.Value)}");
    }
}
