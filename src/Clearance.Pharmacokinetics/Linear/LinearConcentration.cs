using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>Concentrations of linear models at any times: superposition of trains, the cost does not grow with past doses.</summary>
public static class LinearConcentration
{
    /// <summary>Concentration at each time, mg/L.</summary>
    /// <param name="trains">All doses of the drug.</param>
    /// <param name="days">Times, days, in any order. A dose at exactly that time counts as just given.</param>
    /// <param name="concentration">Receives mg/L; as long as <paramref name="days"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void At<T>(ReadOnlySpan<LinearTrain<T>> trains, ReadOnlySpan<double> days, Span<T> concentration)
        where T : struct, ILane<T>
    {
        for (int i = 0; i < days.Length; i++)
        {
            T sum = T.Broadcast(0.0);
            for (int k = 0; k < trains.Length; k++)
            {
                ref readonly LinearTrain<T> train = ref trains[k];
                int given = train.Train.GivenBy(days[i]);
                if (given > 0)
                {
                    double latest = train.Train.FirstDay + ((given - 1) * train.Train.IntervalDays);
                    sum += TrainResponse.Concentration(train.Dose, train.Train.IntervalDays, given, days[i] - latest);
                }
            }

            concentration[i] = sum;
        }
    }
}
