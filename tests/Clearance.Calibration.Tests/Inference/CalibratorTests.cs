using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Random;
using Clearance.Simulation;
using Clearance.Testing;

namespace Clearance.Calibration.Tests;

/// <summary>The whole method on the disease model, small: a handful of simulated rows from known parameters. The long one is a script.</summary>
public sealed class CalibratorTests : IDisposable
{
    private const int Patients = 48;
    private static readonly DrugFormulary Formulary = DrugFormulary.Load(Repository.At("knowledge")).Value!;
    private static readonly Lazy<Study> Small = new(static () => new Study());
    private readonly string _folder = Directory.CreateTempSubdirectory("clearance-calibrate-").FullName;

    [Fact]
    public void Known_parameters_are_recovered_within_what_the_draws_say()
    {
        Study study = Small.Value;
        CalibrationOutcome outcome = study.Run(seed: 4, threads: 2, checkpoint: null, resume: false);
        Assert.True(outcome.LogDensity.Mode > outcome.LogDensity.Start + 2.0);
        for (int r = 0; r < study.Rows.Length; r++)
        {
            int row = r;
            double mean = outcome.Predictions.Average(p => p[row]);
            Assert.True(Math.Abs(mean - study.Truth[r]) < Math.Abs(outcome.AtStart[r] - study.Truth[r]) + 0.05, $"row {r}: {study.Truth[r]:0.00} true, {outcome.AtStart[r]:0.00} a priori, {mean:0.00} found");
        }

        // The two parameters that were moved far are pulled most of the way; their 90% ranges hold the truth.
        foreach ((string name, double truth) in study.Moved)
        {
            ParameterMove move = outcome.Parameters.Single(p => p.Name == name);
            double unit = UnitTable.ToInternal(1.0, move.Unit);
            Assert.InRange(truth / unit, move.Posterior.Low - (0.1 * move.Prior.Median), move.Posterior.High + (0.1 * move.Prior.Median));
        }

        Assert.All(Enumerable.Range(0, 24), d => Assert.True(outcome.Values.Length / outcome.Columns.Length == 24));
        PopulationDraws draws = new()
        {
            Columns = outcome.Columns,
            Values = outcome.Values,
            Provenance = new DrawProvenance { Method = "", Program = "", Seed = 4, Rows = "verified", RowCount = 1, LeftOut = [], RowsHash = "", PriorsHash = "", Dispersion = 1.0, Misfit = 1.0 },
        };
        Assert.All(ModelDraw.From(draws, Formulary), draw => Assert.True(draw.IsStable));
    }

    [Fact]
    public void Threads_and_a_stop_on_the_way_change_nothing()
    {
        string file = Path.Combine(_folder, "checkpoint");
        CalibrationOutcome one = Small.Value.Run(seed: 5, threads: 1, checkpoint: file, resume: false);
        CalibrationOutcome two = Small.Value.Run(seed: 5, threads: 2, checkpoint: null, resume: false);
        Assert.Equal(one.Values.ToArray(), two.Values.ToArray());

        CalibrationOutcome resumed = Small.Value.Run(seed: 5, threads: 2, checkpoint: file, resume: true);
        Assert.Equal(one.Values.ToArray(), resumed.Values.ToArray());
        Assert.Equal(0, resumed.Evaluations.Simulated);
        Assert.True(resumed.Evaluations.Remembered >= one.Evaluations.Simulated);
    }

    [Fact]
    public void Trials_left_out_by_a_refit_depend_on_neither_threads_nor_a_stop_on_the_way()
    {
        string file = Path.Combine(_folder, "refits");
        CalibrationOutcome one = Small.Value.Run(seed: 7, threads: 1, checkpoint: file, resume: false, refit: 8);
        Assert.Contains(one.LeftOut, trial => trial.Method == LeftOutMethod.Refit);
        CalibrationOutcome two = Small.Value.Run(seed: 7, threads: 2, checkpoint: null, resume: false, refit: 8);
        Assert.Equal(Predictions(one), Predictions(two));

        // Stopped after the calibration and before the refits, then resumed with them, as 'calibrate --resume --refit' does.
        string stopped = Path.Combine(_folder, "stopped");
        _ = Small.Value.Run(seed: 7, threads: 2, checkpoint: stopped, resume: false);
        CalibrationOutcome resumed = Small.Value.Run(seed: 7, threads: 2, checkpoint: stopped, resume: true, refit: 8);
        Assert.Equal(Predictions(one), Predictions(resumed));
        Assert.Equal(one.Values.ToArray(), resumed.Values.ToArray());
    }

    private static double[] Predictions(CalibrationOutcome outcome) => [.. outcome.LeftOut.SelectMany(trial => trial.Predictions.SelectMany(p => p))];

    [Fact]
    public void What_many_candidates_say_at_the_first_mode_moves_every_prediction()
    {
        Study study = Small.Value;
        CalibrationOutcome outcome = study.Run(seed: 6, threads: 2, checkpoint: null, resume: false, shift: 0.4);
        ModelDraw mode = ParameterSpace.Of(Formulary).Draw([.. outcome.ModeCoordinates]);
        double[] expected = Study.Shifted(study.Simulate(mode)!, 0.4);
        Assert.All(expected.Zip(outcome.AtMode), pair => Assert.Equal(pair.First, pair.Second, 1e-9));

        // Both densities are those of the end: the same candidates, errors and dispersion. The start is the centre of the priors.
        TrialLikelihood final = outcome.Likelihood.With(dispersion: outcome.Dispersion);
        Assert.Equal(final.LogDensity(Study.Shifted([.. outcome.AtStart], 0.4)), outcome.LogDensity.Start, 1e-6);
        Assert.Equal(final.LogDensity([.. outcome.AtMode]) - (0.5 * outcome.ModeCoordinates.Sum(z => z * z)), outcome.LogDensity.Mode, 1e-6);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Placebo, dupilumab and upadacitinib at two weeks, simulated from parameters that are not the priors' centre.</summary>
    private sealed class Study
    {
        private readonly ArmSimulator _simulator;

        public Study()
        {
            TrialFiles files = new(DesignBook.Empty, Formulary);
            string header = "trial,nct,arm,drug,dose,frequency,background_tcs,n,population,base_easi,base_bsa_pct,base_iga4_pct,base_status,endpoint,week,qualifier,value,unit,ci_low,ci_high,se,value_recalled,source,doi,status,address,note";
            string[] arms = ["placebo,placebo,,,no", "dupilumab 300 mg q2w,dupilumab,300 mg,q2w,no", "upadacitinib 30 mg qd,upadacitinib,30 mg,qd,no"];
            IEnumerable<string> lines = arms.SelectMany((arm, a) => new[] { "EASI75,4", "EASI75,16", "IGA01,16" }.Select(endpoint =>
                $"T{a},,{arm},400,adults,30,,,verified,{endpoint},,50,percent,,,,,made up,,verified,,"));
            Rows = files.Read(TrialTable.Efficacy, "small.csv", string.Join('\n', lines.Prepend(header)) + "\n").Value!.Rows;
            Assert.All(Rows, row => Assert.NotNull(row.Statement));
            _simulator = new ArmSimulator(Formulary, Rows);
            ModelDraw central = ModelDraw.Central(Formulary);
            Moved = [("phi_upadacitinib", 0.25 * central["phi_upadacitinib"]), ("patient_placebo", 1.8 * central["patient_placebo"])];
            Truth = Simulate(central.With(Moved.Select(m => KeyValuePair.Create(m.Name, m.Value))))!;
        }

        public ImmutableArray<TrialRow> Rows { get; }

        public ImmutableArray<(string Name, double Value)> Moved { get; }

        public double[] Truth { get; }

        public CalibrationOutcome Run(ulong seed, int threads, string? checkpoint, bool resume, double shift = 0.0, int refit = 0)
        {
            ImmutableArray<ObservedRow> observed = [.. Rows.Select((row, i) => new ObservedRow
            {
                Trial = row.Trial, Arm = row.Arm, IsShare = true, Patients = 400, Value = Math.Clamp(Truth[i] + (0.01 * new RandomStream(seed, "test/small").Normal((uint)i, 0)), 0.0, 1.0),
            })];
            return Calibrator.Run(
                Formulary, observed, shift == 0.0 ? new TrialSimulation(Simulate) : new TrialSimulation(Simulate, Reference: draw => (Shifted(Simulate(draw)!, shift), new double[Rows.Length])), "small",
                new CalibrationOptions { Seed = seed, Threads = threads, Draws = 24, Steps = 1, Checkpoint = checkpoint, Resume = resume, Refit = refit },
                TimeProvider.System);
        }

        public static double[] Shifted(double[] shares, double shift) => [.. shares.Select(p => 1.0 / (1.0 + ((1.0 - p) / p * Math.Exp(-shift))))];

        public double[]? Simulate(ModelDraw draw)
        {
            ArmPredictions predictions = _simulator.Predict([draw], new ArmOptions { Patients = Patients, Seed = 9, Threads = 1 });
            double[] values = [.. Enumerable.Range(0, Rows.Length).Select(r => 0.01 * predictions.Predicted(r)[0])];
            return Array.TrueForAll(values, double.IsFinite) ? values : null;
        }
    }
}
