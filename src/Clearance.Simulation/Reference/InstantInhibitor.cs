using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>Dose equivalents C/IC50 in the skin by receptor class; several drugs at one site add (Loewe).</summary>
internal readonly record struct JakEquivalents(double Jak1Jak3, double Jak1Jak2, double Jak1Tyk2, double Il13);

/// <summary>A JAK inhibitor in one patient at any instant.</summary>
internal sealed class InstantInhibitor
{
    private readonly LinearTrain<Lane1>[] _trains;
    private readonly double _skinNanomolar;
    private readonly double _jak1Jak3, _jak1Jak2, _jak1Tyk2, _il13;

    public InstantInhibitor(DrugBlocks drug, int block, int lane, DoseSchedule schedule, PotencyClass il13)
    {
        double[] individual = drug.Individual(block, lane, 1, new double[32]).ToArray();
        _trains = new LinearTrain<Lane1>[schedule.Trains.Length];
        IndividualDoses.Trains(drug.Model, individual, drug.Model.DefaultFormulation, schedule, 1.0, _trains.AsSpan());
        Span<double> potency = drug.Potency(block);
        double Inverse(int column) => drug.Potency(block)[(column * BlockLayout.Lanes) + lane];
        _skinNanomolar = drug.Model.NanomolarPerMgPerLitre * potency[(DrugBlocks.SkinFactor * BlockLayout.Lanes) + lane];
        (_jak1Jak3, _jak1Jak2) = (Inverse((int)PotencyClass.Jak1Jak3), Inverse((int)PotencyClass.Jak1Jak2));
        (_jak1Tyk2, _il13) = (Inverse((int)PotencyClass.Jak1Tyk2), Inverse((int)il13));
    }

    /// <summary>Trains of doses, for the peers of the benchmark.</summary>
    public ImmutableArray<LinearTrain<Lane1>> Trains => [.. _trains];

    /// <summary>Adds this drug's equivalents at a time, days.</summary>
    public JakEquivalents AddAt(double time, JakEquivalents sum)
    {
        Span<Lane1> concentration = stackalloc Lane1[1];
        LinearConcentration.At<Lane1>(_trains, [time], concentration);
        double c = concentration[0].Value * _skinNanomolar;
        return new(sum.Jak1Jak3 + (c * _jak1Jak3), sum.Jak1Jak2 + (c * _jak1Jak2), sum.Jak1Tyk2 + (c * _jak1Tyk2), sum.Il13 + (c * _il13));
    }

    /// <summary>Times at which the concentration turns: the beginning and end of every input of every dose.</summary>
    public IEnumerable<double> Breaks()
    {
        foreach (LinearTrain<Lane1> train in _trains)
        {
            foreach (LinearInput<Lane1> input in new[] { train.Dose.First, train.Dose.Second })
            {
                for (int k = 0; k < train.Train.Count && input.Kind != InputKind.None; k++)
                {
                    double begin = train.Train.FirstDay + (k * train.Train.IntervalDays) + input.Lag.Value;
                    yield return begin;
                    if (input.Kind == InputKind.ZeroOrder)
                    {
                        yield return begin + input.Duration.Value;
                    }
                }
            }
        }
    }
}
