using Clearance.Formulary;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>Runs one block of eight patients through the burn-in and then through every arm; one runner for each thread.</summary>
internal sealed class ArmBlockRunner<T>
    where T : struct, ILane<T>
{
    private const int L = BlockLayout.Lanes;
    private const double Tolerance = 0.05;
    private readonly ArmSet _set;
    private readonly VirtualPopulation _population;
    private readonly ProfileBuilder<T>[] _profileBuilders;
    private readonly BiologicResiduals<T>[] _biologics;
    private readonly double[] _triggers;
    private readonly double[] _residuals;
    private readonly double[] _profiles;
    private readonly double[] _antibodies;
    private readonly double[] _daily;
    private readonly double[] _columns = new double[PatientColumn.Count * L];
    private readonly double[] _armColumns = new double[PatientColumn.Count * L];
    private readonly double[] _start = new double[StateColumn.Count * L];
    private readonly double[] _state = new double[StateColumn.Count * L];

    public ArmBlockRunner(ArmSet set, VirtualPopulation population, SignallingFacts signalling)
    {
        _set = set;
        _population = population;
        PotencyClass il13 = signalling.ClassOf(SkinSignal.Il13, Il13Reading.ReceptorBiology);
        _profileBuilders = [.. set.Plans.Select(plan => new ProfileBuilder<T>(plan.ProfileDays, population.Drugs, il13))];
        _biologics = [.. set.Plans.Zip(set.Arms, (plan, arm) => new BiologicResiduals<T>(plan, arm.Treatment, population.Drugs))];
        int days = Math.Max(ArmSet.BurnInDays, set.LongestDays);
        int steps = set.Plans.Append(set.BurnIn).Max(plan => plan.Steps.Length);
        _triggers = new double[TriggerPaths.Length(ArmSet.BurnInDays + set.LongestDays)];
        _residuals = new double[steps * BiologicColumn.Count * L];
        _profiles = new double[set.Plans.Append(set.BurnIn).Max(plan => plan.Profiles) * ProfileColumn.Count * L];
        _antibodies = new double[Math.Max(1, _biologics.Max(b => b.Names.Count())) * days * L];
        _daily = new double[days * DailyColumn.Count * L];
    }

    /// <summary>Runs a block and writes its scores into the outcome.</summary>
    /// <returns>Lanes whose step error estimate was too large.</returns>
    public int Run(int block, ArmOutcome outcome)
    {
        _population.Columns(block).CopyTo(_columns);
        TriggerPaths.Fill<T>(_population.Spec.Seed, (uint)(block * L), ArmSet.BurnInDays + _set.LongestDays, _columns, _triggers);
        BurnIn();
        outcome.KeepEnrolment(block, Day(ArmSet.BurnInDays - 1));
        Span<bool> isCoarse = stackalloc bool[L];
        isCoarse.Clear();
        for (int arm = 0; arm < _set.Arms.Length; arm++)
        {
            RunArm(arm, block);
            for (int output = 0; output < _set.Arms[arm].OutputDays.Length; output++)
            {
                outcome.KeepDay(arm, output, block, Day(_set.Arms[arm].OutputDays[output]));
            }

            for (int lane = 0; lane < L; lane++)
            {
                isCoarse[lane] |= !(_state[(StateColumn.Error * L) + lane] <= Tolerance);
            }
        }

        int coarse = 0;
        for (int lane = 0; lane < L; lane++)
        {
            coarse += isCoarse[lane] ? 1 : 0;
        }

        return coarse;
    }

    private void BurnIn()
    {
        StateColumn.SetUntreated(_start);
        for (int s = 0; s < _set.BurnIn.Steps.Length; s++)
        {
            BiologicColumn.SetNone(_residuals.AsSpan(s * BiologicColumn.Count * L, BiologicColumn.Count * L));
        }

        ProfileColumn.SetNone(_profiles.AsSpan(0, ProfileColumn.Count * L));
        SkinKernel.Advance<T>(_set.BurnIn.Steps.AsSpan(), _columns, _start, _triggers, _residuals, _profiles, _daily, 0);
        _start.AsSpan(StateColumn.Error * L, L).Clear();
    }

    private void RunArm(int arm, int block)
    {
        ArmCourse course = _set.Arms[arm];
        StepPlan plan = _set.Plans[arm];
        _columns.AsSpan().CopyTo(_armColumns);
        if (!course.InTrial)
        {
            _armColumns.AsSpan(PatientColumn.Trial * L, L).Clear();
        }

        for (int lane = 0; lane < L; lane++)
        {
            _armColumns[(PatientColumn.SteroidEffect * L) + lane] = course.SteroidSymbol is { } symbol ? _population.Model((block * L) + lane)[symbol] : 0.0;
        }

        _profileBuilders[arm].Fill(_armColumns, block, _profiles);
        _biologics[arm].Fill(_population.Drugs, _armColumns, block, plan.EndDay, _residuals, _antibodies);
        _start.AsSpan().CopyTo(_state);
        ReadOnlySpan<double> triggers = _triggers.AsSpan(TriggerPaths.Length(ArmSet.BurnInDays));
        SkinKernel.Advance<T>(plan.Steps.AsSpan(), _armColumns, _state, triggers, _residuals, _profiles, _daily, 0);
    }

    private ReadOnlySpan<double> Day(int day) => _daily.AsSpan(day * DailyColumn.Count * L, DailyColumn.Count * L);
}
