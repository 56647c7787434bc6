using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>The whole way from priors and published rows to draws of the posterior.</summary>
/// <remarks>
/// Mode with the plain likelihood; there, many more candidates tell what is peculiar to the few that all proposals share; dispersion from
/// the residuals (what exceeds 1 is misfit that chance does not explain); mode again; draws by randomized maximum likelihood. Every
/// simulation is done on one thread and depends on its place alone, so results do not depend on the number of threads.
/// </remarks>
public sealed class Calibrator
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(20);
    private readonly ParameterSpace _space;
    private TrialLikelihood _plain;
    private readonly TrialSimulation _simulation;
    private readonly CalibrationOptions _options;
    private readonly EvaluationStore _store;
    private readonly TimeProvider _clock;
    private readonly Action<string, double>? _progress;
    private double[]? _offsets;
    private int _simulated, _remembered;
    private long _saved;

    private Calibrator(
        DrugFormulary formulary,
        ImmutableArray<ObservedRow> rows,
        TrialSimulation simulation,
        string basis,
        CalibrationOptions options,
        TimeProvider clock,
        Action<string, double>? progress)
    {
        _space = ParameterSpace.Of(formulary);
        _plain = new TrialLikelihood(
            rows, formulary.Calibration["between_trial_sd"], formulary.Calibration["within_arm_correlation"]).With(options.LeftOut);
        (_simulation, _options, _clock, _progress) = (simulation, options, clock, progress);
        _store = EvaluationStore.Open(options.Checkpoint, basis, options.Resume);
        _saved = clock.GetTimestamp();
    }

    /// <summary>Calibrates.</summary>
    /// <param name="formulary">Priors and settings.</param>
    /// <param name="rows">Published rows; those of weight 0 only show where the others lead.</param>
    /// <param name="simulation">How the model is asked.</param>
    /// <param name="basis">Text that names everything the simulations depend on beside the draw (hashes, numbers), for the checkpoint.</param>
    /// <param name="options">How.</param>
    /// <param name="clock">For times shown and the rhythm of saving.</param>
    /// <param name="progress">Told what is being done and how far.</param>
    public static CalibrationOutcome Run(
        DrugFormulary formulary,
        ImmutableArray<ObservedRow> rows,
        TrialSimulation simulation,
        string basis,
        CalibrationOptions options,
        TimeProvider clock,
        Action<string, double>? progress = null) =>
        new Calibrator(formulary, rows, simulation, basis, options, clock, progress).Run();

    private CalibrationOutcome Run()
    {
        long begun = _clock.GetTimestamp();
        double[] start = _options.Start is { } given ? [.. given] : new double[_space.Dimension];
        ForgetOther(start);
        Proposal beginning = Predict([start])[0];
        _plain = WithErrors(beginning);
        Target plain = new(_plain, Predict);
        Mode first = new ModeFinder(plain).Find(start, (share, density) => _progress?.Invoke(Words("mode", density), share));
        _progress?.Invoke("many candidates at the mode", 0.0);
        Proposal corrected = Corrected(first.Best);
        double dispersion = Math.Max(1.0, MeanSquare(corrected.Predictions!));
        Target target = new(_plain.With(dispersion: dispersion), Predict);
        Mode mode = new ModeFinder(target).Find(corrected.Z, (share, density) => _progress?.Invoke(Words("mode with dispersion", density), share));
        double? gain = null;
        if (_options.PolishGenerations > 0)
        {
            _progress?.Invoke("checking the mode without derivatives", 0.0);
            gain = new CmaEs(target, _options.Seed).Polish(mode, _options.PolishGenerations).LogDensity - mode.LogDensity;
        }

        long found = _clock.GetTimestamp();
        PosteriorSample sample = new RandomizedLikelihood(target, mode, _options.Seed).Sample(
            _options.Draws, _options.Steps, progress: share => _progress?.Invoke("posterior", share));
        ImmutableArray<double> values = [.. sample.Draws.SelectMany(d => _space.Values(d.Z).Select(v => v.Value))];
        CalibrationOutcome outcome = new()
        {
            Columns = _space.Columns,
            Values = values,
            Predictions = [.. sample.Draws.Select(d => d.Predictions!.ToImmutableArray())],
            ModeCoordinates = [.. mode.Best.Z],
            AtStart = [.. beginning.Predictions!],
            AtMode = [.. mode.Best.Predictions!],
            Parameters = Moves(values, mode.Best.Z),
            // Comparable only under one target, that of the end: the start's predictions get its offsets too.
            LogDensity = (target.LogDensity(beginning with { Predictions = _plain.Shifted(beginning.Predictions!, _offsets) }), mode.LogDensity),
            Likelihood = _plain,
            PolishGain = gain,
            Dispersion = dispersion,
            StepsTaken = sample.Taken,
            Misfit = sample.Draws.Average(d => MeanSquare(d.Predictions!)),
            LeftOut = LeftOut(new LeaveOneOut(target, mode, _options.Seed), sample.Draws),
            Evaluations = (_simulated, _remembered),
            Time = (_clock.GetElapsedTime(begun, found), _clock.GetElapsedTime(found)),
        };
        _store.Save();
        return outcome;
    }

    private ImmutableArray<TrialLeftOut> LeftOut(LeaveOneOut leaving, ImmutableArray<Proposal> draws)
    {
        string[] families = [.. _plain.Trials.Select(LeaveOneTrialOut.Family).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return [.. families.Select((family, i) =>
        {
            _progress?.Invoke($"leaving out {family}", (double)i / families.Length);
            return leaving.Of(draws, family, _options.Refit);
        })];
    }

    // A checkpoint of a program that computes otherwise is of no use: one place simulated again tells.
    private void ForgetOther(double[] place)
    {
        if (_store.Find(place) is { } kept && !kept.AsSpan().SequenceEqual(_simulation.Predict(_space.Draw(place)) ?? []))
        {
            _store.Clear();
        }
    }

    private ImmutableArray<Proposal> Predict(ImmutableArray<double[]> places)
    {
        Proposal[] proposals = new Proposal[places.Length];
        Parallel.For(0, places.Length, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads }, i =>
        {
            double[] z = places[i];
            double[]? kept = _store.Find(z);
            if (kept is null)
            {
                ModelDraw draw = _space.Draw(z);
                kept = draw.IsStable ? _simulation.Predict(draw) ?? [] : [];
                _store.Keep(z, kept);
                Interlocked.Increment(ref _simulated);
            }
            else
            {
                Interlocked.Increment(ref _remembered);
            }

            proposals[i] = new Proposal(z, kept.Length == 0 ? null : _plain.Shifted(kept, _offsets));
        });
        if (_clock.GetElapsedTime(_saved) > SaveEvery)
        {
            _store.Save();
            _saved = _clock.GetTimestamp();
        }

        return [.. proposals];
    }

    // Rows that few candidates carry after enrolment and selection are predicted with an error, which counts as if they were smaller arms.
    private TrialLikelihood WithErrors(Proposal place) => _simulation.Errors is not { } errors || place.Predictions is not { } predictions
        ? _plain
        : _plain.WithErrors(predictions, errors(_space.Draw(place.Z)));

    // All proposals share their candidates, and with them what is peculiar to these few. What many more say at the first mode is added to
    // every prediction from then on, on the logit of shares: the candidates' own luck cancels, and only the change with the place is theirs.
    private Proposal Corrected(Proposal place)
    {
        if (_simulation.Reference is not { } reference)
        {
            _plain = WithErrors(place);
            return place;
        }

        (double[] many, double[] errors) = reference(_space.Draw(place.Z));
        double[] few = _plain.Scaled(place.Predictions!);
        _offsets = [.. _plain.Scaled(many).Zip(few, (m, f) => m - f)];
        _plain = _plain.WithErrors(many, errors);
        return Predict([place.Z])[0];
    }

    // Mean squared residual of the rows, each weighted as it counts.
    private double MeanSquare(double[] predictions)
    {
        double sum = 0.0, weights = 0.0;
        for (int i = 0; i < predictions.Length; i++)
        {
            double weight = _plain.Rows[i].Weight;
            sum += weight > 0.0 ? weight * _plain.SquaredResidual(i, predictions[i]) : 0.0;
            weights += weight;
        }

        return sum / weights;
    }

    private ImmutableArray<ParameterMove> Moves(ImmutableArray<double> values, double[] mode)
    {
        int columns = _space.Columns.Length;
        int draws = values.Length / columns;
        const int priors = 1000;
        double[][] prior = [.. Enumerable.Range(0, priors).Select(i => _space.Values(_space.Sample(_options.Seed, (uint)i)).Select(v => v.Value).ToArray())];
        double[] atMode = [.. _space.Values(mode).Select(v => v.Value)];
        (double, double, double) Three(IEnumerable<double> numbers, double unit)
        {
            double[] ordered = [.. numbers.Order()];
            double At(double q) => ordered[(int)Math.Round(q * (ordered.Length - 1))] / unit;
            return (At(0.05), At(0.5), At(0.95));
        }

        return [.. _space.Columns.Select((column, c) =>
        {
            double unit = UnitTable.ToInternal(1.0, column.Unit);
            return new ParameterMove(
                column.Name,
                column.Unit,
                Three(prior.Select(p => p[c]), unit),
                Three(Enumerable.Range(0, draws).Select(d => values[(d * columns) + c]), unit),
                atMode[c] / unit);
        })];
    }

    private static string Words(string what, double density) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what} (ln density {density:0.0})");
}
