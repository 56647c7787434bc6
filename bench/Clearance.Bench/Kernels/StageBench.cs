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
    private readonly LaneBuffer _columns;
    private readonly LaneBuffer _triggers;
    private readonly LaneBuffer _profiles;
    private readonly LaneBuffer _residuals;
    private readonly LaneBuffer _antibodies;
    private readonly LaneBuffer _daily;
    private readonly LaneBuffer _state = new(StateColumn.Count * L);

    private StageBench(VirtualPopulation population, StepPlan plan, Treatment treatment, PotencyClass il13)
    {
        _population = population;
        _plan = plan;
        _profileBuilder = new ProfileBuilder<T>(plan.ProfileDays, population.Drugs, il13);
        _biologics = new BiologicResiduals<T>(plan, treatment, population.Drugs);
        _columns = new LaneBuffer(PatientColumn.Count * L);
        population.Columns(0).CopyTo(_columns.Span);
        _triggers = new LaneBuffer(TriggerPaths.Length(plan.Days));
        _profiles = new LaneBuffer(plan.Profiles * ProfileColumn.Count * L);
        _residuals = new LaneBuffer(plan.Steps.Length * BiologicColumn.Count * L);
        _antibodies = new LaneBuffer(plan.Days * L);
        _daily = new LaneBuffer(plan.Days * DailyColumn.Count * L);
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

    public void Triggers() => TriggerPaths.Fill<T>(_population.Spec.Seed, 0, _plan.Days, _columns.Span, _triggers.Span);

    public void Profiles() => _profileBuilder.Fill(_columns.Span, 0, _profiles.Span);

    public void Antibody() => _biologics.Fill(_population.Drugs, _columns.Span, 0, _plan.EndDay, _residuals.Span, _antibodies.Span);

    public void Skin()
    {
        StateColumn.SetUntreated(_state.Span);
        SkinKernel.Advance<T>(_plan.Steps.AsSpan(), _columns.Span, _state.Span, _triggers.Span, _residuals.Span, _profiles.Span, _daily.Span, 0);
    }
}
