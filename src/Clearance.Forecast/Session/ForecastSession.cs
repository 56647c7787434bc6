using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>
/// A forecast that is kept in memory: particles chosen by a history and carried on under every option. One more score changes
/// the weights and the answers at once, without simulating again.
/// </summary>
public sealed class ForecastSession
{
    // Options simulated at a time: bounds the memory for trajectories, which are reduced before the next ones begin.
    private const int BatchSize = 13;
    private const int HazardDays = 364;
    private readonly DrugFormulary _formulary;
    private readonly ForecastSettings _settings;
    private readonly ParticleCourse _course;
    private readonly CourseStart _start;
    private readonly VisitLikelihood _likelihood;
    private readonly List<OptionScores> _options = [];
    private readonly int[] _draws;
    private readonly double[] _logWeights;
    private double[] _weights;
    private StayingScores? _staying;

    private ForecastSession(CourseHistory history, DrugFormulary formulary, ForecastSettings settings, ParticleCourse course, Conditioned conditioned, VisitLikelihood likelihood)
    {
        History = history;
        Conditioned = conditioned;
        _formulary = formulary;
        _settings = settings;
        _course = course;
        _likelihood = likelihood;
        _start = course.Start();
        _draws = [.. Enumerable.Range(0, course.Count).Select(course.Population.ModelDraw)];
        _logWeights = Logs(conditioned.Weights);
        _weights = conditioned.Weights;
        Effective = conditioned.Effective;
    }

    /// <summary>The history.</summary>
    public CourseHistory History { get; }

    /// <summary>How the particles were chosen.</summary>
    public Conditioned Conditioned { get; }

    /// <summary>Effective number of particles now.</summary>
    public double Effective { get; private set; }

    /// <summary>Weeks looked ahead.</summary>
    public int Weeks => _settings.Weeks;

    /// <summary>Chooses particles and carries them on under every option.</summary>
    /// <param name="history">What is known.</param>
    /// <param name="options">The options; the first is to stay.</param>
    /// <param name="formulary">Drugs, model, population.</param>
    /// <param name="settings">How.</param>
    /// <param name="progress">Told what is being done and how far, 0 to 1.</param>
    public static ForecastSession Begin(
        CourseHistory history, ImmutableArray<ForecastOption> options, DrugFormulary formulary, ForecastSettings settings, Action<string, double>? progress = null)
    {
        progress?.Invoke("choosing patients", 0.0);
        ParticlePlan plan = new()
        {
            Population = ForecastPopulation.Of(history, options, formulary, settings),
            History = history.Taken,
            BurnInDays = history.BurnInDays,
            KeptDays = history.KeptDays,
            Now = history.Now,
        };
        VisitLikelihood likelihood = new(new ScoreConstants(formulary));
        ParticleCourse course = ParticleCourse.Draw(plan, formulary, settings.Threads, MachineLanes.Widest);
        Conditioned conditioned = new SequentialMonteCarlo(course, history.Visits, likelihood, settings.Conditioning, settings.Seed, settings.Threads).Run();
        ForecastSession session = new(history, formulary, settings, course, conditioned, likelihood);
        session.Simulate(options, progress);
        return session;
    }

    /// <summary>The answers of all options under the weights of now.</summary>
    public ImmutableArray<OptionAnswer> Answers()
    {
        AnswerBook book = new(_weights, _draws, Effective, _options[0], _settings.Weeks, _formulary.Skin, _settings.Seed);
        OptionAnswer[] answers = new OptionAnswer[_options.Count];
        Parallel.For(0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = _settings.Threads }, i => answers[i] = book.Of(_options[i]));
        return [.. answers];
    }

    /// <summary>
    /// Takes in one more score of a patient who stayed on what was given: weights change, nothing is simulated again. The score
    /// counts for the end of the week it falls in.
    /// </summary>
    /// <param name="day">When, days from the anchor.</param>
    /// <param name="item">What was seen.</param>
    /// <returns>How it looked before it was taken in; null when it lies outside the time looked ahead.</returns>
    public Foreseen? Observe(double day, SeenItem item)
    {
        int week = (int)Math.Round((day - History.Now) / 7.0);
        if (week < 1 || week > _settings.Weeks)
        {
            return null;
        }

        int n = _course.Count;
        double[] log = new double[n];
        (double Below, double At)[] foreseen = new (double, double)[n];
        double below = 0.0;
        double at = 0.0;
        Parallel.For(0, n, new ParallelOptions { MaxDegreeOfParallelism = _settings.Threads }, i =>
        {
            Span<double> truth = stackalloc double[ParticleCourse.ScoreColumns];
            _staying!.Of(week, i, truth);
            log[i] = _likelihood.Log(item, 0, truth);
            foreseen[i] = _likelihood.Predictive(item, 0, truth);
        });
        double[] predictive = new double[n];
        for (int i = 0; i < n; i++)
        {
            (double lower, double just) = foreseen[i];
            below += _weights[i] * lower;
            at += _weights[i] * just;
            predictive[i] = _weights[i] > 0.0 ? log[i] + Math.Log(_weights[i]) : double.NegativeInfinity;
            _logWeights[i] += log[i];
        }

        double before = Resampling.Effective(Logs(_weights));
        _weights = Resampling.Normalised(_logWeights);
        Effective *= Resampling.Effective(_logWeights) / before;
        return new Foreseen(item, day, Resampling.LogSum(predictive), below, at);
    }

    /// <summary>
    /// How what happened later looks to the forecast: each later statement of the whole course, under what was in fact taken.
    /// </summary>
    /// <param name="whole">The course with its future.</param>
    /// <param name="taken">What was taken in fact, up to the last statement.</param>
    public ImmutableArray<Foreseen> Retrospect(CourseHistory whole, Treatment taken)
    {
        ImmutableArray<Visit> later = [.. whole.Visits.Where(v => whole.KeptDays[v.Kept] >= History.Now)];
        if (later.IsEmpty)
        {
            return [];
        }

        ImmutableArray<int> days = [.. whole.KeptDays.Where(d => d >= History.Now)];
        CourseOutcome outcome = CourseSimulator.Run(
            new CoursePlan
            {
                Options = [new("as it happened", taken, taken, Il13Reading.ReceptorBiology)],
                Start = _start,
                BranchDay = History.Now,
                EndDay = days[^1] + 1,
                HazardEndDay = History.Now,
                OutputDays = days,
            },
            _course.Population,
            _formulary,
            _settings.Threads,
            MachineLanes.Widest);
        return [.. later.SelectMany(visit => Statements(visit).Select(statement => Foresee(whole, outcome, visit, statement)))];
    }

    // A word may stand for several intervals ("clear": EASI and IGA). It was said once.
    private static IEnumerable<ImmutableArray<SeenItem>> Statements(Visit visit) => visit.Items
        .Select((item, index) => (Item: item, Key: item is SeenItem.Words ? (item.Observation, item.Text, -1) : (item.Observation, item.Text, index)))
        .GroupBy(x => x.Key)
        .Select(group => (ImmutableArray<SeenItem>)[.. group.Select(x => x.Item)]);

    private Foreseen Foresee(CourseHistory whole, CourseOutcome outcome, Visit visit, ImmutableArray<SeenItem> statement)
    {
        int n = _course.Count;
        double below = 0.0;
        double at = 0.0;
        double[] log = new double[n];
        double[] scores = new double[whole.KeptDays.Length * ParticleCourse.ScoreColumns];
        for (int i = 0; i < n; i++)
        {
            if (_weights[i] <= 0.0)
            {
                log[i] = double.NegativeInfinity;
                continue;
            }

            // Given a particle, the errors of different scores are independent.
            Scores(whole, outcome, i, scores);
            double lower = 0.0;
            double just = 1.0;
            foreach (SeenItem item in statement)
            {
                (lower, double one) = _likelihood.Predictive(item, visit.Kept, scores);
                just *= one;
                log[i] += _likelihood.Log(item, visit.Kept, scores);
            }

            below += _weights[i] * lower;
            at += _weights[i] * just;
            log[i] += Math.Log(_weights[i]);
        }

        return new Foreseen(Said(statement), visit.Day, Resampling.LogSum(log), below, at);
    }

    private static SeenItem Said(ImmutableArray<SeenItem> statement) => statement is [SeenItem.Words first, _, ..]
        ? first with { Meaning = string.Join("; ", statement.OfType<SeenItem.Words>().Select(w => w.Meaning).Distinct(StringComparer.Ordinal)) }
        : statement[0];

    // True scores of a particle on the days of the whole course: lived through, then forecast.
    private void Scores(CourseHistory whole, CourseOutcome outcome, int particle, Span<double> scores)
    {
        for (int k = 0; k < whole.KeptDays.Length; k++)
        {
            Span<double> row = scores.Slice(k * ParticleCourse.ScoreColumns, ParticleCourse.ScoreColumns);
            int day = whole.KeptDays[k];
            if (day >= History.Now)
            {
                outcome.Scores(0, outcome.OutputDays.IndexOf(day), particle, row);
            }
            else if (History.KeptDays.IndexOf(day) is >= 0 and var kept)
            {
                _course.Scores(particle).Slice(kept * ParticleCourse.ScoreColumns, ParticleCourse.ScoreColumns).CopyTo(row);
            }
        }
    }

    private void Simulate(ImmutableArray<ForecastOption> options, Action<string, double>? progress)
    {
        ScoreConstants constants = new(_formulary);
        int n = _course.Count;
        double[] baseline = new double[(n + RaterErrors.Eight - 1) / RaterErrors.Eight * RaterErrors.Eight];
        for (int i = 0; i < n; i++)
        {
            baseline[i] = History.BaselineEasi ?? _course.Scores(i)[(History.Baseline * ParticleCourse.ScoreColumns) + 4];
        }

        RaterErrors[] errors = new RaterErrors[_settings.Weeks];
        Parallel.For(0, errors.Length, new ParallelOptions { MaxDegreeOfParallelism = _settings.Threads }, w =>
            errors[w] = new RaterErrors(constants, _settings.Seed, (uint)w, n, MachineLanes.Widest));
        ImmutableArray<ForecastOption> simulated = [.. options.Where(o => o.Durations.IsEmpty)];
        Dictionary<string, OptionScores> done = new(StringComparer.Ordinal);
        ForecastOption[][] batches = [.. simulated.Chunk(BatchSize)];
        for (int b = 0; b < batches.Length; b++)
        {
            CourseOutcome outcome = CourseSimulator.Run(
                Plan(batches[b]), _course.Population, _formulary, _settings.Threads, MachineLanes.Widest,
                share => progress?.Invoke("simulating options", (b + share) / batches.Length));
            _staying ??= new StayingScores(outcome, _settings.Weeks, _settings.Threads);
            for (int i = 0; i < batches[b].Length; i++)
            {
                done[batches[b][i].Id] = OptionScores.Of(
                    outcome, i, batches[b][i], _settings.Weeks, History.Now, baseline, errors, _staying, _course.Population, _settings.Threads);
            }
        }

        foreach (ForecastOption option in options)
        {
            _options.Add(option.Durations.IsEmpty
                ? done[option.Id]
                : OptionScores.UntilClear(option, [.. option.Durations.Select(d => done[d])], _settings.Weeks));
        }
    }

    private CoursePlan Plan(ForecastOption[] options) => new()
    {
        Options = [.. options.Select(o => new CourseOption(o.Id, o.Treatment, o.Treatment, Il13Reading.ReceptorBiology) { Steroid = o.Steroid })],
        Start = _start,
        BranchDay = History.Now,
        EndDay = History.Now + (7 * _settings.Weeks),
        HazardEndDay = History.Now + Math.Min(HazardDays, 7 * _settings.Weeks),
        KeepsConcentrations = false,
        OutputDays = [.. Enumerable.Range(1, _settings.Weeks).Select(w => History.Now - 1 + (7 * w))],
    };

    private static double[] Logs(double[] weights) => Array.ConvertAll(weights, Math.Log);
}
