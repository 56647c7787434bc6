using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>Concentration within one day of a regular oral treatment.</summary>
public static class DayProfile
{
    /// <summary>Concentration at given times of the day, mg/L.</summary>
    /// <param name="dose">One dose.</param>
    /// <param name="intervalDays">Days between doses: 0.5 for twice daily.</param>
    /// <param name="day">Which day. The day begins at a dose time.</param>
    /// <param name="nodes">Times within the day, 0 to 1.</param>
    /// <param name="concentration">Receives mg/L at each node.</param>
    public static void Fill<T>(in LinearDose<T> dose, double intervalDays, DayOfTreatment day, ReadOnlySpan<double> nodes, Span<T> concentration)
        where T : struct, ILane<T>
    {
        switch (day)
        {
            case DayOfTreatment.AfterStart after:
                Running(in dose, intervalDays, after.Number, endless: false, nodes, concentration);
                break;
            case DayOfTreatment.Steady:
                Running(in dose, intervalDays, 0.0, endless: true, nodes, concentration);
                break;
            case DayOfTreatment.AfterStop after:
                Stopped(in dose, intervalDays, after.Number, nodes, concentration);
                break;
            default:
                throw new InvalidOperationException($"Unknown day of treatment {day}.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Running<T>(in LinearDose<T> dose, double interval, double start, bool endless, ReadOnlySpan<double> nodes, Span<T> concentration)
        where T : struct, ILane<T>
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            double t = start + nodes[i];
            double before = Math.Floor(t / interval);
            double count = endless ? TrainResponse.Endless : before + 1.0;
            concentration[i] = TrainResponse.Concentration(in dose, interval, count, t - (before * interval));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Stopped<T>(in LinearDose<T> dose, double interval, double start, ReadOnlySpan<double> nodes, Span<T> concentration)
        where T : struct, ILane<T>
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            concentration[i] = TrainResponse.Concentration(in dose, interval, TrainResponse.Endless, interval + start + nodes[i]);
        }
    }
}
