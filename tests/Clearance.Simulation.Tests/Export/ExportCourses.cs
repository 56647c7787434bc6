using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation.Tests.Export;

/// <summary>Courses that together meet every way a drug of the formulary enters and leaves the body.</summary>
internal static class ExportCourses
{
    public const int Days = 42;

    /// <summary>Name, treatment and the patients to run it in.</summary>
    public static ImmutableArray<(string Name, Treatment Treatment, ImmutableArray<int> Patients)> All { get; } =
    [
        ("dupilumab with tofacitinib and a steroid", Of([Loaded("dupilumab", 600.0, 300.0, 14.0), Taken("tofacitinib", 5.0, 0.5, 14.0, 28.0)], new TopicalTreatment(3.0, 20.0, 2.0, 15)), [0, 3, 5, 6]),
        ("lebrikizumab with upadacitinib", Of([Loaded("lebrikizumab", 500.0, 250.0, 14.0), Taken("upadacitinib", 15.0, 1.0, 14.0, 28.0)]), [0, 1]),
        ("tralokinumab with abrocitinib, dose changed", Of([Loaded("tralokinumab", 600.0, 300.0, 14.0), new("abrocitinib", DoseSchedule.FromPatterns(Every("abrocitinib", 200.0, 1.0, 14.0, 21.0), Every("abrocitinib", 100.0, 1.0, 21.0, 28.0)))], new TopicalTreatment(0.0, 10.0, 1.0, 6)), [0, 2]),
        ("nemolizumab with baricitinib", Of([Loaded("nemolizumab", 60.0, 30.0, 28.0), Taken("baricitinib", 4.0, 1.0, 14.0, 28.0)]), [0, 4]),
    ];

    /// <summary>Patients who may take any of it.</summary>
    public static VirtualPopulation Population { get; } = VirtualPopulation.Draw(
        new PopulationSpec
        {
            Patients = 8,
            Seed = 11,
            Drugs = [.. Shipped.Formulary.Drugs.Keys],
            Steroid = SteroidClass.Potent,
            InTrial = true,
        },
        Shipped.Formulary,
        2);

    public static string Write(Treatment treatment, int patient, ExportFormat format) => ModelExport.Write(
        Population, patient, treatment, Days, Shipped.Formulary, Il13Reading.ReceptorBiology, [$"patient {patient}"], format);

    private static Treatment Of(ImmutableArray<SystemicTreatment> systemic, params ImmutableArray<TopicalTreatment> topicals) =>
        new() { Systemic = systemic, Topicals = topicals };

    private static SystemicTreatment Loaded(string drug, double first, double mg, double every) =>
        new(drug, DoseSchedule.FromPatterns(DosePattern.Single(0.0, first), Every(drug, mg, every, every, Days)));

    private static SystemicTreatment Taken(string drug, double mg, double every, double from, double to) =>
        new(drug, DoseSchedule.FromPatterns(Every(drug, mg, every, from, to)));

    private static DosePattern Every(string drug, double mg, double every, double from, double to)
    {
        Assert.True(Shipped.Formulary.Drugs.ContainsKey(drug));
        return new DosePattern { AmountMg = mg, FirstDay = from, IntervalDays = every, EndDay = to };
    }
}
