using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>
/// A population of one: the patient with central values everywhere and no random effect. Regions are equally severe; weight,
/// age and kidneys are the population's central ones unless stated.
/// </summary>
public static class TypicalPatient
{
    /// <summary>The patient, who is number 0.</summary>
    /// <param name="spec">What is known; its number of patients does not matter.</param>
    /// <param name="formulary">Knowledge.</param>
    public static VirtualPopulation Of(PopulationSpec spec, DrugFormulary formulary)
    {
        VirtualPopulation population = VirtualPopulation.Draw(spec with { Patients = 1, PriorDraws = 1 }, formulary, 1);
        ModelDraw model = Values(formulary);
        PatientValues values = new PatientEffects(formulary.Skin, spec.Seed).Typical(model);
        PatientCovariates covariates = Covariates(spec, formulary.Population);
        double severity = formulary.Population.Quantities["easi_share"].Central.Internal;
        double itch = spec.ItchNrs ?? formulary.Population.Quantities["peak_itch"].Central.Internal;
        double steroid = spec.Steroid is { } used ? model[DrawNames.Steroid(used)] : 0.0;
        Span<double> columns = population.Columns(0);
        PatientBlockWriter.Skin(columns, 0, model, values, [severity, severity, severity, severity], itch, steroid, spec.InTrial);
        HazardColumns.Write(columns, 0, model, covariates);
        foreach (DrugBlocks drug in population.Drugs.Values)
        {
            drug.Model.Typical(covariates, drug.Individual(0), 0, BlockLayout.Lanes);
            PotencyColumns.Write(drug, 0, 0, model, values);
        }

        return population;
    }

    private static PatientCovariates Covariates(PopulationSpec spec, PopulationFacts facts)
    {
        double Central(string name) => facts.Quantities[name].Central.Internal;
        bool isFemale = spec.IsFemale ?? false;
        return new PatientCovariates
        {
            WeightKg = spec.WeightKg ?? Central(isFemale ? "weight_female" : "weight_male"),
            AgeYears = spec.AgeYears ?? Central("age"),
            CreatinineClearance = spec.CreatinineClearance ?? Central("renal_function"),
            Egfr = Central("egfr"),
            AlbuminGramsPerLitre = Central("albumin"),
            Sex = isFemale ? "female" : null,
            Race = spec.Race == "white" ? null : spec.Race,
            Disease = "ad",
            Dosing = "repeated",
        };
    }

    // The mean of a calibrated population's draws, else the centre of the priors.
    private static ModelDraw Values(DrugFormulary formulary)
    {
        ModelDraw central = ModelDraw.Central(formulary);
        if (formulary.Calibrated is null)
        {
            return central;
        }

        ImmutableArray<ModelDraw> draws = ModelDraw.From(formulary.Calibrated, formulary);
        return central.With(central.Values.Keys.Select(name => KeyValuePair.Create(name, draws.Average(draw => draw[name]))));
    }
}
