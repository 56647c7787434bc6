using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>The population that is a patient's prior: what is known of the patient fixed, everything else drawn.</summary>
internal static class ForecastPopulation
{
    private const int MostDraws = 256, FewestDraws = 8, ParticlesADraw = 16;

    /// <summary>The population of a forecast.</summary>
    public static PopulationSpec Of(CourseHistory history, ImmutableArray<ForecastOption> options, DrugFormulary formulary, ForecastSettings settings)
    {
        Patient? patient = history.Resolved.Course.Patient;
        IEnumerable<Treatment> treatments = options.Select(o => o.Treatment).Append(history.Taken);

        // Several particles must share a draw, or nobody could tell what draws do from what patients do.
        int draws = Math.Max(FewestDraws, settings.Particles / ParticlesADraw);
        ImmutableArray<ResolvedRegimen.Topical> topicals = [.. history.Resolved.Topicals];
        return new PopulationSpec
        {
            Patients = settings.Particles,
            Seed = settings.Seed,
            Draws = formulary.Calibrated is { } calibrated ? Spread(ModelDraw.From(calibrated, formulary), draws) : null,
            PriorDraws = Math.Min(MostDraws, draws),
            Drugs = [.. treatments.SelectMany(t => t.Systemic).Select(s => s.Drug).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            AgeYears = (double?)patient?.AgeYears?.Value,
            IsFemale = patient?.Sex?.Value is { } sex ? sex == Sex.Female : null,
            WeightKg = (double?)patient?.WeightKg?.Value,
            CreatinineClearance = patient?.RenalFunction?.Value is { Measure: RenalMeasure.CreatinineClearance, Value: { } renal } ? (double)renal : null,
            Steroid = topicals.IsEmpty ? null : topicals.Max(t => t.Product.Class),
        };
    }

    // Evenly over all draws, for neighbours may be alike.
    private static ImmutableArray<ModelDraw> Spread(ImmutableArray<ModelDraw> all, int wanted) =>
        wanted >= all.Length ? all : [.. Enumerable.Range(0, wanted).Select(d => all[(int)((long)d * all.Length / wanted)])];
}
