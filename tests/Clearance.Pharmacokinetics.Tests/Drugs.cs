using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Pharmacokinetics.Tests;

/// <summary>The formulary's drugs, loaded once.</summary>
internal static class Drugs
{
    private static readonly Lazy<DrugFormulary> Loaded = new(Load);

    public static DrugFormulary Formulary => Loaded.Value;

    public static PkPopulationModel Model(string drug) => new(Formulary.Drugs[drug]);

    /// <summary>Drug and formulation of every linear model.</summary>
    public static TheoryData<string, string> LinearDrugs { get; } = new()
    {
        { "tralokinumab", "SC" },
        { "lebrikizumab", "SC" },
        { "nemolizumab", "SC" },
        { "tofacitinib", "IR" },
        { "upadacitinib", "ER" },
        { "upadacitinib", "IR" },
        { "abrocitinib", "tablet" },
        { "baricitinib", "tablet" },
    };

    public static PkFormulation Formulation(PkPopulationModel model, string name) =>
        model.Facts.Formulations.Single(formulation => formulation.Name == name);

    private static DrugFormulary Load()
    {
        Reading<DrugFormulary> reading = DrugFormulary.Load(Repository.At("knowledge"));
        return reading.Value ?? throw new InvalidOperationException(string.Join('\n', reading.Issues));
    }
}
