using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Simulation;

/// <summary>One equation of the model as the export writes it.</summary>
/// <param name="Name">What stands on the left.</param>
/// <param name="IsDerivative">Whether the left is a derivative, per day.</param>
/// <param name="Formula">The right.</param>
/// <param name="Unit">Unit of the left without its "per day".</param>
/// <param name="Meaning">What it is; may be empty.</param>
public sealed record ModelEquation(string Name, bool IsDerivative, string Formula, string Unit, string Meaning);

/// <summary>The equations of the model for reading: those of the export, with one drug of each kind and one region.</summary>
public static class ModelEquations
{
    private const string Region = "_head";

    /// <summary>Drugs whose equations are shown: an antibody with saturable elimination and an oral JAK inhibitor.</summary>
    public static ImmutableArray<string> Drugs { get; } = ["dupilumab", "tofacitinib"];

    /// <summary>The equations, in the order in which each uses those before it; the index of the region is left out.</summary>
    public static ImmutableArray<ModelEquation> Of(DrugFormulary formulary)
    {
        PopulationSpec spec = new() { Patients = 1, Seed = 1, Drugs = Drugs };
        Treatment treatment = new()
        {
            Systemic = [.. Drugs.Select(drug => new SystemicTreatment(drug, Pharmacokinetics.DoseSchedule.FromDoses([new Pharmacokinetics.Dose(0.0, 1.0)])))],
            Topicals = [new TopicalTreatment(0.0, 1.0, 1.0, 15)],
        };
        ExportedModel model = ModelExport.Build(TypicalPatient.Of(spec, formulary), 0, treatment, 1, formulary, Il13Reading.ReceptorBiology, []);
        string[] others = [.. SkinExport.Regions.Where(r => $"_{r}" != Region)];
        bool IsShown(string name) => !others.Any(r => name.EndsWith($"_{r}", StringComparison.Ordinal));
        return
        [
            .. model.Rules.Where(rule => IsShown(rule.Name)).Select(rule => new ModelEquation(Short(rule.Name), false, Written(rule.Formula), rule.Unit, rule.Comment)),
            .. model.States.Where(state => IsShown(state.Name)).Select(state => new ModelEquation(Short(state.Name), true, Written(state.Derivative), state.Unit, state.Comment)),
        ];
    }

    // Sums over the regions keep their first term, with a sign for the sum.
    private static string Written(Formula formula) => FormulaText.R.Write(Summed(formula).Renamed(Short));

    private static Formula Summed(Formula formula) => formula switch
    {
        Formula.Operation { Operator: FormulaOperator.Add } sum when FirstOfRegions(sum) is { } first => first,
        Formula.Operation operation => new Formula.Operation(operation.Operator, [.. operation.Arguments.Select(Summed)]),
        _ => formula,
    };

    private static Formula? FirstOfRegions(Formula.Operation sum)
    {
        Formula[] terms = [.. Terms(sum)];
        string[] regions = [.. terms.SelectMany(term => term.Names()).Select(name => SkinExport.Regions.FirstOrDefault(r => name.EndsWith($"_{r}", StringComparison.Ordinal))).OfType<string>().Distinct()];
        int places = SkinExport.Regions.Length;
        return regions.Length == places && terms.Length >= places && terms[^places..].All(term => term.Names().Any())
            ? terms[..^places].Append(new Formula.Operation(FormulaOperator.RegionSum, terms[^places])).Aggregate((left, right) => new Formula.Operation(FormulaOperator.Add, left, right))
            : null;
    }

    private static IEnumerable<Formula> Terms(Formula formula) =>
        formula is Formula.Operation { Operator: FormulaOperator.Add } sum ? Terms(sum.Arguments[0]).Concat(Terms(sum.Arguments[1])) : [formula];

    private static string Short(string name) => name.EndsWith(Region, StringComparison.Ordinal) ? name[..^Region.Length] + "_r" : name;
}
