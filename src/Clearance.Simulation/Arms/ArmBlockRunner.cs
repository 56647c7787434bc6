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
    private readonly LaneBuffer _triggers;
    private readonly LaneBuffer _residuals;
    private readonly LaneBuffer _profiles;
    private readonly LaneBuffer _antibodies;
    private readonly LaneBuffer _daily;
    private readonly LaneBuffer _columns = new(PatientColumn.Count * L);
    private readonly LaneBuffer _armColumns = new(PatientColumn.Count * L);
    private readonly LaneBuffer _start = new(StateColumn.Count * L);
    private readonly LaneBuffer _state = new(StateColumn.Count * L);

    private readonly AntibodyCourses? _courses;

    public ArmBlockRunner(ArmSet set, VirtualPopulation population, SignallingFacts signalling, AntibodyCourses? courses)
    {
        _set = set;
        _courses = courses;
        _population = population;
        PotencyClass il13 = signalling.ClassOf(SkinSignal.Il13, Il13Reading.ReceptorBiology);
        _profileBuilders = [.. set.Plans.Select(plan => new ProfileBuilder<T>(plan.ProfileDays, population.Drugs, il13))];
        _biologics = [.. set.Plans.Zip(set.Arms, (plan, arm) => new BiologicResiduals<T>(plan, arm.Treatment, population.Drugs))];
        int days = Math.Max(ArmSet.BurnInDays, set.LongestDays);
        int steps = set.Plans.Append(set.BurnIn).Max(plan => plan.Steps.Length);
        _triggers = new LaneBuffer(TriggerPaths.Length(ArmSet.BurnInDays + set.LongestDays));
        _residuals = new LaneBuffer(steps * BiologicColumn.Count * L);
        _profiles = new LaneBuffer(set.Plans.Append(set.BurnIn).Max(plan => plan.Profiles) * ProfileColumn.Count * L);
        _antibodies = new LaneBuffer(Math.Max(1, _biologics.Max(b => b.Names.Count())) * days * L);
        _daily = new LaneBuffer(days * DailyColumn.Count * L);
    }

    /// <summary>Runs a block and writes its scores into the outcome.</summary>
    /// <returns>Lanes whose step error estimate was too large.</returns>
    public int Run(int block, ArmOutcome outcome)
    {
        _population.Columns(block).CopyTo(_columns.Span);
        TriggerPaths.Fill<T>(_population.Spec.Seed, (uint)(block * L), ArmSet.BurnInDays + _set.LongestDays, _columns.Span, _triggers.Span);
        BurnIn();
        outcome.KeepEnrolment(block, Day(ArmSet.BurnInDays - 1));
        Span<bool> isCoarse = stackalloc bool[L];
        isCoarse.Clear();
        for (int at = 0; at < _set.Order.Length; at++)
        {
            int arm = _set.Order[at];
            RunArm(arm, block, hasSignals: _set.IsLikeLast[at]);
            for (int output = 0; output < _set.Arms[arm].OutputDays.Length; output++)
            {
                outcome.KeepDay(arm, output, block, Day(_set.Arms[arm].OutputDays[output]));
            }

            for (int lane = 0; lane < L; lane++)
            {
                isCoarse[lane] |= !(_state.Span[(StateColumn.Error * L) + lane] <= Tolerance);
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
        StateColumn.SetUntreated(_start.Span);
        for (int s = 0; s < _set.BurnIn.Steps.Length; s++)
        {
            BiologicColumn.SetNone(_residuals.Span.Slice(s * BiologicColumn.Count * L, BiologicColumn.Count * L));
        }

        ProfileColumn.SetNone(_profiles.Span[..(ProfileColumn.Count * L)]);
        SkinKernel.Advance<T>(_set.BurnIn.Steps.AsSpan(), _columns.Span, _start.Span, _triggers.Span, _residuals.Span, _profiles.Span, _daily.Span, 0);
        _start.Span.Slice(StateColumn.Error * L, L).Clear();
    }

    private void RunArm(int arm, int block, bool hasSignals)
    {
        ArmCourse course = _set.Arms[arm];
        StepPlan plan = _set.Plans[arm];
        _columns.Span.CopyTo(_armColumns.Span);
        if (!course.InTrial)
        {
            _armColumns.Span.Slice(PatientColumn.Trial * L, L).Clear();
        }

        for (int lane = 0; lane < L; lane++)
        {
            _armColumns.Span[(PatientColumn.SteroidEffect * L) + lane] = course.SteroidSymbol is { } symbol ? _population.SteroidEffect((block * L) + lane, symbol) : 0.0;
        }

        if (!hasSignals)
        {
            _profileBuilders[arm].Fill(_armColumns.Span, block, _profiles.Span);
            _biologics[arm].Fill(_population.Drugs, _armColumns.Span, block, plan.EndDay, _residuals.Span, _antibodies.Span, kept: _courses?.Of(arm, block));
        }

        _start.Span.CopyTo(_state.Span);
        ReadOnlySpan<double> triggers = _triggers.Span[TriggerPaths.Length(ArmSet.BurnInDays)..];
        SkinKernel.Advance<T>(plan.Steps.AsSpan(), _armColumns.Span, _state.Span, triggers, _residuals.Span, _profiles.Span, _daily.Span, 0);
    }

    private ReadOnlySpan<double> Day(int day) => _daily.Span.Slice(day * DailyColumn.Count * L, DailyColumn.Count * L);
}
