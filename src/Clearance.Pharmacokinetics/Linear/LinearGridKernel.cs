using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// Concentrations of a linear model with first-order absorption and no lag on a regular grid: the state is carried from
/// point to point by its exact propagator, a few multiplications a step.
/// </summary>
public static class LinearGridKernel
{
    /// <summary>Columns of a state: the depot in mg, the two modes in mg/L.</summary>
    internal const int StateColumns = 3;

    /// <summary>Concentrations at the grid points first day, first day + 1/stepsPerDay, ...</summary>
    /// <param name="disposition">Disposition of the patients in the lanes.</param>
    /// <param name="ka">Absorption rate, 1/day.</param>
    /// <param name="absorbed">Share of the dose that is absorbed.</param>
    /// <param name="doses">Doses in order of time, not before <paramref name="firstDay"/>.</param>
    /// <param name="firstDay">Time of the first grid point, days.</param>
    /// <param name="stepsPerDay">Steps in a day; fastest when the doses fall on them.</param>
    /// <param name="every">Only every so many-th step is written.</param>
    /// <param name="concentration">Receives mg/L at grid points 0, every, 2 every, ...; its length sets the end.</param>
    /// <param name="state">
    /// [column][lane]: where the patients stand at the first grid point, replaced by where they stand at the last, before a dose
    /// at that point. Empty: without drug at the first point.
    /// </param>
    /// <exception cref="ArgumentException">A dose lies before the first day.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Concentrations<T>(
        in LinearDisposition<T> disposition,
        T ka,
        T absorbed,
        ReadOnlySpan<Dose> doses,
        double firstDay,
        int stepsPerDay,
        int every,
        Span<T> concentration,
        Span<double> state = default)
        where T : struct, ILane<T>
    {
        if (doses.Length > 0 && doses[0].Day < firstDay - DoseSchedule.SameTime)
        {
            throw new ArgumentException("A dose lies before the first grid point.", nameof(doses));
        }

        // The depot in mg; the two modes already as concentrations.
        double length = 1.0 / stepsPerDay;
        Propagator<T> step = new(in disposition, ka, length);
        T depot = state.IsEmpty ? T.Broadcast(0.0) : T.Load(state, 0);
        T mode1 = state.IsEmpty ? T.Broadcast(0.0) : T.Load(state, T.Width);
        T mode2 = state.IsEmpty ? T.Broadcast(0.0) : T.Load(state, 2 * T.Width);
        int next = 0;
        int done = 0;
        for (int i = 0; ; i++)
        {
            concentration[i] = mode1 + mode2;
            if (i == concentration.Length - 1)
            {
                break;
            }

            for (int k = 0; k < every; k++, done++)
            {
                double from = firstDay + (done * length);
                while (next < doses.Length && doses[next].Day < from + DoseSchedule.SameTime)
                {
                    depot = T.FusedMultiplyAdd(absorbed, T.Broadcast(doses[next].AmountMg), depot);
                    next++;
                }

                mode1 = T.FusedMultiplyAdd(step.Stay1, mode1, step.Gain1 * depot);
                mode2 = T.FusedMultiplyAdd(step.Stay2, mode2, step.Gain2 * depot);
                depot = step.Stay * depot;
                double to = firstDay + ((done + 1) * length);
                while (next < doses.Length && doses[next].Day < to - DoseSchedule.SameTime)
                {
                    T amount = absorbed * T.Broadcast(doses[next].AmountMg);
                    Propagator<T> rest = new(in disposition, ka, to - doses[next].Day);
                    mode1 = T.FusedMultiplyAdd(rest.Gain1, amount, mode1);
                    mode2 = T.FusedMultiplyAdd(rest.Gain2, amount, mode2);
                    depot = T.FusedMultiplyAdd(rest.Stay, amount, depot);
                    next++;
                }
            }
        }

        if (!state.IsEmpty)
        {
            T.Store(depot, state, 0);
            T.Store(mode1, state, T.Width);
            T.Store(mode2, state, 2 * T.Width);
        }
    }

    /// <summary>What a time does: what stays of each state, and what the modes gain from one mg in the depot.</summary>
    private readonly struct Propagator<T>
        where T : struct, ILane<T>
    {
        public readonly T Stay;
        public readonly T Stay1;
        public readonly T Stay2;
        public readonly T Gain1;
        public readonly T Gain2;

        // Not inlined: the many exponentials would use up the inlining budget of the loop that calls it.
        [MethodImpl(MethodImplOptions.NoInlining)]
        public Propagator(in LinearDisposition<T> disposition, T ka, double days)
        {
            T t = T.Broadcast(days);
            Stay = LaneMath.Exp(-ka * t);
            Stay1 = LaneMath.Exp(-disposition.Rate1 * t);
            Stay2 = LaneMath.Exp(-disposition.Rate2 * t);
            Gain1 = disposition.Weight1 * Absorbed(disposition.Rate1, ka, t);
            Gain2 = disposition.Weight2 * Absorbed(disposition.Rate2, ka, t);
        }
    }

    /// <summary>ka (e^(-rate t) - e^(-ka t))/(ka - rate), also when the rates coincide.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Absorbed<T>(T rate, T ka, T t)
        where T : struct, ILane<T>
    {
        T low = T.Min(rate, ka);
        T d = T.Max(rate, ka) - low;
        return ka * LaneMath.Exp(-low * t) * (t * LaneMath.Phi1(-d * t));
    }
}
