using System.Collections.Immutable;
using System.Globalization;
using Clearance.Course;
using Clearance.Forecast;
using Clearance.Formulary;
using Token = Clearance.Course.Token;

namespace Clearance.Consult;

/// <summary>
/// The milestones of a run: each dated statement made after the rescue began, as a probability in the same partial
/// responders with and without the rescue. Where nothing was said (the future is hidden) the questions of the index case
/// are asked: improved at 2 months, clear at 4.
/// </summary>
internal sealed class MilestoneFiller(RunSimulation run, DrugFormulary formulary)
{
    private static readonly ImmutableArray<(StatusWord Word, int Months)> Questions = [(StatusWord.Improved, 2), (StatusWord.Clear, 4)];

    /// <summary>Months after the start of the rescue that are asked about when nothing was said: their days must be kept.</summary>
    public static IEnumerable<int> AskedMonths => Questions.Select(q => q.Months);

    private readonly string _drug = run.Question.Rescue.Drug.Name;

    /// <summary>All milestones, under both readings of IL-13.</summary>
    public ImmutableArray<MilestoneResult> Fill()
    {
        Milestone[] milestones = [.. Reported()];
        if (milestones.Length == 0)
        {
            milestones = [.. Asked()];
        }

        return
        [
            .. milestones.Select(m => Result(m, RunSimulation.With, Il13Reading.ReceptorBiology)),
            .. milestones.Select(m => Result(m, RunSimulation.WithAuthors, Il13Reading.Authors)),
        ];
    }

    private IEnumerable<Milestone> Reported() => run.Resolved.Intervals
        .Where(i => PatientScores.DayOf(i.Day) >= run.Question.StartDay)
        .GroupBy(i => i.Observation)
        .Select(group =>
        {
            Observation observation = run.Resolved.Course.Observations[group.Key];
            string word = group.First().Word;
            (string token, string label) = When(observation.At);
            return new Milestone(
                $"{word}_{token}",
                $"{Capital(word)} {label}",
                group.First().Day,
                string.Join("; ", group.Select(i => i.Meaning).Distinct(StringComparer.Ordinal)) + Where(group),
                observation.Provenance.Said ?? word.Replace('_', ' '),
                [.. group]);
        });

    private IEnumerable<Milestone> Asked()
    {
        double start = run.Question.StartDay;
        foreach ((StatusWord word, int months) in Questions)
        {
            double day = start + (months * TimeUnits.DaysInMonth);
            if (PatientScores.DayOf(day) >= run.Question.EndDay)
            {
                continue;
            }

            WordMeaning meaning = formulary.Scales.Words.Status[word];
            ImmutableArray<BodyRegion> regions = [.. run.BeforeRescue.SelectMany(i => i.Regions.IsDefault ? [] : i.Regions).Distinct().Order()];
            IntervalObservation[] intervals = [.. meaning.Bounds.Select(b => new IntervalObservation
            {
                Observation = -1,
                Day = day,
                Word = Token.Of(word),
                Score = b.Score,
                Of = b.Of,
                ReferenceDay = b.Of == BoundKind.Share ? start : null,
                Regions = b.Of == BoundKind.Share ? regions : [],
                Low = b.Low,
                LowOpen = b.LowOpen,
                High = b.High,
                Meaning = meaning.Meaning,
                Source = meaning.Source,
                Status = meaning.Status,
            })];
            yield return new Milestone(
                $"{Token.Of(word)}_{months}_months",
                $"{Capital(Token.Of(word))} {months} months after adding {_drug}",
                day,
                meaning.Meaning,
                null,
                [.. intervals]);
        }
    }

    private MilestoneResult Result(Milestone milestone, int option, Il13Reading reading)
    {
        ImmutableArray<int> patients = run.Partial;
        bool[] with = [.. patients.Select(p => run.Scores.Holds(milestone.Intervals, option, p))];
        bool[] without = [.. patients.Select(p => run.Scores.Holds(milestone.Intervals, RunSimulation.Without, p))];
        int[] draws = [.. patients.Select(run.Population.ModelDraw)];
        return new MilestoneResult
        {
            Name = milestone.Name,
            Label = milestone.Label,
            Day = milestone.Day,
            Definition = milestone.Definition,
            Reported = milestone.Reported,
            WithRescue = ProbabilityEstimate.Of(with, draws),
            WithoutRescue = ProbabilityEstimate.Of(without, draws),
            Difference = ProbabilityEstimate.Difference([.. with.Zip(without, (w, o) => (w ? 1 : 0) - (o ? 1 : 0))], draws),
            Il13Reading = reading,
            Denominator = new Denominator { Patients = patients.Length, Who = $"virtual patients who were partial responders when {_drug} was added, as {Pronoun(run.Resolved.Course)} was" },
            IntervalCovers = $"what is not known of the model's typical values ({PopulationBasis.Words(formulary)}) and the number of virtual patients",
        };
    }

    // "2 months after adding tofacitinib", from how the course says it.
    private (string Token, string Label) When(CourseTime at)
    {
        if (at.Written is WrittenTime.After after)
        {
            string amount = after.Offset.Amount.ToString("0.##", CultureInfo.InvariantCulture);
            string unit = after.Offset.Unit.ToString().ToLowerInvariant();
            bool fromStop = after.Anchor.EndsWith("_stop", StringComparison.Ordinal);
            string label = after.Anchor == $"{run.Question.Rescue.Regimen.Id}_start" ? $"{amount} {unit} after adding {_drug}"
                : fromStop ? $"{amount} {unit} after stopping {after.Anchor[..^5]}"
                : $"{amount} {unit} after {after.Anchor.Replace('_', ' ')}";
            return ($"{amount.Replace('.', '_')}_{unit}{(fromStop ? "_after_stop" : string.Empty)}", label);
        }

        int day = CourseTreatment.Whole(at.Day ?? 0.0);
        return ($"day_{day}", $"on day {day}");
    }

    private static string Where(IEnumerable<IntervalObservation> group)
    {
        BodyRegion[] regions = [.. group.SelectMany(i => i.Regions.IsDefault ? [] : i.Regions).Distinct().Order()];
        return regions.Length == 0 ? string.Empty : $" (regions concerned: {string.Join(", ", regions.Select(RegionWords))})";
    }

    private static string RegionWords(BodyRegion region) =>
        region == BodyRegion.HeadNeck ? "head and neck" : Token.Of(region).Replace('_', ' ');

    private static string Pronoun(TreatmentCourse course) => course.Patient?.Sex?.Value switch
    {
        Sex.Male => "he",
        Sex.Female => "she",
        _ => "the patient",
    };

    private static string Capital(string token) => char.ToUpperInvariant(token[0]) + token[1..].Replace('_', ' ');

    private sealed record Milestone(
        string Name, string Label, double Day, string Definition, string? Reported, ImmutableArray<IntervalObservation> Intervals);
}
