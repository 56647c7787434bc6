using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Finds the drug of each regimen and completes what the course leaves open.</summary>
internal sealed class RegimenResolution(
    TreatmentCourse course, DrugFormulary formulary, IssueLog log, ImmutableArray<Assumption>.Builder assumptions)
{
    public ResolvedRegimen Resolve(Regimen regimen, int index)
    {
        var place = course.Places.Of($"regimens[{index}].drug");
        if (!regimen.Modelled)
        {
            return Shown(regimen, "the course says it is not modelled");
        }

        var topical = formulary.Topicals.Find(regimen.Drug);
        var drug = formulary.FindDrug(regimen.Drug);
        if (topical is null && drug is null)
        {
            Unknown(regimen, place);
            return Shown(regimen, "the drug is not known");
        }

        if (regimen.Start.Day is not { } start)
        {
            return Shown(regimen, "its start is not stated");
        }

        var stop = StopDay(regimen, index, start);
        return drug is not null
            ? new DosingResolution(course, log, assumptions).Resolve(regimen, index, drug, start, stop)
            : ResolveTopical(regimen, index, topical!, start, stop);
    }

    private static ResolvedRegimen.NotModelled Shown(Regimen regimen, string why) => new() { Regimen = regimen, Why = why };

    private void Unknown(Regimen regimen, SourcePlace place)
    {
        var known = formulary.Drugs.Values.SelectMany(static d => d.Aliases.Prepend(d.Name))
            .Concat(formulary.Topicals.Products.Values.SelectMany(static p => p.Aliases.Prepend(p.Name)));
        var nearest = NearestKey.Of(regimen.Drug, known);
        log.Error(
            "drug.unknown",
            place,
            $"The drug '{regimen.Drug}' is not known.",
            nearest is null
                ? $"Use one of: {string.Join(", ", formulary.Drugs.Keys.Concat(formulary.Topicals.Products.Keys))}; or write 'modelled: false' to show it only."
                : $"Did you mean '{nearest}'? A drug that is only to be shown needs 'modelled: false'.");
    }

    private double? StopDay(Regimen regimen, int index, double start)
    {
        if (regimen.Stop is null)
        {
            return null;
        }

        if (regimen.Stop.Day is { } day)
        {
            return day;
        }

        // It ended, nobody says when: the last stated stop of another regimen, else the last observation.
        var others = course.Regimens.Items.Where(r => r != regimen).Select(static r => r.Stop?.Day).OfType<double>().Where(d => d > start).ToList();
        var seen = course.Observations.Items.Select(static o => o.At.Day).OfType<double>().Where(d => d > start).ToList();
        var assumed = others.Count > 0 ? others.Max() : seen.Count > 0 ? seen.Max() : start;
        assumptions.Add(new Assumption(
            $"end of {regimen.Drug}",
            $"day {Math.Round(assumed)}",
            string.Empty,
            others.Count > 0 ? "the end is not stated; taken as the last stated stop of another drug" : "the end is not stated; taken as the last observation",
            "HOUSE",
            ValueStatus.Assumption,
            course.Places.Of($"regimens[{index}].stop")));
        return assumed;
    }

    private ResolvedRegimen.Topical ResolveTopical(Regimen regimen, int index, TopicalProduct product, double start, double? stop)
    {
        var perDay = regimen.Frequency?.IntervalDays is { } interval ? 1.0 / interval : (double?)null;
        if (perDay is null)
        {
            perDay = product.ApplicationsPerDay.Value;
            Assume(index, "frequency", $"{regimen.Drug} applications", $"{perDay}", "a day", "usual frequency", product.ApplicationsPerDay.Source, product.ApplicationsPerDay.Status);
        }

        if (regimen.StrengthPercent is { } strength && strength != (decimal)product.Strength.Value)
        {
            log.Warning("topical.strength", course.Places.Of($"regimens[{index}].strength_percent"), $"{product.Name} is held here at {product.Strength.Value}%, the course says {strength}%.", $"The class {Token.Of(product.Class)} is used; check the strength.");
        }

        var regions = CourseResolution.RegionsOf(regimen.Sites);
        if (regions.IsEmpty)
        {
            regions = [.. Enum.GetValues<BodyRegion>()];
            Assume(index, "sites", $"{regimen.Drug} sites", "all regions", "", "the sites are not stated", "HOUSE", ValueStatus.Assumption);
        }

        return new ResolvedRegimen.Topical
        {
            Regimen = regimen,
            Product = product,
            ApplicationsPerDay = perDay.Value,
            Regions = regions,
            StartDay = start,
            StopDay = stop,
        };
    }

    private void Assume(int index, string field, string what, string value, string unit, string why, string source, ValueStatus status) =>
        assumptions.Add(new Assumption(what, value, unit, why, source, status, course.Places.Of($"regimens[{index}].{field}")));
}
