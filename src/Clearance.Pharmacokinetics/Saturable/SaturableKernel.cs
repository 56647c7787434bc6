using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// Antibody concentration with transit absorption and parallel linear and saturable elimination, on a regular time grid.
/// </summary>
/// <remarks>
/// Between doses each step takes the linear part exactly and saturable elimination in one of three ways, chosen for each
/// patient alone: far above Km it is nearly constant (exponential step with the small remainder interpolated, error
/// estimated from its curvature); far below Km it is nearly a first-order rate (the same with that rate in the exact
/// part); otherwise, or when the error estimate is too large, <see cref="SaturableResolver"/> carries the patient.
/// Which way a neighbour goes never changes a patient's numbers.
/// </remarks>
public static class SaturableKernel
{
    // Error allowed per step relative to the concentration; the estimate is that of the method without its correction.
    private const double StepTolerance = 1e-6;

    // Far above and far below Km.
    private const double HighOverKm = 50.0;
    private const double LowOverKm = 0.003;

    /// <summary>Columns of a state: what is in the three transit stages, the depot before the centre, the centre and the periphery, mg/L.</summary>
    internal const int StateColumns = 6;

    /// <summary>Concentrations at the grid points first day, first day + 1/stepsPerDay, ...</summary>
    /// <param name="p">Parameters of the patients in the lanes.</param>
    /// <param name="doses">Doses in order of time, not before <paramref name="firstDay"/>. A dose at a grid point counts from that point on.</param>
    /// <param name="firstDay">Time of the first grid point, days.</param>
    /// <param name="stepsPerDay">Grid points per day: 1, 2, 4 ...</param>
    /// <param name="concentration">Receives mg/L at each grid point; its length sets the end.</param>
    /// <param name="workspace">Memory to work in.</param>
    /// <param name="state">
    /// [column][lane]: where the patients stand at the first grid point, replaced by where they stand at the last, before a dose
    /// at that point. A course in two parts has the bits of the course in one. Empty: without drug at the first point.
    /// </param>
    /// <exception cref="ArgumentException">A dose lies before the first day, or a rate (also Vm/Km) exceeds 4096 a day.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Concentrations<T>(
        in SaturableParameters<T> p,
        ReadOnlySpan<Dose> doses,
        double firstDay,
        int stepsPerDay,
        Span<T> concentration,
        SaturableWorkspace<T> workspace,
        Span<double> state = default)
        where T : struct, ILane<T>
    {
        if (doses.Length > 0 && doses[0].Day < firstDay - DoseSchedule.SameTime)
        {
            throw new ArgumentException("A dose lies before the first grid point.", nameof(doses));
        }

        double length = 1.0 / stepsPerDay;
        T fastest = T.Max(T.Max(p.TransitRate, p.AbsorptionRate), T.Max(p.Elimination, p.MaximumRate / p.HalfSaturation));
        if (T.Any(T.LessThan(T.Broadcast(1 << StepMatrixBuilder.Halvings), fastest)))
        {
            throw new ArgumentException("A rate is faster than 4096 a day; the step matrices do not resolve it.", nameof(p));
        }

        StepMatrixBuilder.Build(in p, T.Broadcast(0.0), length, workspace.Regular);
        Steps<T> steps = new(in p, workspace);
        if (!state.IsEmpty)
        {
            steps.Begin(state);
        }

        T perMg = p.Bioavailability / p.Volume;
        int next = 0;
        for (int i = 0; i < concentration.Length; i++)
        {
            concentration[i] = steps.C;
            if (i == concentration.Length - 1)
            {
                break;
            }

            double from = firstDay + (i * length);
            double to = firstDay + ((i + 1) * length);
            while (next < doses.Length && doses[next].Day < from + DoseSchedule.SameTime)
            {
                steps.Dose(perMg * T.Broadcast(doses[next].AmountMg));
                next++;
            }

            if (next == doses.Length || doses[next].Day > to - DoseSchedule.SameTime)
            {
                steps.Regular(length);
                continue;
            }

            // Doses inside the step: go from dose to dose.
            while (next < doses.Length && doses[next].Day < to - DoseSchedule.SameTime)
            {
                double day = doses[next].Day;
                if (day > from)
                {
                    steps.Odd(day - from);
                    from = day;
                }

                steps.Dose(perMg * T.Broadcast(doses[next].AmountMg));
                next++;
            }

            steps.Odd(to - from);
        }

        if (!state.IsEmpty)
        {
            steps.End(state);
        }
    }

    /// <summary>The running state of a block of patients.</summary>
    private ref struct Steps<T>
        where T : struct, ILane<T>
    {
        private readonly SaturableParameters<T> _p;
        private readonly SaturableWorkspace<T> _workspace;
        private readonly SaturableRates<T> _rates;
        private readonly T _remainder;
        private readonly T _perSixRemainders;
        private readonly T _high;
        private readonly T _low;
        private T _s1;
        private T _s2;
        private T _s3;
        private T _s4;
        private T _c;
        private T _peripheral;
        private double _lowLength;

        public Steps(in SaturableParameters<T> p, SaturableWorkspace<T> workspace)
        {
            _p = p;
            _workspace = workspace;
            T zero = T.Broadcast(0.0);
            _s1 = zero;
            _s2 = zero;
            _s3 = zero;
            _s4 = zero;
            _c = zero;
            _peripheral = zero;
            _remainder = p.MaximumRate * p.HalfSaturation;
            _perSixRemainders = T.Broadcast(1.0 / 6.0) / T.Max(_remainder, T.Broadcast(1e-300));
            _high = p.HalfSaturation * T.Broadcast(HighOverKm);
            _low = p.HalfSaturation * T.Broadcast(LowOverKm);
            _lowLength = 0.0;
            _rates = new(in p);
        }

        public readonly T C => _c;

        public void Begin(ReadOnlySpan<double> state)
        {
            _s1 = T.Load(state, 0);
            _s2 = T.Load(state, T.Width);
            _s3 = T.Load(state, 2 * T.Width);
            _s4 = T.Load(state, 3 * T.Width);
            _c = T.Load(state, 4 * T.Width);
            _peripheral = T.Load(state, 5 * T.Width);
        }

        public readonly void End(Span<double> state)
        {
            T.Store(_s1, state, 0);
            T.Store(_s2, state, T.Width);
            T.Store(_s3, state, 2 * T.Width);
            T.Store(_s4, state, 3 * T.Width);
            T.Store(_c, state, 4 * T.Width);
            T.Store(_peripheral, state, 5 * T.Width);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Dose(T perLitre) => _s1 += perLitre;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Regular(double length) => Advance(_workspace.Regular, length);

        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Odd(double length)
        {
            StepMatrixBuilder.Build(in _p, T.Broadcast(0.0), length, _workspace.Odd);
            Advance(_workspace.Odd, length);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Advance(Span<StepMatrix<T>> matrices, double length)
        {
            ref readonly StepMatrix<T> m = ref matrices[0];
            Apply(in m, out T s1, out T s2, out T s3, out T s4, out T linearC, out T linearP);

            // Far above Km the elimination is Vm less a small remainder n = Vm Km/(Km + C), interpolated over the step.
            T n0 = _remainder / (_p.HalfSaturation + _c);
            T input = n0 - _p.MaximumRate;
            T c = T.FusedMultiplyAdd(input, m.CFromConstant, linearC);
            T n1 = _remainder / (_p.HalfSaturation + c);
            T change = n1 - n0;

            // The interpolation lies above the convex remainder: with C linear in time by change^2/(6 n) on average. This is
            // taken off, and what was taken off is the error estimate of what is left.
            T excess = change * change * _perSixRemainders * T.FusedMultiplyAdd(T.Broadcast(0.5), _c + c, _p.HalfSaturation);
            T error = excess * T.Broadcast(length);
            T allowed = T.Min(c, _c) * T.Broadcast(StepTolerance);
            T good = T.BitAnd(T.LessThanOrEqual(_high, T.Min(c, _c)), T.LessThanOrEqual(error, allowed));
            input -= excess;
            T peripheral = T.FusedMultiplyAdd(change, m.PFromRamp, T.FusedMultiplyAdd(input, m.PFromConstant, linearP));
            c = T.FusedMultiplyAdd(change, m.CFromRamp, T.FusedMultiplyAdd(input, m.CFromConstant, linearC));

            T bad = T.BitXor(good, T.BroadcastBits(ulong.MaxValue));
            if (T.Any(bad))
            {
                Otherwise(matrices, length, bad, ref c, ref peripheral);
            }

            _s1 = s1;
            _s2 = s2;
            _s3 = s3;
            _s4 = s4;
            _c = c;
            _peripheral = peripheral;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly void Apply(in StepMatrix<T> m, out T s1, out T s2, out T s3, out T s4, out T c, out T p)
        {
            s1 = m.Stay * _s1;
            s2 = T.FusedMultiplyAdd(m.Stay, _s2, m.Next * _s1);
            s3 = T.FusedMultiplyAdd(m.Stay, _s3, T.FusedMultiplyAdd(m.Next, _s2, m.NextButOne * _s1));
            s4 = T.FusedMultiplyAdd(m.S4FromS2, _s2, m.S4FromS1 * _s1) + T.FusedMultiplyAdd(m.S4FromS4, _s4, m.S4FromS3 * _s3);
            T fromStages = T.FusedMultiplyAdd(m.CFromS2, _s2, m.CFromS1 * _s1) + T.FusedMultiplyAdd(m.CFromS4, _s4, m.CFromS3 * _s3);
            c = T.FusedMultiplyAdd(m.CFromC, _c, T.FusedMultiplyAdd(m.CFromP, _peripheral, fromStages));
            fromStages = T.FusedMultiplyAdd(m.PFromS2, _s2, m.PFromS1 * _s1) + T.FusedMultiplyAdd(m.PFromS4, _s4, m.PFromS3 * _s3);
            p = T.FusedMultiplyAdd(m.PFromC, _c, T.FusedMultiplyAdd(m.PFromP, _peripheral, fromStages));
        }

        // The patients whose plain step was not good: first the low side, then the resolver.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private void Otherwise(Span<StepMatrix<T>> matrices, double length, T bad, ref T c, ref T peripheral)
        {
            T low = T.BitAnd(bad, T.LessThanOrEqual(_c, _low));
            if (T.Any(low))
            {
                Low(length, ref low, ref c, ref peripheral);
                bad = T.BitAnd(bad, T.BitXor(low, T.BroadcastBits(ulong.MaxValue)));
                if (!T.Any(bad))
                {
                    return;
                }
            }

            Resolve(matrices, length, bad, ref c, ref peripheral);
        }

        // Far below Km the elimination is (Vm/Km) C less a small remainder Vm C^2/(Km (Km + C)).
        private void Low(double length, ref T low, ref T c, ref T peripheral)
        {
            T slope = _p.MaximumRate / _p.HalfSaturation;
            if (_lowLength != length)
            {
                StepMatrixBuilder.Build(in _p, slope, length, _workspace.Low);
                _lowLength = length;
            }

            ref readonly StepMatrix<T> m = ref _workspace.Low[0];
            Apply(in m, out _, out _, out _, out _, out T linearC, out T linearP);
            T n0 = slope * _c * _c / (_p.HalfSaturation + _c);
            T predicted = T.FusedMultiplyAdd(n0, m.CFromConstant, linearC);
            T change = (slope * predicted * predicted / (_p.HalfSaturation + predicted)) - n0;
            T lowC = T.FusedMultiplyAdd(change, m.CFromRamp, predicted);
            T lowP = T.FusedMultiplyAdd(change, m.PFromRamp, T.FusedMultiplyAdd(n0, m.PFromConstant, linearP));
            low = T.BitAnd(low, T.LessThanOrEqual(predicted, _low));
            c = T.Select(low, lowC, c);
            peripheral = T.Select(low, lowP, peripheral);
        }

        private readonly void Resolve(Span<StepMatrix<T>> matrices, double length, T bad, ref T c, ref T peripheral)
        {
            SaturableState<T> state = new() { S1 = _s1, S2 = _s2, S3 = _s3, S4 = _s4, C = _c, P = _peripheral };
            SaturableResolver.Resolve(matrices, length, in _rates, bad, ref state, _workspace);
            c = T.Select(bad, state.C, c);
            peripheral = T.Select(bad, state.P, peripheral);
        }
    }
}
