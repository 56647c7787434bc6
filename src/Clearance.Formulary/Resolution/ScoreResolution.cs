using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Collects the exact scores of a course, computed from items where items are given.</summary>
internal static class ScoreResolution
{
    // Half a step of the least digit a score is printed with.
    private const decimal PrintedDigit = 0.05m;

    public static ImmutableArray<ScoreObservation> Resolve(TreatmentCourse course, IssueLog log)
    {
        var age = course.Patient?.AgeYears?.Value;
        var scores = ImmutableArray.CreateBuilder<ScoreObservation>();
        foreach (var (o, index) in course.Observations.Items.Select(static (o, i) => (o, i)).Where(static x => x.o.At.IsKnown).OrderBy(static x => x.o.At.Day))
        {
            var day = o.At.Day!.Value;
            Add(ScoreKind.Easi, "easi", o.Easi?.Total, o.Easi is { } e ? EasiFormula.FromItems(e, age) : null);
            Add(ScoreKind.Iga, "iga", o.Iga?.Level, o.Iga?.Signs is { } s ? IgaFormula.FromSigns(s) : null);
            Add(ScoreKind.Bsa, "bsa", o.Bsa?.Percent, o.Bsa is { } b ? BsaFormula.FromItems(b) : null);
            Add(ScoreKind.PpNrs, "pp_nrs", o.PpNrs?.Value, o.PpNrs is { } n ? PpNrsFormula.Weekly(n.Daily) : null);
            Add(ScoreKind.Scorad, "scorad", o.Scorad?.Total, o.Scorad is { } c ? ScoradFormula.FromItems(c) : null);
            Add(ScoreKind.Poem, "poem", o.Poem?.Total, o.Poem?.Items is { } p ? QuestionnaireFormula.Poem(p) : null);
            Add(ScoreKind.Dlqi, "dlqi", o.Dlqi?.Total, o.Dlqi is { Items.IsEmpty: false } d ? QuestionnaireFormula.Dlqi(d.Items) : null);
            Add(ScoreKind.Adct, "adct", o.Adct?.Total, o.Adct?.Items is { } t ? QuestionnaireFormula.Adct(t) : null);
            foreach (var region in o.Easi?.Regions ?? [])
            {
                if (EasiFormula.Regional(region) is { } value)
                {
                    scores.Add(new ScoreObservation(index, day, ScoreKind.Easi, region.Region, value));
                }
            }

            void Add(ScoreKind kind, string field, decimal? stated, decimal? computed)
            {
                if (stated is { } a && computed is { } b && Math.Abs(a - b) > PrintedDigit)
                {
                    log.Warning("score.mismatch", course.Places.Of($"observations[{index}].{field}"), $"The items give {b}, the total says {a}; the items are used.", "Correct the total or the items.");
                }

                if ((computed ?? stated) is { } value)
                {
                    scores.Add(new ScoreObservation(index, day, kind, null, value));
                }
            }
        }

        return scores.ToImmutable();
    }
}
