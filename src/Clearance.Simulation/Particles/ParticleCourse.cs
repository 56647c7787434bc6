using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Numerics.Random;

namespace Clearance.Simulation;

/// <summary>
/// Virtual patients who live through a known history and are chosen by how well they explain it. Their random numbers
/// (effects, facts, daily triggers) are kept, not counted: a particle can be copied with its past and moved a little, while
/// every number drawn stays a function of (seed, particle, quantity, index).
/// </summary>
/// <remarks>
/// Prior of a particle: a draw of the typical values, standard normal numbers, daily noise, cut to stable patients. A move
/// proposes z' = sqrt(1 - s^2) z + s xi for some of the numbers (preconditioned Crank-Nicolson, which leaves the standard normal law as it is)
/// and sometimes another draw of the typical values, lives through the history again and is accepted by the ratio of
/// likelihoods (Cotter, Roberts, Stuart, White 2013, Stat. Sci. 28:424).
/// </remarks>
public sealed class ParticleCourse
{
    private const int L = BlockLayout.Lanes;
    private const uint MostAttempts = 1000;

    // A step is drawn between the largest and a sixteenth of it.
    private const double StepRange = 16.0;

    private readonly ParticlePlan _plan;
    private readonly ModelDraw[] _models;
    private readonly LatentLayout _layout;
    private readonly PatientEffects _effects;
    private readonly PatientDraw _facts;
    private readonly ParticleRunner[] _runners;
    private readonly double[] _latents;
    private readonly float[] _noise;
    private readonly int _noiseLength;
    private readonly double[] _states;
    private readonly double[] _triggers;
    private readonly double[] _antibodies;
    private readonly int _antibodiesLength;
    private readonly double[] _scores;
    private readonly int _scoresLength;
    private int _kept;
    private int _day;

    private ParticleCourse(ParticlePlan plan, DrugFormulary formulary, int threads, LaneWidth lanes)
    {
        _plan = plan;
        _models = VirtualPopulation.Models(plan.Population, formulary, threads);
        Population = VirtualPopulation.Empty(plan.Population, formulary, _models);
        _layout = new LatentLayout(Population.Drugs);
        _effects = new PatientEffects(formulary.Skin, plan.Population.Seed);
        _facts = new PatientDraw(plan.Population, formulary.Population, new SeverityScale(formulary.Skin));
        _runners = [.. Enumerable.Range(0, threads).Select(_ => Runner(plan, formulary, _models, lanes))];
        int blocks = Population.Blocks;
        _day = -plan.BurnInDays;
        _latents = new double[blocks * L * _layout.Count];
        _noiseLength = TriggerNoise.Length(plan.BurnInDays + plan.Now);
        _noise = new float[(long)blocks * _noiseLength];
        _states = new double[blocks * StateColumn.Count * L];
        _triggers = new double[blocks * TriggerPaths.NoiseColumns * L];
        _antibodiesLength = _runners[0].Biologics.Length * AntibodyStates.Length;
        _antibodies = new double[blocks * _antibodiesLength];
        _scoresLength = plan.KeptDays.Length * ScoreColumns;
        _scores = new double[blocks * L * _scoresLength];
    }

    /// <summary>Scores a kept day: EASI of the four regions, EASI, peak itch NRS; all of the true state.</summary>
    public const int ScoreColumns = DailyColumn.Count;

    /// <summary>Longest history that can be lived through, burn-in included, days.</summary>
    public const int MostDays = TriggerNoise.DaysPerMove;

    /// <summary>Number of particles.</summary>
    public int Count => Population.Count;

    /// <summary>The particles as a population, for what comes after the history.</summary>
    public VirtualPopulation Population { get; }

    /// <summary>Draws the particles from the prior.</summary>
    /// <param name="plan">The history.</param>
    /// <param name="formulary">Drugs, model, population.</param>
    /// <param name="threads">Threads; no result depends on it.</param>
    /// <param name="lanes">Lane width; no result depends on it.</param>
    public static ParticleCourse Draw(ParticlePlan plan, DrugFormulary formulary, int threads, LaneWidth lanes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(plan.BurnInDays + plan.Now, MostDays, nameof(plan));
        ParticleCourse course = new(plan, formulary, threads, lanes);
        course.ForEachBlock((_, block) =>
        {
            for (int lane = 0; lane < L; lane++)
            {
                course.DrawOne((block * L) + lane);
            }
        });
        return course;
    }

    /// <summary>True scores of a particle on the kept days, those reached so far.</summary>
    public ReadOnlySpan<double> Scores(int particle) => _scores.AsSpan(particle * _scoresLength, _kept * ScoreColumns);

    /// <summary>Whether a particle could be drawn; one that could not is to have no weight.</summary>
    public bool IsDrawn(int particle) => Population.Status(particle) == PatientStatus.Simulated;

    /// <summary>Lives on to the end of the next kept day, under new triggers.</summary>
    public void AdvanceToNextKept() => AdvanceTo(_plan.KeptDays[_kept] + 1);

    /// <summary>Lives on to the day on which the future begins.</summary>
    public void AdvanceToNow() => AdvanceTo(_plan.Now);

    /// <summary>Where the particles stand, for the options of the future.</summary>
    public CourseStart Start() => new(
        _day, -_plan.BurnInDays, (double[])_states.Clone(), (double[])_triggers.Clone(), _runners[0].Biologics, (double[])_antibodies.Clone());

    /// <summary>Replaces particles by copies of others with all their past: particle i becomes what particle ancestors[i] was.</summary>
    /// <param name="ancestors">Each particle that is an ancestor must be its own.</param>
    public void Resample(ReadOnlySpan<int> ancestors)
    {
        int[] from = ancestors.ToArray();
        for (int i = 0; i < from.Length; i++)
        {
            if (from[from[i]] != from[i])
            {
                throw new ArgumentException("An ancestor is replaced by another.", nameof(ancestors));
            }
        }

        ForEachBlock((_, block) =>
        {
            for (int i = block * L; i < Math.Min(Count, (block + 1) * L); i++)
            {
                if (from[i] != i)
                {
                    CopyParticle(i, from[i]);
                }
            }
        });
    }

    /// <summary>Proposes a move to every particle and keeps those that are accepted.</summary>
    /// <param name="move">How far.</param>
    /// <param name="likelihood">The likelihood of what was seen so far.</param>
    /// <param name="current">Log likelihood of each particle; replaced where a move is accepted.</param>
    /// <param name="moved">Set true where a move is accepted.</param>
    /// <returns>Number of particles that moved.</returns>
    public int Move(ParticleMove move, ParticleLikelihood likelihood, double[] current, bool[] moved)
    {
        int accepted = 0;
        ForEachBlock((runner, block) => Interlocked.Add(ref accepted, MoveBlock(runner, block, move, likelihood, current, moved)));
        return accepted;
    }

    private static ParticleRunner Runner(ParticlePlan plan, DrugFormulary formulary, ModelDraw[] models, LaneWidth lanes) => lanes switch
    {
        LaneWidth.Eight => new ParticleRunner<Lane8>(plan, formulary, models),
        LaneWidth.Four => new ParticleRunner<Lane4>(plan, formulary, models),
        LaneWidth.Scalar => new ParticleRunner<Lane1>(plan, formulary, models),
        _ => throw new InvalidOperationException($"Unknown lane width {lanes}."),
    };

    // The first draw of the typical values is shared out evenly; after an unstable patient both are drawn again.
    private void DrawOne(int particle)
    {
        ulong seed = _plan.Population.Seed;
        RandomStream numbers = new(seed, "particle/number");
        RandomStream models = new(seed, "particle/model");
        Span<double> latents = Latents(particle);
        for (uint attempt = 0; attempt < MostAttempts; attempt++)
        {
            for (int k = 0; k < latents.Length; k++)
            {
                latents[k] = numbers.Normal((uint)particle, (attempt * 256) + (uint)k);
            }

            int draw = attempt == 0 ? particle % _models.Length : Pick(models.Uniform((uint)particle, attempt));
            if (Population.Write(particle, draw, _models[draw], _effects, _facts, _layout, LatentMemory(particle)))
            {
                return;
            }
        }
    }

    private void AdvanceTo(int day)
    {
        int from = _day;
        int firstKept = _kept;
        while (_kept < _plan.KeptDays.Length && _plan.KeptDays[_kept] < day)
        {
            _kept++;
        }

        if (day <= from)
        {
            return;
        }

        ForEachBlock((runner, block) =>
        {
            Span<float> noise = Noise(block);
            runner.DrawNoise(_plan.Population.Seed, block, from, day, noise);
            for (int lane = 0; lane < L; lane++)
            {
                runner.Scratch.Copy(lane, Population, (block * L) + lane);
            }

            State(block).CopyTo(runner.State);
            Triggers(block).CopyTo(runner.Triggers);
            Antibodies(block).CopyTo(runner.Antibodies.Values);
            runner.Advance(from, day, noise);
            runner.Antibodies.Values.CopyTo(Antibodies(block));
            runner.State.CopyTo(State(block));
            runner.Triggers.CopyTo(Triggers(block));
            for (int lane = 0; lane < L; lane++)
            {
                BlockLayout.CopyPatient(runner.Scratch.Columns(0)[(PatientColumn.EnrolmentEasi * L)..], lane, Population.Columns(block)[(PatientColumn.EnrolmentEasi * L)..], lane, 1);
                for (int kept = firstKept; kept < _kept; kept++)
                {
                    Keep(runner, lane, kept, AllScores((block * L) + lane));
                }
            }
        });
        _day = day;
    }

    private int MoveBlock(ParticleRunner runner, int block, ParticleMove move, ParticleLikelihood likelihood, double[] current, bool[] moved)
    {
        ulong seed = _plan.Population.Seed;
        RandomStream choices = new(seed, "move/choice");
        Span<double> noiseSteps = stackalloc double[L];
        Span<bool> possible = stackalloc bool[L];
        double[][] proposals = new double[L][];
        for (int lane = 0; lane < L; lane++)
        {
            int particle = (block * L) + lane;
            uint at = move.Number * 8;
            double step = move.LargestStep * Math.Pow(StepRange, -choices.Uniform((uint)particle, at));
            double kind = choices.Uniform((uint)particle, at + 1);
            noiseSteps[lane] = kind < 0.7 ? step : 0.0;
            proposals[lane] = Latents(particle).ToArray();
            int draw = Population.ModelDraw(particle);
            if (kind is < 0.4 or >= 0.7)
            {
                Propose(particle, move.Number, step, proposals[lane]);
                draw = choices.Uniform((uint)particle, at + 2) < 0.3 ? Pick(choices.Uniform((uint)particle, at + 3)) : draw;
                possible[lane] = IsDrawn(particle)
                    && runner.Scratch.Write(lane, draw, _models[draw], _effects, _facts, _layout, proposals[lane]);
            }
            else
            {
                possible[lane] = IsDrawn(particle);
                runner.Scratch.Copy(lane, Population, particle);
            }

            if (!possible[lane])
            {
                // The lane must hold some patient; what becomes of it is not looked at.
                runner.Scratch.Copy(lane, Population, particle);
            }
        }

        runner.DrawMoveNoise(seed, block, move.Number, _day, runner.Noise);
        TriggerNoise.Mix(Noise(block), noiseSteps, runner.Noise.AsSpan(0, TriggerNoise.Length(_day + _plan.BurnInDays)));
        runner.Advance(-_plan.BurnInDays, _day, runner.Noise);
        int accepted = 0;
        Span<double> scores = new double[_kept * ScoreColumns];
        for (int lane = 0; lane < L && (block * L) + lane < Count; lane++)
        {
            int particle = (block * L) + lane;
            if (!possible[lane])
            {
                continue;
            }

            for (int kept = 0; kept < _kept; kept++)
            {
                Keep(runner, lane, kept, scores);
            }

            double proposed = likelihood(particle, scores);
            double u = choices.Uniform((uint)particle, (move.Number * 8) + 4);
            if (!(Math.Log(u) < proposed - current[particle]))
            {
                continue;
            }

            accepted++;
            current[particle] = proposed;
            moved[particle] = true;
            scores.CopyTo(AllScores(particle));
            proposals[lane].CopyTo(Latents(particle));
            Population.Copy(particle, runner.Scratch, lane);
            BlockLayout.CopyPatient(runner.State, lane, State(block), lane, StateColumn.Count);
            BlockLayout.CopyPatient(runner.Triggers, lane, Triggers(block), lane, TriggerPaths.NoiseColumns);
            BlockLayout.CopyPatient(runner.Antibodies.Values, lane, Antibodies(block), lane, _antibodiesLength / L);
            Span<float> noise = Noise(block);
            for (int i = lane; i < TriggerNoise.Length(_day + _plan.BurnInDays); i += L)
            {
                noise[i] = runner.Noise[i];
            }
        }

        return accepted;
    }

    // Half of the numbers, each particle its own half: a move need not suit all.
    private void Propose(int particle, uint move, double step, Span<double> latents)
    {
        ulong seed = _plan.Population.Seed;
        RandomStream numbers = new(seed, "move/number");
        double keep = Math.Sqrt(1.0 - (step * step));
        for (int k = 0; k < latents.Length; k++)
        {
            numbers.Normals(Lane1.Ramp((uint)particle), (move * 256) + (uint)k, out Lane1 xi, out Lane1 choice);
            if (choice.Value > 0.0)
            {
                latents[k] = (keep * latents[k]) + (step * xi.Value);
            }
        }
    }

    private void Keep(ParticleRunner runner, int lane, int kept, Span<double> scores)
    {
        ReadOnlySpan<double> day = runner.Day(_plan.KeptDays[kept]);
        for (int column = 0; column < ScoreColumns; column++)
        {
            scores[(kept * ScoreColumns) + column] = day[(column * L) + lane];
        }
    }

    private void CopyParticle(int to, int from)
    {
        Population.Copy(to, Population, from);
        Latents(from).CopyTo(Latents(to));
        AllScores(from).CopyTo(AllScores(to));
        (int toBlock, int toLane) = Math.DivRem(to, L);
        (int fromBlock, int fromLane) = Math.DivRem(from, L);
        BlockLayout.CopyPatient(State(fromBlock), fromLane, State(toBlock), toLane, StateColumn.Count);
        BlockLayout.CopyPatient(Triggers(fromBlock), fromLane, Triggers(toBlock), toLane, TriggerPaths.NoiseColumns);
        BlockLayout.CopyPatient(Antibodies(fromBlock), fromLane, Antibodies(toBlock), toLane, _antibodiesLength / L);
        ReadOnlySpan<float> source = Noise(fromBlock);
        Span<float> target = Noise(toBlock);
        int length = TriggerNoise.Length(_day + _plan.BurnInDays);
        for (int i = 0; i < length; i += L)
        {
            target[i + toLane] = source[i + fromLane];
        }
    }

    private int Pick(double uniform) => Math.Min(_models.Length - 1, (int)(uniform * _models.Length));

    private void ForEachBlock(Action<ParticleRunner, int> work)
    {
        int next = -1;
        void Work(int worker)
        {
            for (int block = Interlocked.Increment(ref next); block < Population.Blocks; block = Interlocked.Increment(ref next))
            {
                work(_runners[worker], block);
            }
        }

        if (_runners.Length == 1)
        {
            Work(0);
        }
        else
        {
            Parallel.For(0, _runners.Length, new ParallelOptions { MaxDegreeOfParallelism = _runners.Length }, Work);
        }
    }

    private Memory<double> LatentMemory(int particle) => _latents.AsMemory(particle * _layout.Count, _layout.Count);

    private Span<double> Latents(int particle) => _latents.AsSpan(particle * _layout.Count, _layout.Count);

    private Span<double> AllScores(int particle) => _scores.AsSpan(particle * _scoresLength, _scoresLength);

    private Span<float> Noise(int block) => new(_noise, block * _noiseLength, _noiseLength);

    private Span<double> Antibodies(int block) => _antibodies.AsSpan(block * _antibodiesLength, _antibodiesLength);

    private Span<double> State(int block) => _states.AsSpan(block * StateColumn.Count * L, StateColumn.Count * L);

    private Span<double> Triggers(int block) => _triggers.AsSpan(block * TriggerPaths.NoiseColumns * L, TriggerPaths.NoiseColumns * L);
}
