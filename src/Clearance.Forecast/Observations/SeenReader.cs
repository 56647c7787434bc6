using System.Collections.Immutable;
using System.Globalization;
using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Forecast;

/// <summary>Turns the scores and words of a course into what the model gives probabilities to, and says what it cannot use.</summary>
internal sealed class SeenReader(ResolvedCourse resolved, IssueLog log, double earliest, DrugFormulary formulary)
{
    private readonly HashSet<int> _references = [];

    /// <summary>Simulated days that shares are compared with.</summary>
    public IEnumerable<int> ReferenceDays => _references;

    /// <summary>What was seen by each day before <paramref name="today"/> or on it, in order of time; words' references hold days, not positions.</summary>
    public ImmutableArray<(double Day, ImmutableArray<SeenItem> Items)> Read(int today)
    {
        Contradictions();
        IEnumerable<(double Day, SeenItem Item)> items = resolved.Scores.Where(s => s.Region is null).Select(Score)
            .Concat(Regional())
            .Concat(resolved.Intervals.Select(i => ((double Day, SeenItem? Item))(i.Day, Word(i))))
            .Where(x => x.Item is not null && IsUsable(x.Day, x.Item))
            .Select(x => (x.Day, x.Item!))
            .ToList();
        return [.. items.Where(x => CourseTreatment.Whole(x.Day) <= today)
            .GroupBy(x => CourseTreatment.DayOf(x.Day))
            .OrderBy(g => g.Key)
            .Select(g => (g.Max(x => x.Day), g.Select(x => x.Item).ToImmutableArray()))];
    }

    /// <summary>The items with references as positions among the kept days.</summary>
    public ImmutableArray<SeenItem> Placed(ImmutableArray<SeenItem> items, ImmutableArray<int> kept) =>
        [.. items.Select(item => item is SeenItem.Words { ReferenceVisit: not NoReference } words
            ? words with { ReferenceVisit = Math.Max(0, kept.IndexOf(Math.Max(kept[0], words.ReferenceVisit))) }
            : item is SeenItem.Words w ? w with { ReferenceVisit = -1 } : item)];

    private const int NoReference = int.MinValue;

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private (double Day, SeenItem? Item) Score(ScoreObservation score)
    {
        double value = (double)score.Value;
        string text = $"{Token.Of(score.Kind).Replace('_', '-').ToUpperInvariant()} {Number(score.Value)}";
        bool hasRegions = score.Kind == ScoreKind.Easi && resolved.Scores.Count(s => s.Observation == score.Observation && s.Region is not null) == 4;
        SeenItem? item = score.Kind switch
        {
            // Four regions say all that the total says.
            ScoreKind.Easi => hasRegions ? null : new SeenItem.Easi(score.Observation, text, value),
            ScoreKind.Iga => new SeenItem.Global(score.Observation, text, (int)value),
            ScoreKind.PpNrs => new SeenItem.Itch(score.Observation, text, value),
            ScoreKind.Bsa => new SeenItem.Surface(score.Observation, text + "%", value, resolved.Course.Observations[score.Observation].Bsa?.About == true),
            _ => null,
        };
        if (item is null && !hasRegions)
        {
            log.Add(new Issue("forecast.score-not-modelled", IssueSeverity.Information, resolved.Course.Places.Of($"observations[{score.Observation}]"), $"{text} is shown, not used: the model has no such score.", "Add an EASI, an IGA, a body surface or a peak itch if there is one."));
        }

        return (score.Day, item);
    }

    private IEnumerable<(double Day, SeenItem? Item)> Regional()
    {
        foreach (IGrouping<int, ScoreObservation> group in resolved.Scores.Where(s => s.Region is not null).GroupBy(s => s.Observation))
        {
            // With a total and some regions only, the total is used: they share the rater's error.
            int count = group.Count();
            if (count < 4 && resolved.Scores.Any(s => s.Observation == group.Key && s.Kind == ScoreKind.Easi && s.Region is null))
            {
                continue;
            }

            double[] values = new double[4];
            int regions = 0;
            foreach (ScoreObservation score in group)
            {
                values[(int)score.Region!.Value] = (double)score.Value;
                regions |= 1 << (int)score.Region.Value;
            }

            yield return (group.First().Day, new SeenItem.Regional(group.Key, $"EASI of {count} region{(count == 1 ? "" : "s")}", regions, values));
        }
    }

    private SeenItem.Words? Word(IntervalObservation interval)
    {
        int regions = interval.Regions.IsDefaultOrEmpty ? ScoreLikelihood.AllRegions : interval.Regions.Sum(r => 1 << (int)r);
        int reference = NoReference;
        double? written = null;
        if (interval.Of == BoundKind.Share)
        {
            if (interval.ReferenceDay is not { } day || day < earliest)
            {
                log.Warning(
                    "forecast.no-reference",
                    resolved.Course.Places.Of($"observations[{interval.Observation}]"),
                    $"'{interval.Word.Replace('_', ' ')}' compares with a state that lies more than {-earliest:0} days before day 0, which is not followed; it is left out.",
                    "Choose an earlier anchor, or give a score.");
                return null;
            }

            reference = CourseTreatment.DayOf(day);
            _references.Add(reference);
            written = interval.Score == BoundedScore.Easi && regions == ScoreLikelihood.AllRegions
                ? (double?)resolved.Scores.LastOrDefault(s => s.Kind == ScoreKind.Easi && s.Region is null && s.Day == day)?.Value
                : null;
        }

        return new SeenItem.Words(
            interval.Observation, interval.Word.Replace('_', ' '), interval.Score, regions, interval.Low, interval.High, interval.LowOpen, reference, written, interval.Meaning);
    }

    private bool IsUsable(double day, SeenItem item)
    {
        SourcePlace place = resolved.Course.Places.Of($"observations[{item.Observation}].at");
        if (resolved.Course.Patient?.AgeYears is { } age && day < -365.25 * (double)age.Value)
        {
            log.Warning("forecast.before-birth", place, $"'{item.Text}' lies before the patient was born; it is left out.", "Correct the time or the age.");
            return false;
        }

        if (day < earliest)
        {
            log.Warning("forecast.too-early", place, $"'{item.Text}' lies {-day:0} days before day 0; only the last {-earliest:0} are followed, so it is left out.", "Choose an earlier anchor if it matters.");
            return false;
        }

        return true;
    }

    private void Contradictions()
    {
        // Two written EASI of one day further apart than the setting on the logit are no rater's error.
        double offset = formulary.Skin.Central("easi_offset");
        double Logit(decimal easi) => Math.Log(((double)easi + offset) / (72.0 + offset - (double)easi));
        foreach (IGrouping<int, ScoreObservation> day in resolved.Scores.Where(s => s.Kind == ScoreKind.Easi && s.Region is null).GroupBy(s => CourseTreatment.Whole(s.Day)))
        {
            ScoreObservation low = day.MinBy(s => s.Value)!;
            ScoreObservation high = day.MaxBy(s => s.Value)!;
            if (Logit(high.Value) - Logit(low.Value) > formulary.Forecast["contradiction_logit"])
            {
                log.Warning("forecast.contradiction", resolved.Course.Places.Of($"observations[{high.Observation}].easi"), $"EASI {Number(high.Value)} and EASI {Number(low.Value)} on one day contradict each other; both are used, and few patients explain both.", "Correct one, or its day.");
            }
        }
    }
}
