using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>
/// A biologic in one patient at any instant. With saturable elimination its six equations (Kovalenko et al. 2020, doi
/// 10.1002/cpdd.780) are states of the solver: three transit stages and the depot, central and peripheral concentration.
/// </summary>
internal sealed class InstantBiologic
{
    private readonly SaturableParameters<Lane1> _p;
    private readonly LinearTrain<Lane1>[] _trains = [];
    private readonly double _effect;
    private readonly double _inverseEc50;
    private readonly int _first;

    public InstantBiologic(DrugBlocks drug, int block, int lane, DoseSchedule schedule, int firstState)
    {
        bool Any(SkinSignal signal) => drug.Drug.BlockedSignals.Any(b => b.Signal == signal);
        (BlocksIl4, BlocksIl13, BlocksIl31) = (Any(SkinSignal.Il4AtTCells), Any(SkinSignal.Il13), Any(SkinSignal.Il31));
        _effect = drug.Potency(block)[(DrugBlocks.LargestEffect * BlockLayout.Lanes) + lane];
        _first = firstState;
        _inverseEc50 = drug.Potency(block)[(DrugBlocks.InverseEc50 * BlockLayout.Lanes) + lane];
        Doses = schedule.Doses;
        double[] individual = drug.Individual(block, lane, 1, new double[32]).ToArray();
        if (drug.Model.Facts.Structure == PkStructure.SaturableTransit)
        {
            _p = IndividualDoses.Saturable<Lane1>(drug.Model, individual);
            States = 6;
            return;
        }

        _trains = new LinearTrain<Lane1>[schedule.Trains.Length];
        IndividualDoses.Trains(drug.Model, individual, drug.Model.DefaultFormulation, schedule, 1.0, _trains.AsSpan());
    }

    /// <summary>The doses.</summary>
    public ImmutableArray<Dose> Doses { get; }

    /// <summary>States it needs in the solver: six, or none when its concentration has a closed form.</summary>
    public int States { get; }

    /// <summary>Whether it blocks IL-4 (both receptors).</summary>
    public bool BlocksIl4 { get; }

    /// <summary>Whether it blocks IL-13.</summary>
    public bool BlocksIl13 { get; }

    /// <summary>Whether it blocks IL-31.</summary>
    public bool BlocksIl31 { get; }

    /// <summary>Puts the doses of [from, to) into the depot; the caller begins a piece at every dose.</summary>
    public void Give(double from, double to, Span<double> y)
    {
        foreach (Dose dose in States > 0 ? Doses : [])
        {
            if (dose.Day >= from - 1e-9 && dose.Day < to - 1e-9)
            {
                y[_first] += _p.Bioavailability.Value * dose.AmountMg;
            }
        }
    }

    /// <summary>mg/L.</summary>
    public double Concentration(double time, ReadOnlySpan<double> y)
    {
        if (States > 0)
        {
            return y[_first + 4];
        }

        Span<Lane1> concentration = stackalloc Lane1[1];
        LinearConcentration.At<Lane1>(_trains, [time], concentration);
        return concentration[0].Value;
    }

    /// <summary>Share of the signal that passes: 1 - E C/(C + EC50).</summary>
    public double Residual(double time, ReadOnlySpan<double> y)
    {
        double x = Concentration(time, y) * _inverseEc50;
        return 1.0 - (_effect * x / (1.0 + x));
    }

    /// <summary>Derivative of its states.</summary>
    public void Derivative(ReadOnlySpan<double> y, Span<double> dy)
    {
        if (States == 0)
        {
            return;
        }

        ReadOnlySpan<double> s = y[_first..];
        Span<double> d = dy[_first..];
        double ktr = _p.TransitRate.Value, ka = _p.AbsorptionRate.Value;
        double c = s[4], p = s[5];
        d[0] = -ktr * s[0];
        d[1] = ktr * (s[0] - s[1]);
        d[2] = ktr * (s[1] - s[2]);
        d[3] = (ktr * s[2]) - (ka * s[3]);
        d[4] = (ka * s[3] / _p.Volume.Value) - ((_p.Elimination.Value + _p.ToPeripheral.Value) * c) + (_p.FromPeripheral.Value * p)
            - (_p.MaximumRate.Value * c / (_p.HalfSaturation.Value + c));
        d[5] = (_p.ToPeripheral.Value * c) - (_p.FromPeripheral.Value * p);
    }
}
