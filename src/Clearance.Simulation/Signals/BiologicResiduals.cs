using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;
using static Clearance.Simulation.KernelBuffers;

namespace Clearance.Simulation;

/// <summary>
/// The signal that the biologics of a treatment let through in each step, for one block: antibody concentrations on a grid of
/// half days (thirty-seconds in the first days after the first dose), their effect, its mean and slope over the step.
/// </summary>
internal sealed class BiologicResiduals<T>
    where T : struct, ILane<T>
{
    private const int L = BlockLayout.Lanes;
    private const int PerDay = 2;
    private const int HeadPerQuarter = 8;
    private const int HeadPerDay = 4 * HeadPerQuarter;
    private const int HeadDays = 4;

    private readonly StepPlan _plan;
    private readonly ImmutableArray<SystemicTreatment> _biologics;
    private readonly (bool Il4, bool Il13, bool Il31)[] _blocks;
    private readonly SaturableWorkspace<T> _workspace = new();
    private readonly double[] _scratch = new double[32 * L];
    private readonly double[] _state = new double[AntibodyStates.Length];
    private readonly T[]?[] _courses;
    private readonly (BiologicResiduals<T> From, int Biologic)?[] _sources;
    private readonly T[] _grid;
    private readonly T[] _head = new T[(HeadDays * HeadPerDay) + 1];

    public BiologicResiduals(StepPlan plan, Treatment treatment, ImmutableSortedDictionary<string, DrugBlocks> drugs)
    {
        _plan = plan;
        _biologics = [.. treatment.Systemic.Where(s => drugs.ContainsKey(s.Drug) && !drugs[s.Drug].IsJakInhibitor && s.Schedule.Doses.Length > 0)];
        _blocks = [.. _biologics.Select(b => drugs[b.Drug].Drug).Select(drug => (
            Blocks(drug, SkinSignal.Il4AtTCells), Blocks(drug, SkinSignal.Il13), Blocks(drug, SkinSignal.Il31)))];

        // A biologic given since long before the plan begins is followed from its first dose.
        int first = _biologics.Select(b => Begin(b.Schedule)).Append(plan.FirstDay).Min();
        _grid = new T[((plan.FirstDay + plan.Days - first) * PerDay) + 1];
        _courses = new T[]?[_biologics.Length];
        _sources = new (BiologicResiduals<T>, int)?[_biologics.Length];
    }

    /// <summary>Names of the biologics, in the order of their concentrations.</summary>
    public IEnumerable<string> Names => _biologics.Select(b => b.Drug);

    /// <summary>The biologics, in the order of their concentrations.</summary>
    public ImmutableArray<SystemicTreatment> Biologics => _biologics;

    /// <summary>Courses of concentrations solved so far: one for each biologic and block whose doses no other option had solved.</summary>
    public long SolvedCourses { get; private set; }

    /// <summary>Steps whose antibody concentration could not be resolved to tolerance, in all blocks so far.</summary>
    public long FailedSteps => _workspace.FailedSteps;

    /// <summary>
    /// Takes the concentrations of a biologic that another option gives in the same doses from there. The other is filled first,
    /// block by block, over the same days.
    /// </summary>
    /// <returns>True when every biologic is the other's, so that all signals are.</returns>
    public bool Share(BiologicResiduals<T> other)
    {
        int same = 0;
        for (int k = 0; k < _biologics.Length; k++)
        {
            for (int j = 0; j < other._biologics.Length; j++)
            {
                if (!_biologics[k].HasSameDoses(other._biologics[j]))
                {
                    continue;
                }

                same += j == k ? 1 : 0;
                _sources[k] ??= other._sources[j] ?? (other, j);
                (BiologicResiduals<T> from, int biologic) = _sources[k]!.Value;
                from._courses[biologic] ??= new T[L / T.Width * from._grid.Length];
            }
        }

        return same == _biologics.Length && same == other._biologics.Length;
    }

    /// <summary>Fills the residual signals of a block.</summary>
    /// <param name="drugs">Drugs of the population by name.</param>
    /// <param name="patient">Patient columns.</param>
    /// <param name="block">Number of the block.</param>
    /// <param name="endDay">Day of the course after the last that is needed.</param>
    /// <param name="residuals">Receives <see cref="BiologicColumn"/> columns for each step of the plan.</param>
    /// <param name="states">
    /// Where the patients stand with each biologic on the first day that is wanted; replaced by where they stand at the end. What
    /// is not known of them is followed from its first dose.
    /// </param>
    /// <param name="concentrations">Receives mg/L at the beginning of each day: [biologic][day][lane].</param>
    /// <param name="kept">Where the block's concentrations are kept for the next run of the same doses, or null.</param>
    public void Fill(
        ImmutableSortedDictionary<string, DrugBlocks> drugs,
        ReadOnlySpan<double> patient,
        int block,
        int endDay,
        Span<double> residuals,
        Span<double> concentrations,
        AntibodyStates? states = null,
        KeptConcentrations? kept = null)
    {
        int endStep = _plan.StepAt(endDay);
        for (int s = 0; s < endStep; s++)
        {
            BiologicColumn.SetNone(residuals.Slice(s * BiologicColumn.Count * L, BiologicColumn.Count * L));
        }

        concentrations.Clear();
        for (int k = 0; k < _biologics.Length; k++)
        {
            DrugBlocks drug = drugs[_biologics[k].Drug];
            DoseSchedule schedule = _biologics[k].Schedule;
            int first = Begin(schedule);
            int begin = states?.IsKnown(k) == true ? Math.Max(first, states.Day) : first;
            int days = endDay - begin;
            if (days <= 0)
            {
                continue;
            }

            SolvedCourses += _sources[k] is null ? 1 : 0;
            for (int lane = 0; lane < L; lane += T.Width)
            {
                Span<T> grid = _grid.AsSpan(0, (days * PerDay) + 1);
                Span<T> head = begin < first + HeadDays ? _head.AsSpan(0, (Math.Min(HeadDays, endDay - first) * HeadPerDay) + 1) : [];
                ReadOnlySpan<double> individual = drug.Individual(block, lane, T.Width, _scratch);
                if (kept is null || !kept.TryGet(k, lane, grid, head))
                {
                    Solve(k, drug.Model, individual, begin, lane, grid, states);
                    if (!head.IsEmpty)
                    {
                        AntibodyCourse.Fill(drug.Model, individual, schedule, first, HeadPerDay, head, _workspace);
                    }

                    kept?.Set<T>(k, lane, grid, head);
                }

                for (int day = Math.Max(0, _plan.FirstDay - begin); day < days; day++)
                {
                    T.Store(grid[day * PerDay], concentrations, (((k * _plan.Days) + day + begin - _plan.FirstDay) * L) + lane);
                }

                Effect(in drug.Potency(block)[lane], grid);
                Effect(in drug.Potency(block)[lane], head);
                Apply(_blocks[k], first, begin, endStep, lane, grid, head, residuals);
            }
        }

        states?.KnownOn(endDay);
    }

    // Half a day apart from the given day on: solved, or what the option that has the same doses solved for this block.
    private void Solve(int biologic, PkPopulationModel model, ReadOnlySpan<double> individual, int begin, int lane, Span<T> grid, AntibodyStates? states)
    {
        int at = lane / T.Width * _grid.Length;
        if (_sources[biologic] is { } source)
        {
            source.From._courses[source.Biologic].AsSpan(lane / T.Width * source.From._grid.Length, grid.Length).CopyTo(grid);
            return;
        }

        Span<double> state = states is null ? [] : _state.AsSpan(0, AntibodyCourse.StateColumns * T.Width);
        for (int i = 0; i < state.Length; i++)
        {
            (int column, int patient) = Math.DivRem(i, T.Width);
            state[i] = states!.Of(biologic)[(column * L) + lane + patient];
        }

        AntibodyCourse.Fill(model, individual, _biologics[biologic].Schedule, begin, PerDay, grid, _workspace, state);
        for (int i = 0; i < state.Length; i++)
        {
            (int column, int patient) = Math.DivRem(i, T.Width);
            states!.Of(biologic)[(column * L) + lane + patient] = state[i];
        }

        if (_courses[biologic] is { } course)
        {
            grid.CopyTo(course.AsSpan(at));
        }
    }

    private static int Begin(DoseSchedule schedule) => (int)Math.Floor(schedule.Doses[0].Day);

    // Concentration to the share that passes: 1 - E C/(C + EC50).
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Effect(ref readonly double potency, Span<T> values)
    {
        T one = T.Broadcast(1.0);
        T effect = At<T>(in potency, DrugBlocks.LargestEffect);
        T inverse = At<T>(in potency, DrugBlocks.InverseEc50);
        for (int i = 0; i < values.Length; i++)
        {
            T x = values[i] * inverse;
            values[i] = T.FusedMultiplyAdd(-effect, x / (one + x), one);
        }
    }

    private void Apply((bool Il4, bool Il13, bool Il31) blocks, int first, int begin, int endStep, int lane, ReadOnlySpan<T> grid, ReadOnlySpan<T> head, Span<double> residuals)
    {
        (bool il4, bool il13, bool il31) = blocks;
        for (int s = _plan.StepAt(Math.Max(begin, _plan.FirstDay)); s < endStep; s++)
        {
            ref readonly PlanStep step = ref _plan.Steps.ItemRef(s);
            StepMoments(in step, first, begin, grid, head, out T mean, out T slope);
            ref double row = ref residuals[(s * BiologicColumn.Count * L) + lane];
            if (il4)
            {
                Multiply(ref row, BiologicColumn.Il4, mean, slope);
            }

            if (il13)
            {
                Multiply(ref row, BiologicColumn.Il13, mean, slope);
            }

            if (il31)
            {
                Multiply(ref row, BiologicColumn.Il31, mean, slope);
            }
        }
    }

    // Mean by Simpson's rule and first Legendre moment from the values at the start, the middle and the end of the step.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StepMoments(in PlanStep step, int first, int begin, ReadOnlySpan<T> grid, ReadOnlySpan<T> head, out T mean, out T slope)
    {
        double since = step.Start - begin;
        T start, middle, end;
        if (!step.IsQuarter)
        {
            int i = (int)(since * PerDay);
            (start, middle, end) = (grid[i], grid[i + 1], grid[i + 2]);
        }
        else if (step.Start - first < HeadDays)
        {
            HeadMoments(head.Slice((int)((step.Start - first) * HeadPerDay), HeadPerQuarter + 1), out mean, out slope);
            return;
        }
        else
        {
            // A straight line through the half day: the antibody is past its first absorption.
            int i = (int)(since * PerDay);
            double x = (since * PerDay) - i;
            T rise = grid[i + 1] - grid[i];
            start = T.FusedMultiplyAdd(T.Broadcast(x), rise, grid[i]);
            middle = T.FusedMultiplyAdd(T.Broadcast(x + 0.25), rise, grid[i]);
            end = T.FusedMultiplyAdd(T.Broadcast(x + 0.5), rise, grid[i]);
        }

        mean = T.FusedMultiplyAdd(T.Broadcast(4.0), middle, start + end) * T.Broadcast(1.0 / 6.0);
        slope = T.Broadcast(0.5) * (end - start);
    }

    // The same by Simpson's rule on many points: while the first dose is absorbed the effect turns within a quarter.
    private static void HeadMoments(ReadOnlySpan<T> points, out T mean, out T slope)
    {
        mean = T.Broadcast(0.0);
        slope = T.Broadcast(0.0);
        for (int i = 0; i <= HeadPerQuarter; i++)
        {
            double weight = (i is 0 or HeadPerQuarter ? 1.0 : i % 2 == 1 ? 4.0 : 2.0) / (3.0 * HeadPerQuarter);
            double x = (2.0 * i / HeadPerQuarter) - 1.0;
            mean = T.FusedMultiplyAdd(T.Broadcast(weight), points[i], mean);
            slope = T.FusedMultiplyAdd(T.Broadcast(3.0 * weight * x), points[i], slope);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply(ref double row, int column, T mean, T slope)
    {
        T oldMean = At<T>(in row, column);
        T oldSlope = At<T>(in row, column + 1);
        Put(ref row, column, T.FusedMultiplyAdd(oldMean, mean, T.Broadcast(1.0 / 3.0) * oldSlope * slope));
        Put(ref row, column + 1, T.FusedMultiplyAdd(oldMean, slope, oldSlope * mean));
    }

    private static bool Blocks(SystemicDrug drug, SkinSignal signal) => drug.BlockedSignals.Any(b => b.Signal == signal);
}
