using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Turns the words of observations into intervals by the table of words.</summary>
internal static class WordResolution
{
    public static ImmutableArray<IntervalObservation> Resolve(TreatmentCourse course, DrugFormulary formulary, IssueLog log)
    {
        var words = formulary.Scales.Words;
        var dated = course.Observations.Items
            .Select(static (o, i) => (Observation: o, Index: i))
            .Where(static x => x.Observation.At.IsKnown)
            .OrderBy(static x => x.Observation.At.Day)
            .ToList();
        foreach (var (_, i) in course.Observations.Items.Select(static (o, i) => (o, i)).Where(static x => !x.o.At.IsKnown))
        {
            log.Add(new Issue("observation.undated", IssueSeverity.Information, course.Places.Of($"observations[{i}].at"), "This observation has no day; it is shown, not used.", "State when it was made."));
        }

        var start = course.Regimens.Items.Where(r => r.Route != Route.Topical && formulary.Topicals.Find(r.Drug) is null)
            .Select(static r => r.Start.Day).OfType<double>().DefaultIfEmpty(0.0).Min();
        var intervals = ImmutableArray.CreateBuilder<IntervalObservation>();
        (Observation Observation, double Day)? last = null;
        foreach (var (observation, index) in dated)
        {
            foreach (var (word, meaning) in MeaningsOf(observation, words))
            {
                intervals.AddRange(meaning.Bounds.SelectMany(b => Apply(b, word, meaning, observation, index, start, last, course, log)));
            }

            last = (observation, observation.At.Day!.Value);
        }

        return intervals.ToImmutable();
    }

    private static IEnumerable<(string Word, WordMeaning Meaning)> MeaningsOf(Observation observation, WordTable words)
    {
        if (observation.Status is { } status)
        {
            yield return (Token.Of(status), words.Status[status]);
        }

        if (observation.Severity is { } severity)
        {
            yield return (Token.Of(severity), words.Severity[severity]);
        }

        if (!observation.Residual.IsEmpty)
        {
            yield return ("residual", words.Residual);
        }
    }

    private static IEnumerable<IntervalObservation> Apply(
        WordBound bound, string word, WordMeaning meaning, Observation observation, int index, double start, (Observation Observation, double Day)? last, TreatmentCourse course, IssueLog log)
    {
        var named = CourseResolution.RegionsOf(observation.Sites);
        var day = observation.At.Day!.Value;
        double? reference = bound.Reference switch
        {
            BoundReference.None => null,
            BoundReference.Start => start,
            BoundReference.LastStatement => last?.Day,
            _ => throw new ArgumentOutOfRangeException(nameof(bound), bound.Reference, null),
        };
        if (bound.Of == BoundKind.Share && (reference is null || reference >= day))
        {
            log.Add(new Issue("word.no-reference", IssueSeverity.Warning, course.Places.Of($"observations[{index}]"), $"'{word}' compares with an earlier state, and there is none.", "Add the earlier observation, or give a score."));
            yield break;
        }

        // Words for the whole skin stay silent when regions are named: "clear face" says nothing of the global assessment.
        if (bound.Where == BoundScope.Whole && bound.Score == BoundedScore.Iga && !named.IsEmpty)
        {
            yield break;
        }

        foreach (var regions in RegionsOf(bound, named, observation, last?.Observation))
        {
            yield return new IntervalObservation
            {
                Observation = index,
                Day = day,
                Word = word,
                Score = bound.Score,
                Of = bound.Of,
                ReferenceDay = reference,
                Regions = regions,
                Low = bound.Low,
                LowOpen = bound.LowOpen,
                High = bound.High,
                Meaning = meaning.Meaning,
                Source = meaning.Source,
                Status = meaning.Status,
            };
        }
    }

    // The regions concerned: those named with the word; for a change since the last statement, those it said were
    // still affected; else the whole skin (empty).
    private static IEnumerable<ImmutableArray<BodyRegion>> RegionsOf(WordBound bound, ImmutableArray<BodyRegion> named, Observation observation, Observation? last) =>
        bound.Where switch
        {
            BoundScope.Whole => [[]],
            BoundScope.Residual => CourseResolution.RegionsOf(observation.Residual).Select(static r => ImmutableArray.Create(r)),
            BoundScope.Named when !named.IsEmpty => [named],
            BoundScope.Named when bound.Reference == BoundReference.LastStatement && last is not null => [CourseResolution.RegionsOf(last.Residual)],
            BoundScope.Named => [[]],
            _ => throw new ArgumentOutOfRangeException(nameof(bound), bound.Where, null),
        };
}
