using System.Collections.Immutable;
using Clearance.Numerics.Random;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>
/// Chooses particles by how well they explain a history, visit by visit: weight, and when few are left, resample and move
/// (Del Moral, Doucet, Jasra 2006, J. R. Stat. Soc. B 68:411; Chopin 2002, Biometrika 89:539). A visit that would leave too
/// few is taken in stages, a part of its log likelihood at a time.
/// </summary>
internal sealed class SequentialMonteCarlo(ParticleCourse course, ImmutableArray<Visit> visits, VisitLikelihood likelihood, ConditioningSettings settings, ulong seed, int threads)
{
    private readonly double[] _logWeights = new double[course.Count];
    private readonly double[] _visit = new double[course.Count];
    private readonly double[] _target = new double[course.Count];
    private readonly bool[] _moved = new bool[course.Count];
    private readonly int[] _lineage = [.. Enumerable.Range(0, course.Count)];
    private readonly double[] _used = new double[visits.Length];
    private uint _moves;
    private uint _resamplings;
    private int _lineages = course.Count;
    private int _now;

    /// <summary>Takes in all visits and lives on to the day on which the future begins.</summary>
    public Conditioned Run()
    {
        for (int i = 0; i < _logWeights.Length; i++)
        {
            _logWeights[i] = course.IsDrawn(i) ? 0.0 : double.NegativeInfinity;
        }

        ImmutableArray<VisitReport>.Builder reports = ImmutableArray.CreateBuilder<VisitReport>();
        int kept = 0;
        for (_now = 0; _now < visits.Length; _now++)
        {
            for (; kept <= visits[_now].Kept; kept++)
            {
                course.AdvanceToNextKept();
            }

            reports.Add(Take());
        }

        (int[] counting, double[] weights) = Resampling.Thinned(
            Resampling.Normalised(_logWeights), settings.LeastWeight, new RandomStream(seed, "thin").Uniform(0, 0));
        course.KeepOnly(counting);
        course.AdvanceToNow();
        return new Conditioned
        {
            Weights = weights,
            Visits = reports.ToImmutable(),
            Effective = Distinct(counting, weights),
        };
    }

    private VisitReport Take()
    {
        Visit visit = visits[_now];
        ImmutableArray<Foreseen> items = Foresee(visit);
        Evaluate(visit);
        int n = course.Count;
        double used = 0.0;
        double effective = double.NaN;
        int stages = 0;
        double[] trial = new double[n];
        while (used < 1.0 && stages < settings.MostStages)
        {
            if (stages == 0)
            {
                effective = Tempered(1.0, trial);
            }

            double part = Part(1.0 - used, trial);
            used = part >= 1.0 - used ? 1.0 : used + part;
            Tempered(part, trial);
            trial.CopyTo(_logWeights, 0);
            stages++;
            _used[_now] = used;
            if (Resampling.Effective(_logWeights) < (settings.LeastEffective * n) + 1.0 || used < 1.0)
            {
                Move(Resample());
                Evaluate(visit);
            }
        }

        return new VisitReport { Day = visit.Day, Effective = effective, Stages = stages, Used = used, Items = items };
    }

    // Largest part of the visit's log likelihood that leaves enough particles.
    private double Part(double rest, double[] trial)
    {
        double wanted = settings.LeastEffective * course.Count;
        if (Tempered(rest, trial) >= wanted)
        {
            return rest;
        }

        double low = 0.0;
        double high = rest;
        for (int i = 0; i < 40 && high - low > 1e-4 * rest; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = Tempered(middle, trial) >= wanted ? (middle, high) : (low, middle);
        }

        // A part so small that the stages would never end is made large enough that they do.
        return Math.Max(low, 1e-3);
    }

    private double Tempered(double part, double[] trial)
    {
        for (int i = 0; i < trial.Length; i++)
        {
            trial[i] = double.IsNegativeInfinity(_logWeights[i]) ? double.NegativeInfinity : _logWeights[i] + (part * _visit[i]);
        }

        return Resampling.Effective(trial);
    }

    // The law of the particles that are left, before copies of them drift apart.
    private NumbersLaw Resample()
    {
        double[] weights = Resampling.Normalised(_logWeights);
        int[] ancestors = Resampling.Systematic(weights, new RandomStream(seed, "resample").Uniform(0, _resamplings++));
        double[] left = new double[ancestors.Length];
        foreach (int ancestor in ancestors)
        {
            left[ancestor] += 1.0 / ancestors.Length;
        }

        NumbersLaw law = course.Law(left);
        course.Resample(ancestors);
        for (int i = 0; i < ancestors.Length; i++)
        {
            _lineage[i] = _lineage[ancestors[i]];
        }

        Array.Clear(_logWeights);
        Array.Clear(_moved);
        return law;
    }

    private void Move(NumbersLaw law)
    {
        int n = course.Count;
        double Target(int particle, ReadOnlySpan<double> scores)
        {
            double sum = 0.0;
            for (int v = 0; v <= _now; v++)
            {
                sum += _used[v] * likelihood.Log(visits[v], scores);
            }

            return sum;
        }

        ForEach(i => _target[i] = Target(i, course.Scores(i)));
        int moves = _moves < settings.MostMovesInAll ? settings.MovesAStage : 1;
        for (int k = 0; k < moves; k++)
        {
            course.Move(new ParticleMove(_moves++, law), Target, _target, _moved);
        }

        for (int i = 0; i < n; i++)
        {
            if (_moved[i])
            {
                _lineage[i] = _lineages++;
            }
        }
    }

    private void Evaluate(Visit visit) => ForEach(i => _visit[i] = course.IsDrawn(i) ? likelihood.Log(visit, course.Scores(i)) : double.NegativeInfinity);

    private ImmutableArray<Foreseen> Foresee(Visit visit)
    {
        double[] weights = Resampling.Normalised(_logWeights);
        (double Log, double Below, double At)[] each = new (double, double, double)[course.Count];
        ImmutableArray<Foreseen>.Builder foreseen = ImmutableArray.CreateBuilder<Foreseen>();
        foreach (SeenItem item in visit.Items)
        {
            ForEach(i =>
            {
                if (weights[i] > 0.0)
                {
                    (double below, double at) = likelihood.Predictive(item, visit.Kept, course.Scores(i));
                    each[i] = (likelihood.Log(item, visit.Kept, course.Scores(i)), below, at);
                }
            });
            double[] log = [.. each.Select((e, i) => weights[i] > 0.0 ? e.Log + Math.Log(weights[i]) : double.NegativeInfinity)];
            double belowAll = 0.0;
            double atAll = 0.0;
            for (int i = 0; i < each.Length; i++)
            {
                belowAll += weights[i] * each[i].Below;
                atAll += weights[i] * each[i].At;
            }

            foreseen.Add(new Foreseen(item, visit.Day, Resampling.LogSum(log), belowAll, atAll));
        }

        return foreseen.ToImmutable();
    }

    private double Distinct(int[] particles, double[] weights)
    {
        Dictionary<int, double> byLineage = [];
        for (int i = 0; i < weights.Length; i++)
        {
            int lineage = _lineage[particles[i]];
            byLineage[lineage] = byLineage.GetValueOrDefault(lineage) + weights[i];
        }

        // In a fixed order, so that the sum has the same bits.
        return 1.0 / byLineage.OrderBy(pair => pair.Key).Sum(pair => pair.Value * pair.Value);
    }

    private void ForEach(Action<int> work)
    {
        if (threads == 1)
        {
            for (int i = 0; i < course.Count; i++)
            {
                work(i);
            }

            return;
        }

        Parallel.For(0, course.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, work);
    }
}
