using System.Collections.Immutable;
using System.Globalization;
using Clearance.Course;
using Clearance.Forecast;
using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>What came of scoring.</summary>
/// <param name="Kept">Forecasts of the course in the ledger.</param>
/// <param name="Added">Scores added now.</param>
/// <param name="Issues">What is wrong, and what could not be scored.</param>
public sealed record LedgerScore(int Kept, int Added, ImmutableArray<Issue> Issues);

/// <summary>
/// The use case <c>forecast --score</c>: what a course now tells of the time after kept forecasts is held against them. A forecast is
/// scored under the option that was followed: staying when no systemic drug was begun, stopped or changed since, or the
/// option that began just that drug; else it is not scored, and that is said.
/// </summary>
public static class LedgerScoring
{
    // A drug that begins so many days after the forecast was made counts as its option.
    private const double DaysToBegin = 14.0;

    /// <summary>Scores the forecasts of a course.</summary>
    public static LedgerScore Execute(byte[] courseBytes, string courseName, string knowledgeFolder, string ledger)
    {
        Reading<TreatmentCourse> read = CourseReader.ReadBytes(courseBytes, courseName);
        Reading<DrugFormulary> loaded = DrugFormulary.Load(knowledgeFolder);
        List<Issue> issues = [.. read.Issues, .. loaded.Issues];
        if (read.Value is not { } course || loaded.Value is not { } formulary)
        {
            return new LedgerScore(0, 0, [.. issues]);
        }

        Reading<ResolvedCourse> resolution = CourseResolution.Resolve(course, formulary);
        issues.AddRange(resolution.Issues);
        if (resolution.Value is not { } resolved)
        {
            return new LedgerScore(0, 0, [.. issues]);
        }

        ImmutableArray<KeptForecast> kept = [.. ForecastLedger.Read(ledger, issues).OfType<KeptForecast>().Where(k => k.Course == course.Id)];
        if (kept.IsEmpty)
        {
            issues.Add(new Issue("ledger.no-forecast", IssueSeverity.Warning, SourcePlace.WholeFile(courseName), $"The ledger holds no forecast of the course '{course.Id}'.", "Keep one with 'clearance forecast FILE --keep LEDGER'."));
        }

        ImmutableArray<ScoredStatement> scores = [.. kept.SelectMany(k => Scores(k, resolved, issues, courseName))];
        return new LedgerScore(kept.Length, ForecastLedger.Add(ledger, scores), [.. issues]);
    }

    private static IEnumerable<ScoredStatement> Scores(KeptForecast kept, ResolvedCourse resolved, List<Issue> issues, string courseName)
    {
        if (Followed(kept, resolved) is not { } option)
        {
            issues.Add(new Issue("ledger.not-followed", IssueSeverity.Information, SourcePlace.WholeFile(courseName), $"The forecast from day {kept.Now} is not scored: what was given since is none of its options.", "Give the option with --option when the forecast is made."));
            yield break;
        }

        foreach (ScoreObservation score in resolved.Scores.Where(s => s.Region is null && s.Kind is ScoreKind.Easi or ScoreKind.PpNrs && CourseTreatment.Whole(s.Day) > kept.Now))
        {
            if (Week(kept, score.Day) is { } at)
            {
                Fan fan = score.Kind == ScoreKind.Easi ? option.Easi[at] : option.Itch[at];
                yield return Score(kept, option, score, fan);
            }
        }

        foreach (IGrouping<(int Observation, string Word), IntervalObservation> words in resolved.Intervals
            .Where(i => CourseTreatment.Whole(i.Day) > kept.Now && i.Word is "clear" or "controlled").GroupBy(i => (i.Observation, i.Word)))
        {
            IntervalObservation first = words.First();
            if (Week(kept, first.Day) is { } at && first.Day > kept.Now)
            {
                yield return new ScoredStatement
                {
                    Schema = LedgerLine.CurrentSchema, Forecast = kept.Key, Course = kept.Course, Option = option.Id, Day = first.Day, Text = first.Word,
                    Within50 = null, Within80 = null, Within90 = null, QuantileScore = null,
                    Probability = first.Word == "clear" ? option.Clear[at] : option.Controlled[at],
                };
            }
        }
    }

    private static ScoredStatement Score(KeptForecast kept, KeptOption option, ScoreObservation score, Fan fan)
    {
        double y = (double)score.Value;
        double[] levels = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
        double[] quantiles = [fan.P5, fan.P10, fan.P25, fan.P50, fan.P75, fan.P90, fan.P95];
        double loss = levels.Select((q, k) => y >= quantiles[k] ? q * (y - quantiles[k]) : (1.0 - q) * (quantiles[k] - y)).Average();
        return new ScoredStatement
        {
            Schema = LedgerLine.CurrentSchema, Forecast = kept.Key, Course = kept.Course, Option = option.Id, Day = score.Day,
            Text = string.Create(CultureInfo.InvariantCulture, $"{(score.Kind == ScoreKind.Easi ? "EASI" : "peak itch")} {y:0.##}"),
            Within50 = y >= fan.P25 && y <= fan.P75,
            Within80 = y >= fan.P10 && y <= fan.P90,
            Within90 = y >= fan.P5 && y <= fan.P95,
            QuantileScore = 2.0 * loss,
            Probability = null,
        };
    }

    // The kept week that lies nearest, at most two weeks off.
    private static int? Week(KeptForecast kept, double day)
    {
        double week = (day - kept.Now) / 7.0;
        int nearest = Enumerable.Range(0, kept.Weeks.Length).MinBy(i => Math.Abs(kept.Weeks[i] - week));
        return kept.Weeks.Length > 0 && Math.Abs(kept.Weeks[nearest] - week) <= 2.0 ? nearest : null;
    }

    private static KeptOption? Followed(KeptForecast kept, ResolvedCourse resolved)
    {
        ImmutableArray<ResolvedRegimen.Systemic> begun = [.. resolved.Systemics.Where(s => CourseTreatment.Whole(s.StartDay) >= kept.Now)];
        if (begun.IsEmpty)
        {
            return kept.Options.FirstOrDefault(o => o.Id == "stay");
        }

        if (begun is not [var only] || only.StartDay > kept.Now + DaysToBegin)
        {
            return null;
        }

        // Of the durations of one dose the one that comes nearest.
        double weeks = ((only.StopDay ?? (kept.Now + 3640.0)) - only.StartDay) / 7.0;
        string start = string.Create(CultureInfo.InvariantCulture, $"add-{only.Drug.Name}-{only.Phases[0].DoseMg:0.##}mg-");
        return kept.Options.Where(o => o.Id.StartsWith(start, StringComparison.Ordinal) && o.Id.EndsWith('w'))
            .Where(o => Math.Abs(Weeks(o.Id) - weeks) <= 2.0)
            .MinBy(o => Math.Abs(Weeks(o.Id) - weeks));
    }

    private static double Weeks(string id) =>
        double.TryParse(id[(id.LastIndexOf('-') + 1)..^1], NumberStyles.Integer, CultureInfo.InvariantCulture, out double weeks) ? weeks : double.PositiveInfinity;
}
