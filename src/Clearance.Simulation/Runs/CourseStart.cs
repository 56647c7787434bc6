using System.Collections.Immutable;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>
/// Where the patients of a population stand on the first day of a plan: the states of their skin, their log triggers, and
/// the biologics in their bodies.
/// What comes then is drawn anew, by (seed, patient, day), the same for every option.
/// </summary>
public sealed class CourseStart
{
    private const int L = BlockLayout.Lanes;
    private readonly double[] _states;
    private readonly double[] _triggers;
    private readonly ImmutableArray<SystemicTreatment> _biologics;
    private readonly double[] _antibodies;

    internal CourseStart(int day, int firstDay, double[] states, double[] triggers, ImmutableArray<SystemicTreatment> biologics, double[] antibodies)
    {
        _biologics = biologics;
        _antibodies = antibodies;
        Day = day;
        FirstDay = firstDay;
        _states = states;
        _triggers = triggers;
    }

    /// <summary>The first day to be simulated, from the course's day 0.</summary>
    public int Day { get; }

    // First day of the patients' life: days of triggers are counted from it.
    private int FirstDay { get; }

    /// <summary>Hands a block's biologics to an option that has given them in the same doses up to this day.</summary>
    internal void Hand(int block, ImmutableArray<SystemicTreatment> biologics, AntibodyStates states)
    {
        for (int k = 0; k < biologics.Length; k++)
        {
            for (int j = 0; j < _biologics.Length; j++)
            {
                if (biologics[k].HasSameDoses(_biologics[j], before: Day))
                {
                    states.Set(k, Day, _antibodies.AsSpan(((block * _biologics.Length) + j) * AntibodyStates.Length, AntibodyStates.Length));
                }
            }
        }
    }

    /// <summary>Room for eight patients of this start, from whichever blocks.</summary>
    internal CourseStart ForOneBlock() => new(
        Day,
        FirstDay,
        new double[StateColumn.Count * L],
        new double[TriggerPaths.NoiseColumns * L],
        _biologics,
        new double[_biologics.Length * AntibodyStates.Length]);

    /// <summary>Writes one patient of another start over one of this.</summary>
    internal void Copy(int patient, CourseStart other, int from)
    {
        BlockLayout.CopyPatient(other._states, from, _states, patient, StateColumn.Count);
        BlockLayout.CopyPatient(other._triggers, from, _triggers, patient, TriggerPaths.NoiseColumns);
        BlockLayout.CopyPatient(other._antibodies, from, _antibodies, patient, _biologics.Length * AntibodyStates.Length / L);
    }

    /// <summary>The states of a block's skin on the first day, with no error yet.</summary>
    internal void Place(int block, Span<double> state)
    {
        _states.AsSpan(block * StateColumn.Count * L, StateColumn.Count * L).CopyTo(state);
        state.Slice(StateColumn.Error * L, L).Clear();
    }

    /// <summary>Draws the triggers of a block from the first day on.</summary>
    internal void DrawTriggers<T>(int block, ulong seed, int days, ReadOnlySpan<double> columns, Span<double> paths)
        where T : struct, ILane<T>
    {
        // Draws of the body's trigger come in fours: the next whole four after the days already lived.
        uint drawn = (uint)((Day - FirstDay + 3) & ~3);
        TriggerPaths.Continue<T>(
            seed, (uint)(block * L), drawn, days, columns, _triggers.AsSpan(block * TriggerPaths.NoiseColumns * L, TriggerPaths.NoiseColumns * L), paths);
    }
}
