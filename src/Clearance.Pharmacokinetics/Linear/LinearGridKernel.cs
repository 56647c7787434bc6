using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// Concentrations of a linear model with first-order absorption and no lag on a regular grid: the state is carried from
/// point to point by its exact propagator, a few multiplications a step.
/// </summary>
public static class LinearGridKernel
{
    /// <summary>Concentrations at the grid points first day, first day + 1/stepsPerDay, ..., starting without drug.</summary>
    /// <param name="disposition">Disposition of the patients in the lanes.</param>
    /// <param name="ka">Absorption rate, 1/day.</param>
    /// <param name="absorbed">Share of the dose that is absorbed.</param>
    /// <param name="doses">Doses in order of time, not before <paramref name="firstDay"/>.</param>
    /// <param name="firstDay">Time of the first grid point, days.</param>
    /// <param name="stepsPerDay">Steps in a day; fastest when the doses fall on them.</param>
    /// <param name="every">Only every so many-th step is written.</param>
    /// <param name="concentration">Receives mg/L at grid points 0, every, 2 every, ...; its length sets the end.</param>
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
        Span<T> concentration)
        where T : struct, ILane<T>
    {
        if (doses.Length > 0 && doses[0].Day < firstDay - DoseSchedule.SameTime)
        {
            throw new ArgumentException("A dose lies before the first grid point.", nameof(doses));
        }

        // The depot in mg; the two modes already as concentrations.
        double length = 1.0 / stepsPerDay;
        T h = T.Broadcast(length);
        T stay = LaneMath.Exp(-ka * h);
        T stay1 = LaneMath.Exp(-disposition.Rate1 * h);
        T stay2 = LaneMath.Exp(-disposition.Rate2 * h);
        T gain1 = disposition.Weight1 * Absorbed(disposition.Rate1, ka, h);
        T gain2 = disposition.Weight2 * Absorbed(disposition.Rate2, ka, h);
        T depot = T.Broadcast(0.0);
        T mode1 = depot;
        T mode2 = depot;
        int next = 0;
        int step = 0;
        for (int i = 0; ; i++)
        {
            concentration[i] = mode1 + mode2;
            if (i == concentration.Length - 1)
            {
                return;
            }

            for (int k = 0; k < every; k++, step++)
            {
                double from = firstDay + (step * length);
                while (next < doses.Length && doses[next].Day < from + DoseSchedule.SameTime)
                {
                    depot = T.FusedMultiplyAdd(absorbed, T.Broadcast(doses[next].AmountMg), depot);
                    next++;
                }

                mode1 = T.FusedMultiplyAdd(stay1, mode1, gain1 * depot);
                mode2 = T.FusedMultiplyAdd(stay2, mode2, gain2 * depot);
                depot = stay * depot;
                double to = firstDay + ((step + 1) * length);
                while (next < doses.Length && doses[next].Day < to - DoseSchedule.SameTime)
                {
                    T left = T.Broadcast(to - doses[next].Day);
                    T amount = absorbed * T.Broadcast(doses[next].AmountMg);
                    mode1 = T.FusedMultiplyAdd(disposition.Weight1 * Absorbed(disposition.Rate1, ka, left), amount, mode1);
                    mode2 = T.FusedMultiplyAdd(disposition.Weight2 * Absorbed(disposition.Rate2, ka, left), amount, mode2);
                    depot = T.FusedMultiplyAdd(LaneMath.Exp(-ka * left), amount, depot);
                    next++;
                }
            }
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
