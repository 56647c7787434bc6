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
/// proposes other numbers (<see cref="NumbersLaw"/>), another draw of the typical values or other triggers on some days, lives through
/// the history again and is accepted by the ratio of likelihoods and of what the proposal favours (Metropolis-Hastings; for functions
/// of time Cotter, Roberts, Stuart, White 2013, Stat. Sci. 28:424).
/// </remarks>
public sealed class ParticleCourse
{
    private const int L = BlockLayout.Lanes;
    private const uint MostAttempts = 1000;

    private readonly ParticlePlan _plan;
    private readonly ModelDraw[] _models;
    private readonly LatentLayout _layout;
    private readonly PatientEffects _effects;
    private readonly PatientDraw _facts;
    private readonly ParticleRunner[] _runners;
    private readonly ParticleMemory _memory;
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
        _day = -plan.BurnInDays;
        _memory = new ParticleMemory(Population, _layout.Count, _runners[0].Biologics.Length, plan.KeptDays.Length, plan.BurnInDays + plan.Now);
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
    public ReadOnlySpan<double> Scores(int particle) => _memory.Scores(particle)[..(_kept * ScoreColumns)];

    /// <summary>Whether a particle could be drawn; one that could not is to have no weight.</summary>
    public bool IsDrawn(int particle) => Population.Status(particle) == PatientStatus.Simulated;

    /// <summary>Lives on to the end of the next kept day, under new triggers.</summary>
    public void AdvanceToNextKept() => AdvanceTo(_plan.KeptDays[_kept] + 1);

    /// <summary>Lives on to the day on which the future begins.</summary>
    public void AdvanceToNow() => AdvanceTo(_plan.Now);

    /// <summary>Where the particles stand, for the options of the future.</summary>
    public CourseStart Start() => _memory.Start(_day, -_plan.BurnInDays, _runners[0].Biologics);

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
                    _memory.Copy(i, from[i], Days);
                }
            }
        });
    }

    /// <summary>Goes on with some particles only; particle i becomes what particle kept[i] was.</summary>
    /// <param name="kept">Numbers of particles, ascending.</param>
    public void KeepOnly(ReadOnlySpan<int> kept)
    {
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i] != i)
            {
                _memory.Copy(i, kept[i], Days);
            }
        }

        Population.KeepFirst(kept.Length);
    }

    /// <summary>The law that the numbers of the particles follow roughly.</summary>
    /// <param name="weights">Weights that sum to 1, by particle.</param>
    public NumbersLaw Law(ReadOnlySpan<double> weights) => new(_memory.AllNumbers, weights);

    /// <summary>Proposes a move to every particle and keeps those that are accepted.</summary>
    /// <param name="move">The move.</param>
    /// <param name="likelihood">The likelihood of what was seen so far.</param>
    /// <param name="current">Log likelihood of each particle; replaced where a move is accepted.</param>
    /// <param name="moved">Set true where the numbers of a particle moved: it is another patient then.</param>
    /// <returns>Number of particles that took what was proposed.</returns>
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
        RandomStream stream = new(seed, "particle/number");
        RandomStream models = new(seed, "particle/model");
        Memory<double> numbers = _memory.Numbers(particle);
        for (uint attempt = 0; attempt < MostAttempts; attempt++)
        {
            for (int k = 0; k < numbers.Length; k++)
            {
                numbers.Span[k] = stream.Normal((uint)particle, (attempt * 256) + (uint)k);
            }

            int draw = attempt == 0 ? particle % _models.Length : Pick(models.Uniform((uint)particle, attempt));
            if (Population.Write(particle, draw, _models[draw], _effects, _facts, _layout, numbers))
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
            Span<float> noise = _memory.Noise(block);
            runner.DrawNoise(_plan.Population.Seed, block, from, day, noise);
            for (int lane = 0; lane < L; lane++)
            {
                runner.Scratch.Copy(lane, Population, (block * L) + lane);
            }

            _memory.State(block).CopyTo(runner.State);
            _memory.Triggers(block).CopyTo(runner.Triggers);
            _memory.Antibodies(block).CopyTo(runner.Antibodies.Values);
            runner.Advance(from, day, noise);
            runner.Antibodies.Values.CopyTo(_memory.Antibodies(block));
            runner.State.CopyTo(_memory.State(block));
            runner.Triggers.CopyTo(_memory.Triggers(block));
            for (int lane = 0; lane < L; lane++)
            {
                BlockLayout.CopyPatient(runner.Scratch.Columns(0)[(PatientColumn.EnrolmentEasi * L)..], lane, Population.Columns(block)[(PatientColumn.EnrolmentEasi * L)..], lane, 1);
                for (int kept = firstKept; kept < _kept; kept++)
                {
                    Keep(runner, lane, kept, _memory.Scores((block * L) + lane));
                }
            }
        });
        _day = day;
    }

    private int MoveBlock(ParticleRunner runner, int block, ParticleMove move, ParticleLikelihood likelihood, double[] current, bool[] moved)
    {
        double[][] numbers = new double[L][];
        Span<double> correction = stackalloc double[L];
        Span<bool> possible = stackalloc bool[L];
        Propose(runner, block, move, numbers, correction, possible);
        runner.Advance(-_plan.BurnInDays, _day, runner.Noise);
        int accepted = 0;
        Span<double> scores = new double[_kept * ScoreColumns];
        for (int lane = 0; lane < L; lane++)
        {
            if (!possible[lane])
            {
                continue;
            }

            int particle = (block * L) + lane;
            for (int kept = 0; kept < _kept; kept++)
            {
                Keep(runner, lane, kept, scores);
            }

            double proposed = likelihood(particle, scores);
            if (!(Math.Log(move.Chance(_plan.Population.Seed, particle)) < proposed - current[particle] + correction[lane]))
            {
                continue;
            }

            accepted++;
            current[particle] = proposed;
            moved[particle] |= move.Kind == MoveKind.Numbers;
            scores.CopyTo(_memory.Scores(particle));
            numbers[lane].CopyTo(_memory.Numbers(particle));
            _memory.Take(particle, runner, lane, Days);
        }

        return accepted;
    }

    // Makes the runner's eight patients and their triggers what is proposed to a block.
    private void Propose(ParticleRunner runner, int block, ParticleMove move, double[][] numbers, Span<double> correction, Span<bool> possible)
    {
        ulong seed = _plan.Population.Seed;
        Span<float> noise = runner.Noise.AsSpan(0, TriggerNoise.Length(Days));
        if (move.Kind == MoveKind.Triggers)
        {
            runner.DrawMoveNoise(seed, block, move.Number, _day, noise);
        }
        else
        {
            _memory.Noise(block)[..noise.Length].CopyTo(noise);
        }

        for (int lane = 0; lane < L; lane++)
        {
            int particle = (block * L) + lane;
            numbers[lane] = _memory.Numbers(particle).ToArray();
            correction[lane] = 0.0;
            possible[lane] = particle < Count && IsDrawn(particle);

            // The lane must hold some patient; what becomes of one to whom nothing can be proposed is not looked at.
            runner.Scratch.Copy(lane, Population, particle);
            if (move.Kind == MoveKind.Triggers)
            {
                (int from, int to) = move.Days(seed, particle, Days);
                TriggerNoise.Restore(_memory.Noise(block), lane, from, to, noise);
            }
            else if (possible[lane])
            {
                int draw = Population.ModelDraw(particle);
                if (move.Kind == MoveKind.Draw)
                {
                    draw = move.Draw(seed, particle, _models.Length);
                }
                else
                {
                    correction[lane] = move.Numbers(seed, particle, numbers[lane]);
                }

                possible[lane] = runner.Scratch.Write(lane, draw, _models[draw], _effects, _facts, _layout, numbers[lane]);
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

    // Days lived so far.
    private int Days => _day + _plan.BurnInDays;

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
}
