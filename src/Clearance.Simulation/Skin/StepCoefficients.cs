using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>
/// Weights of the exponential integrator for y' = k (N - y) over a step of length h: y1 = decay y0 + gain N0 + slopeGain N1,
/// N0 the mean of N, N1 its first Legendre coefficient. Once for whole-day steps, once for quarter-day steps.
/// </summary>
internal static class StepCoefficients
{
    public const int BarrierDecay = 0, BarrierGain = 1, BarrierSlopeGain = 2;
    public const int EffectorDecay = 3, EffectorGain = 4, EffectorSlopeGain = 5;
    public const int SignDecay = 6, SignGain = 7, SignSlopeGain = 8;
    public const int ItchDecay = 9, ItchGain = 10, ItchSlopeGain = 11;
    public const int MemoryDecay = 12, MemoryGain = 13;

    /// <summary>Steroid: decay, and level gained for one application a day.</summary>
    public const int SteroidDecay = 14, SteroidGain = 15;

    /// <summary>1/(k h) of signs and itch.</summary>
    public const int SignPerStep = 16, ItchPerStep = 17;

    /// <summary>Columns of one step length; the quarter-day set follows the whole-day set.</summary>
    public const int Quarter = 18;

    /// <summary>Columns in all.</summary>
    public const int Count = 2 * Quarter;

    private const int L = BlockLayout.Lanes;

    /// <summary>Fills the lanes beginning at <paramref name="lane"/>.</summary>
    public static void Fill<T>(ReadOnlySpan<double> patient, Span<double> target, int lane)
        where T : struct, ILane<T>
    {
        for (int set = 0; set < 2; set++)
        {
            double h = set == 0 ? 1.0 : 0.25;
            int offset = (set * Quarter * L) + lane;
            Rate<T>(patient, PatientColumn.BarrierRate, h, target, offset + (BarrierDecay * L), lane);
            Rate<T>(patient, PatientColumn.EffectorRate, h, target, offset + (EffectorDecay * L), lane);
            Rate<T>(patient, PatientColumn.SignRate, h, target, offset + (SignDecay * L), lane);
            Rate<T>(patient, PatientColumn.ItchRate, h, target, offset + (ItchDecay * L), lane);
            T memory = T.Load(patient, (PatientColumn.MemoryRate * L) + lane) * T.Broadcast(-h);
            T.Store(LaneMath.Exp(memory), target, offset + (MemoryDecay * L));
            T.Store(-LaneMath.Expm1(memory), target, offset + (MemoryGain * L));
            T steroid = T.Load(patient, (PatientColumn.SteroidRate * L) + lane) * T.Broadcast(-h);
            T.Store(LaneMath.Exp(steroid), target, offset + (SteroidDecay * L));
            T.Store(T.Broadcast(h) * LaneMath.Phi1(steroid), target, offset + (SteroidGain * L));
            T.Store(T.Broadcast(1.0 / h) / T.Load(patient, (PatientColumn.SignRate * L) + lane), target, offset + (SignPerStep * L));
            T.Store(T.Broadcast(1.0 / h) / T.Load(patient, (PatientColumn.ItchRate * L) + lane), target, offset + (ItchPerStep * L));
        }
    }

    // a = k h: decay e^-a, gain 1 - e^-a, slope gain a * integral of e^(-a(1-x)) (2x - 1) over x = 2 (1 - gain/a) - gain.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rate<T>(ReadOnlySpan<double> patient, int column, double h, Span<double> target, int offset, int lane)
        where T : struct, ILane<T>
    {
        T a = T.Load(patient, (column * L) + lane) * T.Broadcast(h);
        T gain = -LaneMath.Expm1(-a);
        T.Store(LaneMath.Exp(-a), target, offset);
        T.Store(gain, target, offset + L);
        T.Store(T.Broadcast(2.0) * (T.Broadcast(1.0) - LaneMath.Phi1(-a)) - gain, target, offset + (2 * L));
    }
}
