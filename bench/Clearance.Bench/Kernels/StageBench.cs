using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;
using Clearance.Simulation;

namespace Clearance.Bench;

/// <summary>One block of patients on the index case's regimen, ready for each stage to run alone.</summary>
internal sealed class StageBench<T>
    where T : struct, ILane<T>
{
    private const int L = BlockLayout.Lanes;
    private readonly VirtualPopulation _population;
    private readonly StepPlan _plan;
    private readonly ProfileBuilder<T> _profileBuilder;
    private readonly BiologicResiduals<T> _biologics;
    private readonly double[] _columns;
    private readonly double[] _triggers;
    private readonly double[] _profiles;
    private readonly double[] _residuals;
    private readonly double[] _antibodies;
    private readonly double[] _daily;
    private readonly double[] _state = new double[StateColumn.Count * L];

    private StageBench(VirtualPopulation population, StepPlan plan, Treatment treatment, PotencyClass il13)
    {
        _population = population;
        _plan = plan;
        _profileBuilder = new ProfileBuilder<T>(plan.ProfileDays, population.Drugs, il13);
        _biologics = new BiologicResiduals<T>(plan, treatment, population.Drugs);
        _columns = population.Columns(0).ToArray();
        _triggers = new double[TriggerPaths.Length(plan.Days)];
        _profiles = new double[plan.Profiles * ProfileColumn.Count * L];
        _residuals = new double[plan.Steps.Length * BiologicColumn.Count * L];
        _antibodies = new double[plan.Days * L];
        _daily = new double[plan.Days * DailyColumn.Count * L];
        Triggers();
        Profiles();
        Antibody();
    }

    public static StageBench<T> Create(DrugFormulary formulary, int days)
    {
        Treatment treatment = new()
        {
            Systemic =
            [
                new SystemicTreatment("dupilumab", DoseSchedule.FromPatterns(
                    DosePattern.Single(0.0, 600.0),
                    new DosePattern { AmountMg = 300.0, FirstDay = 14.0, IntervalDays = 14.0, EndDay = days })),
                new SystemicTreatment("tofacitinib", DoseSchedule.FromPatterns(
                    new DosePattern { AmountMg = 5.0, FirstDay = 274.0, IntervalDays = 0.5, EndDay = 396.0 })),
            ],
            Topicals = [new TopicalTreatment(0.0, 396.0, 2.0, 15)],
        };
        PopulationSpec spec = new() { Patients = L, Seed = 20261122, Drugs = ["dupilumab", "tofacitinib"] };
        VirtualPopulation population = VirtualPopulation.Draw(spec, formulary, 1);
        StepPlan plan = StepPlan.Build(
            treatment, treatment, JakWindow.Of(population.Drugs), formulary.Skin.Central("kp"), 0, days, [treatment], everywhereQuarter: false);
        return new StageBench<T>(population, plan, treatment, formulary.Signalling.ClassOf(SkinSignal.Il13, Il13Reading.ReceptorBiology));
    }

    public void Triggers() => TriggerPaths.Fill<T>(_population.Spec.Seed, 0, _plan.Days, _columns, _triggers);

    public void Profiles() => _profileBuilder.Fill(_columns, 0, _profiles);

    public void Antibody() => _biologics.Fill(_population.Drugs, _columns, 0, _plan.FirstDay + _plan.Days, _residuals, _antibodies);

    public void Skin()
    {
        StateColumn.SetUntreated(_state);
        SkinKernel.Advance<T>(_plan.Steps.AsSpan(), _columns, _state, _triggers, _residuals, _profiles, _daily, 0);
    }
}
