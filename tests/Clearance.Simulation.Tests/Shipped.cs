using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation.Tests;

/// <summary>The shipped knowledge, and regimens and populations made from it.</summary>
internal static class Shipped
{
    private static readonly Lazy<DrugFormulary> Read = new(static () => DrugFormulary.Load(Repository.At("knowledge")).Value!);

    public static DrugFormulary Formulary => Read.Value;

    public static VirtualPopulation Population(int patients, params ImmutableArray<string> drugs) =>
        VirtualPopulation.Draw(new PopulationSpec { Patients = patients, Seed = 5, Drugs = drugs }, Formulary, 2);

    public static SystemicTreatment Given(string drug, double mg, double every, double from, double to) =>
        new(drug, DoseSchedule.FromPatterns(new DosePattern { AmountMg = mg, FirstDay = from, IntervalDays = every, EndDay = to }));

    public static Treatment Treatment(params ImmutableArray<SystemicTreatment> systemic) => new() { Systemic = systemic, Topicals = [] };

    public static StepPlan Plan(Treatment treatment, VirtualPopulation population, int endDay, int firstDay = 0, bool everywhereQuarter = false) =>
        StepPlan.Build(treatment, treatment, JakWindow.Of(population.Drugs), 0.05, firstDay, endDay, [treatment], everywhereQuarter);
}
