using System.Collections.Immutable;
using System.Reflection;
using Clearance.Calibration;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Consult;

/// <summary>The use case <c>calibrate</c>: the model's priors and the published rows made into a calibrated population.</summary>
public static class CalibrateTrials
{
    private static readonly ImmutableArray<(TrialTable Table, string File)> Tables =
        [(TrialTable.Efficacy, "efficacy.csv"), (TrialTable.Durability, "durability.csv")];

    // Samples of candidates that correct the predictions of the one that all proposals share.
    private const int Samples = 48;

    /// <summary>Calibrates.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="clock">For times shown.</param>
    /// <param name="progress">Told what is being done and how far, 0 to 1.</param>
    public static (CalibrateAnswer Answer, CalibrationInfo? Info) Execute(CalibrateRequest request, TimeProvider clock, Action<string, double>? progress = null)
    {
        Reading<DrugFormulary> loaded = DrugFormulary.Load(request.KnowledgeFolder);
        if (loaded.Value is not { } formulary)
        {
            return (Refused(loaded.Issues), null);
        }

        // A calibration starts from the priors; draws made before, stale or not, have no say in it.
        ImmutableArray<Issue> issues = [.. loaded.Issues.Where(i => i.Code != "draws.stale")];
        Reading<DesignBook> designs = DesignBook.Load(request.KnowledgeFolder, formulary);
        issues = issues.AddRange(designs.Issues);
        if (designs.Value is not { } book)
        {
            return (Refused(issues), null);
        }

        TrialFiles files = new(book, formulary);
        List<TrialRow> all = [];
        foreach ((TrialTable table, string file) in Tables)
        {
            Reading<TrialRows> read = files.Load(table, Path.Combine(request.KnowledgeFolder, "trials", file));
            issues = issues.AddRange(read.Issues);
            all.AddRange(read.Value?.Rows ?? []);
        }

        ImmutableArray<Issue> unknown = [.. request.LeaveOut.Where(trial => all.TrueForAll(row => row.Trial != trial)).Select(trial => UnknownTrial(trial, all, request.KnowledgeFolder))];
        issues = issues.AddRange(unknown);
        if (issues.Any(i => i.Severity == IssueSeverity.Error))
        {
            return (Refused(issues), null);
        }

        CountedRows counted = CountedRows.Of(all, request.WithRecalled, formulary.Calibration);
        ArmSimulator simulator = new(formulary, counted.Rows);
        ArmOptions few = new() { Patients = request.Patients, Seed = request.Seed, Threads = 1 };
        ArmPredictions Predict(ModelDraw draw) => simulator.Predict([draw], few);
        double[] InUnits(Func<int, double> ofRow) => [.. counted.Observed.Select((row, r) => ofRow(r) * (row.IsShare ? 0.01 : 1.0))];
        double[]? Simulate(ModelDraw draw)
        {
            ArmPredictions predictions = Predict(draw);
            double[] values = InUnits(r => predictions.Predicted(r)[0]);
            return Array.TrueForAll(values, double.IsFinite) ? values : null;
        }

        double[] Errors(ModelDraw draw)
        {
            ArmPredictions predictions = Predict(draw);
            return InUnits(r => predictions.MonteCarloError(r)[0]);
        }

        (double[] Predictions, double[] Errors) Many(ModelDraw draw)
        {
            // The same draw again and again, each time with candidates of its own.
            ArmPredictions predictions = simulator.Predict(
                [.. Enumerable.Repeat(draw, Samples)], few with { Threads = request.Threads, Seed = request.Seed + 1, OwnPatients = true });
            return (InUnits(r => predictions.Predicted(r).ToArray().Average()),
                InUnits(r => Math.Sqrt(predictions.MonteCarloError(r).ToArray().Sum(error => error * error)) / Samples));
        }

        string program = typeof(CalibrateTrials).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        string priors = PriorsHash.Of(formulary.Skin, formulary.Topicals, formulary.Calibration);
        CalibrationOutcome outcome = Calibrator.Run(
            formulary,
            counted.Observed,
            new TrialSimulation(Simulate, Errors, Many),
            SimulationBasis.Of(request.KnowledgeFolder, request.Seed, request.Patients),
            new CalibrationOptions
            {
                Seed = request.Seed,
                Threads = request.Threads,
                Draws = request.Draws,
                Steps = request.Steps,
                Refit = request.Refit,
                PolishGenerations = request.PolishGenerations,
                LeftOut = [.. request.LeaveOut],
                Checkpoint = request.Checkpoint,
                Resume = request.Resume,
            },
            clock,
            progress);
        PopulationDraws draws = new()
        {
            Columns = outcome.Columns,
            Values = outcome.Values,
            Provenance = new DrawProvenance
            {
                Method = "mode by Levenberg-Marquardt on common random numbers, draws by randomized maximum likelihood (docs/calibration.md)",
                Program = program,
                Seed = request.Seed,
                Rows = request.WithRecalled ? "all" : "verified",
                RowCount = counted.Count,
                LeftOut = request.LeaveOut,
                RowsHash = counted.Hash,
                PriorsHash = priors,
                Dispersion = outcome.Dispersion,
                Misfit = outcome.Misfit,
            },
        };
        ImmutableArray<LeftOutCheck> leftOut = LeftOutCheck.Of(counted, outcome.LeftOut, formulary.Calibration, outcome.Dispersion);
        CalibrationResult result = CalibrationFiller.Fill(request, counted, outcome, leftOut);
        string population = DrawsWriter.Table(draws);
        ImmutableSortedDictionary<string, string> texts = ImmutableSortedDictionary<string, string>.Empty
            .Add(DrawsWriter.HeaderFile, DrawsWriter.Header(draws))
            .Add(DrawsWriter.TableFile, population)
            .Add(LeftOutTable.File, LeftOutTable.Text(leftOut, population));
        CalibrationInfo info = new(outcome.Time.Mode, outcome.Time.Posterior, outcome.Evaluations.Simulated, outcome.Evaluations.Remembered);
        return (new CalibrateAnswer(result, texts, issues), info);
    }

    private static CalibrateAnswer Refused(ImmutableArray<Issue> issues) => new(null, ImmutableSortedDictionary<string, string>.Empty, issues);

    private static Issue UnknownTrial(string trial, List<TrialRow> rows, string folder)
    {
        string? near = NearestKey.Of(trial, rows.Select(row => row.Trial).Distinct(StringComparer.Ordinal));
        return new Issue(
            "trial.unknown", IssueSeverity.Error, SourcePlace.WholeFile(Path.Combine(folder, "trials")), $"No row belongs to a trial called '{trial}'.",
            near is null ? "Use a name of the column 'trial'." : $"Did you mean '{near}'?");
    }
}
