using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;
using Clearance.Numerics.Random;

namespace Clearance.Simulation;

/// <summary>
/// The fluctuating external trigger: an Ornstein-Uhlenbeck log trigger common to the body and one for each region, on a fixed
/// grid of calendar days, exact between the days, constant within a day.
/// </summary>
/// <remarks>
/// A patient's path is a function of (seed, patient, calendar day) alone: the same under every option, step plan, thread and
/// lane width. Calendar day 0 of the paths is the first day of the burn-in. g = exp(clamp(v (theta + theta_r), -1.5, 1.5))
/// with stationary variances 0.81 s_ou^2 (body) and 0.16 s_ou^2 (region).
/// </remarks>
internal static class TriggerPaths
{
    private const int L = BlockLayout.Lanes;
    private const double BodySd = 0.9;
    private const double RegionSd = 0.4;
    private const double Bound = 1.5;

    /// <summary>Numbers a path of so many days needs for one block.</summary>
    public static int Length(int days) => days * BlockLayout.Regions * L;

    /// <summary>Writes the square root of g for each calendar day and region.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="firstPatient">Number of the block's first patient.</param>
    /// <param name="days">Calendar days.</param>
    /// <param name="patient">Patient columns.</param>
    /// <param name="paths">The paths, <see cref="Length"/> numbers.</param>
    public static void Fill<T>(ulong seed, uint firstPatient, int days, ReadOnlySpan<double> patient, Span<double> paths)
        where T : struct, ILane<T>
    {
        RandomStream body = new(seed, BodyQuantity);
        RandomStream region = new(seed, RegionQuantity);
        for (int lane = 0; lane < L; lane += T.Width)
        {
            FillLanes(body, region, T.Ramp(firstPatient + (uint)lane), days, patient[lane..], paths[lane..]);
        }
    }

    private static readonly uint BodyQuantity = QuantityId.Of("trigger/body");
    private static readonly uint RegionQuantity = QuantityId.Of("trigger/region");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillLanes<T>(
        RandomStream body, RandomStream region, T patients, int days, ReadOnlySpan<double> patient, Span<double> paths)
        where T : struct, ILane<T>
    {
        T correlation = T.LoadUnchecked(in patient[0], PatientColumn.TriggerCorrelation * L);
        T innovation = T.Sqrt(T.FusedMultiplyAdd(-correlation, correlation, T.Broadcast(1.0)));

        // Half of the clamped log trigger gives the root; the patient's lability and the SD go into one factor.
        T scale = T.Broadcast(0.5) * T.LoadUnchecked(in patient[0], PatientColumn.Lability * L) * T.LoadUnchecked(in patient[0], PatientColumn.TriggerSd * L);
        T bodyScale = scale * T.Broadcast(BodySd);
        T regionScale = scale * T.Broadcast(RegionSd);
        T limit = T.Broadcast(0.5 * Bound);

        // The first draw is from the stationary distribution: weight 1 for the innovation, 0 for what was before.
        T keep = T.Broadcast(0.0);
        T add = T.Broadcast(1.0);
        T theta = keep, theta0 = keep, theta1 = keep, theta2 = keep, theta3 = keep;
        T spare1 = keep, spare2 = keep, spare3 = keep;
        ref double target = ref paths[0];
        for (int day = 0; day < days; day++)
        {
            // One call serves the body's trigger for four days.
            T n;
            switch (day & 3)
            {
                case 0:
                    body.FourNormals(patients, (uint)day >> 2, out n, out spare1, out spare2, out spare3);
                    break;
                case 1:
                    n = spare1;
                    break;
                case 2:
                    n = spare2;
                    break;
                default:
                    n = spare3;
                    break;
            }

            region.FourNormals(patients, (uint)day, out T n0, out T n1, out T n2, out T n3);
            theta = T.FusedMultiplyAdd(add, n, keep * theta);
            theta0 = T.FusedMultiplyAdd(add, n0, keep * theta0);
            theta1 = T.FusedMultiplyAdd(add, n1, keep * theta1);
            theta2 = T.FusedMultiplyAdd(add, n2, keep * theta2);
            theta3 = T.FusedMultiplyAdd(add, n3, keep * theta3);
            T common = bodyScale * theta;
            int row = day * BlockLayout.Regions * L;
            T.StoreUnchecked(Root(common, regionScale, theta0, limit), ref target, row);
            T.StoreUnchecked(Root(common, regionScale, theta1, limit), ref target, row + L);
            T.StoreUnchecked(Root(common, regionScale, theta2, limit), ref target, row + (2 * L));
            T.StoreUnchecked(Root(common, regionScale, theta3, limit), ref target, row + (3 * L));
            keep = correlation;
            add = innovation;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Root<T>(T common, T regionScale, T theta, T limit)
        where T : struct, ILane<T>
    {
        T half = T.FusedMultiplyAdd(regionScale, theta, common);
        return LaneMath.ExpBounded(T.Max(-limit, T.Min(half, limit)));
    }
}
