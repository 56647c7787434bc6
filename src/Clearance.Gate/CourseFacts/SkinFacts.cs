using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>Residual disease of the face, erythroderma, and a superpotent steroid on the skin.</summary>
internal static class SkinFacts
{
    public static void Add(CourseAtDay at, FactCollector facts)
    {
        if (at.Course.Diagnosis?.Erythroderma is { } erythroderma)
        {
            facts.AddFlag("skin.erythroderma", erythroderma.Holds, $"erythroderma, {FactCollector.Text(erythroderma.BsaPercent)}% of the body surface", 0, "diagnosis.erythroderma");
        }

        var all = at.Question.Resolved.Course.Observations.Items;
        var latest = -1;
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].At.Day <= at.Day && (all[i].Status is not null || !all[i].Residual.IsEmpty) && (latest < 0 || all[i].At.Day >= all[latest].At.Day))
            {
                latest = i;
            }
        }

        if (latest >= 0)
        {
            var sites = all[latest].Residual;
            var face = sites.Any(static s => Place(s).Any(static w => w is "face" or "neck"));
            if (face || all[latest].Status == StatusWord.Clear)
            {
                facts.AddFlag("skin.residual_face", face, face ? $"residual {string.Join(", ", sites.Select(FactCollector.Words))}" : "clear", all[latest].At.Day, $"observations[{latest}]");
            }
        }

        Steroid(at, facts, latest < 0 ? [] : all[latest].Residual);
    }

    private static void Steroid(CourseAtDay at, FactCollector facts, ValueList<BodySite> residual)
    {
        var superpotent = at.Course.Regimens.FirstOrDefault(r => at.IsTaken(r) && at.Formulary.Topicals.Find(r.Drug) is { Class: SteroidClass.Superpotent });
        if (superpotent is null)
        {
            return;
        }

        var path = $"regimens[{at.IndexOf(superpotent)}]";
        var name = at.DrugName(superpotent);
        facts.AddFlag("topical.superpotent", true, name, at.Day, path);
        if (superpotent.Start.Day is { } start)
        {
            facts.AddNumber("topical.continuous_days", FactCollector.WholeDays(at.Day - start), $"{name} since day {start:0.#}", at.Day, path + ".start");
        }

        if (superpotent.GramsPerWeek is { } grams)
        {
            facts.AddNumber("topical.g_per_week", grams, $"{name} {FactCollector.Text(grams)} g a week", at.Day, path + ".grams_per_week");
        }

        if (!superpotent.Sites.IsEmpty)
        {
            facts.Add("topical.site", FactValue.List.Of(true, superpotent.Sites.SelectMany(Place)), $"{name} on {string.Join(", ", superpotent.Sites.Select(FactCollector.Words))}", at.Day, path + ".sites");
        }
        else if (!residual.IsEmpty)
        {
            facts.Add("topical.site", FactValue.List.Of(false, residual.SelectMany(Place)), $"sites of {name} not stated; residual disease on {string.Join(", ", residual.Select(FactCollector.Words))}", at.Day, path, assumed: true);
        }
    }

    private static IEnumerable<string> Place(BodySite site) => site switch
    {
        BodySite.WholeBody => ["face", "neck", "groin", "axilla", "nipple", "trunk", "limbs"],
        BodySite.HeadNeck => ["face", "neck"],
        BodySite.Neck => ["neck"],
        BodySite.Scalp or BodySite.Eyes => [],
        BodySite.Groin or BodySite.Genitals => ["groin"],
        BodySite.Axillae => ["axilla"],
        BodySite.Nipples => ["nipple"],
        _ => site.Region() switch
        {
            BodyRegion.HeadNeck => ["face"],
            BodyRegion.Trunk => ["trunk"],
            BodyRegion.UpperLimbs or BodyRegion.LowerLimbs => ["limbs"],
            _ => [],
        },
    };
}
