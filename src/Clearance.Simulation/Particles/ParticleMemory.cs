using System.Collections.Immutable;

namespace Clearance.Simulation;

/// <summary>
/// All that particles are beside their patient: the numbers behind them, the triggers of their days, where they stand and the scores they have
/// shown. A particle is copied whole.
/// </summary>
internal sealed class ParticleMemory
{
    private const int L = BlockLayout.Lanes;
    private readonly VirtualPopulation _population;
    private readonly int _numbersLength;
    private readonly int _noiseLength;
    private readonly int _antibodiesLength;
    private readonly int _scoresLength;
    private readonly double[] _numbers;
    private readonly float[] _noise;
    private readonly double[] _states;
    private readonly double[] _triggers;
    private readonly double[] _antibodies;
    private readonly double[] _scores;

    public ParticleMemory(VirtualPopulation population, int numbers, int biologics, int keptDays, int days)
    {
        int blocks = population.Blocks;
        _population = population;
        _numbersLength = numbers;
        _noiseLength = TriggerNoise.Length(days);
        _antibodiesLength = biologics * AntibodyStates.Length;
        _scoresLength = keptDays * ParticleCourse.ScoreColumns;
        _numbers = new double[blocks * L * numbers];
        _noise = new float[(long)blocks * _noiseLength];
        _states = new double[blocks * StateColumn.Count * L];
        _triggers = new double[blocks * TriggerPaths.NoiseColumns * L];
        _antibodies = new double[blocks * _antibodiesLength];
        _scores = new double[blocks * L * _scoresLength];
    }

    /// <summary>Standard normal numbers of all particles, [particle][number].</summary>
    public ReadOnlySpan<double> AllNumbers => _numbers.AsSpan(0, _population.Count * _numbersLength);

    /// <summary>Standard normal numbers of a particle.</summary>
    public Memory<double> Numbers(int particle) => _numbers.AsMemory(particle * _numbersLength, _numbersLength);

    /// <summary>Scores of a particle on all kept days.</summary>
    public Span<double> Scores(int particle) => _scores.AsSpan(particle * _scoresLength, _scoresLength);

    /// <summary>Numbers behind the triggers of a block.</summary>
    public Span<float> Noise(int block) => new(_noise, block * _noiseLength, _noiseLength);

    /// <summary>Where a block stands with each biologic.</summary>
    public Span<double> Antibodies(int block) => _antibodies.AsSpan(block * _antibodiesLength, _antibodiesLength);

    /// <summary>State of the skin of a block.</summary>
    public Span<double> State(int block) => _states.AsSpan(block * StateColumn.Count * L, StateColumn.Count * L);

    /// <summary>Log triggers of a block on the day reached.</summary>
    public Span<double> Triggers(int block) => _triggers.AsSpan(block * TriggerPaths.NoiseColumns * L, TriggerPaths.NoiseColumns * L);

    /// <summary>A copy of where all stand.</summary>
    public CourseStart Start(int day, int firstDay, ImmutableArray<SystemicTreatment> biologics)
    {
        int blocks = _population.Blocks;
        return new(
            day, firstDay, _states[..(blocks * StateColumn.Count * L)], _triggers[..(blocks * TriggerPaths.NoiseColumns * L)],
            biologics, _antibodies[..(blocks * _antibodiesLength)]);
    }

    /// <summary>One particle becomes what another is.</summary>
    /// <param name="to">The one that is replaced.</param>
    /// <param name="from">The other.</param>
    /// <param name="days">Days lived so far.</param>
    public void Copy(int to, int from, int days)
    {
        (int block, int lane) = Math.DivRem(from, L);
        _population.Copy(to, _population, from);
        Numbers(from).CopyTo(Numbers(to));
        Scores(from).CopyTo(Scores(to));
        CopyState(to, State(block), Triggers(block), Antibodies(block), Noise(block), lane, days);
    }

    /// <summary>A particle becomes the patient that a lane of a runner is, and stands where that one stands.</summary>
    /// <param name="particle">The particle.</param>
    /// <param name="runner">The runner.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="days">Days lived so far.</param>
    public void Take(int particle, ParticleRunner runner, int lane, int days)
    {
        _population.Copy(particle, runner.Scratch, lane);
        CopyState(particle, runner.State, runner.Triggers, runner.Antibodies.Values, runner.Noise, lane, days);
    }

    private void CopyState(
        int particle, ReadOnlySpan<double> state, ReadOnlySpan<double> triggers, ReadOnlySpan<double> antibodies, ReadOnlySpan<float> noise, int lane, int days)
    {
        (int block, int own) = Math.DivRem(particle, L);
        BlockLayout.CopyPatient(state, lane, State(block), own, StateColumn.Count);
        BlockLayout.CopyPatient(triggers, lane, Triggers(block), own, TriggerPaths.NoiseColumns);
        BlockLayout.CopyPatient(antibodies, lane, Antibodies(block), own, _antibodiesLength / L);
        Span<float> target = Noise(block);
        int length = TriggerNoise.Length(days);
        for (int i = 0; i < length; i += L)
        {
            target[i + own] = noise[i + lane];
        }
    }
}
