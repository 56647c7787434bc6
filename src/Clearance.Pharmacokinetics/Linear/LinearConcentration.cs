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
    public static void At<T>(ReadOnlySpan<LinearTrain<T>> trains, ReadOnlySpan<double> days, Span<T> concentration)
        where T : struct, ILane<T>
    {
        concentration[..days.Length].Fill(T.Broadcast(0.0));
        for (int k = 0; k < trains.Length; k++)
        {
            ref readonly LinearTrain<T> train = ref trains[k];
            if (InputTrain<T>.CanTake(train.Dose.First.Kind) && InputTrain<T>.CanTake(train.Dose.Second.Kind))
            {
                AddPrepared(in train, days, concentration);
            }
            else
            {
                AddOther(in train, days, concentration);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddOther<T>(in LinearTrain<T> train, ReadOnlySpan<double> days, Span<T> concentration)
        where T : struct, ILane<T>
    {
        for (int i = 0; i < days.Length; i++)
        {
            int given = train.Train.GivenBy(days[i]);
            if (given > 0)
            {
                concentration[i] += TrainResponse.Concentration(train.Dose, train.Train.IntervalDays, given, train.Train.SinceLatest(given, days[i]));
            }
        }
    }

    // The usual case: what all times share is worked out once.
    private static void AddPrepared<T>(in LinearTrain<T> train, ReadOnlySpan<double> days, Span<T> concentration)
        where T : struct, ILane<T>
    {
        InputTrain<T> first = new(train.Dose.Disposition, train.Dose.First, train.Train.IntervalDays);
        InputTrain<T> second = new(train.Dose.Disposition, train.Dose.Second, train.Train.IntervalDays);
        for (int i = 0; i < days.Length; i++)
        {
            int given = train.Train.GivenBy(days[i]);
            if (given > 0)
            {
                double since = train.Train.SinceLatest(given, days[i]);
                T result = first.At(given, since);
                if (second.IsThere)
                {
                    result += second.At(given, since);
                }

                concentration[i] += result;
            }
        }
    }
}
