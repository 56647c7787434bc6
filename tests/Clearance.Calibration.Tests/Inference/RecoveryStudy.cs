using System.Collections.Immutable;
using System.Globalization;
using Clearance.Formulary;
using Clearance.Numerics.Random;
using Clearance.Simulation;
using Clearance.Testing;
using Xunit.Abstractions;

namespace Clearance.Calibration.Tests;

/// <summary>
/// The long study of the method on the disease model itself: parameters from the prior, the published arms simulated from them as trials
/// would report them, the calibration of these reports, the rank of every true parameter among the draws. Built and run by
/// scripts/recovery.sh only: about ten seconds a repetition on two quiet cores.
/// </summary>
public sealed class RecoveryStudy(ITestOutputHelper output)
{
    private const int Draws = 39, Patients = 96, Bins = 8;

    [Fact]
    public void Ranks_of_true_parameters_are_uniform_and_truth_lies_in_the_intervals()
    {
        int repeats = int.Parse(Environment.GetEnvironmentVariable("CLEARANCE_RECOVERY") ?? "20", CultureInfo.InvariantCulture);
        DrugFormulary formulary = DrugFormulary.Load(Repository.At("knowledge")).Value!;
        TrialFiles files = new(DesignBook.Load(Repository.At("knowledge"), formulary).Value!, formulary);
        CountedRows counted = CountedRows.Of(
            files.Load(TrialTable.Efficacy, Repository.At("knowledge/trials/efficacy.csv")).Value!.Rows.Where(r => r.Status == ValueStatus.Verified), false, formulary.Calibration);
        ArmSimulator simulator = new(formulary, counted.Rows);
        double[]? Simulate(ModelDraw draw, ulong seed)
        {
            ArmPredictions p = simulator.Predict([draw], new ArmOptions { Patients = Patients, Seed = seed, Threads = 1 });
            double[] values = [.. Enumerable.Range(0, counted.Rows.Length).Select(r => p.Predicted(r)[0] * (counted.Observed[r].IsShare ? 0.01 : 1.0))];
            return Array.TrueForAll(values, double.IsFinite) ? values : null;
        }

        ParameterSpace space = ParameterSpace.Of(formulary);
        Dictionary<string, List<int>> ranks = space.Columns.ToDictionary(c => c.Name, _ => new List<int>(), StringComparer.Ordinal);
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            double[] z = space.Sample(77, (uint)repeat);
            if (Simulate(space.Draw(z), 1) is not { } truth)
            {
                continue;
            }

            ImmutableArray<ObservedRow> reported = Reported(counted.Observed, truth, formulary.Calibration["between_trial_sd"], (uint)repeat);
            CalibrationOutcome outcome = Calibrator.Run(
                formulary, reported, new TrialSimulation(draw => Simulate(draw, 1)), "recovery",
                new CalibrationOptions { Seed = (ulong)repeat, Threads = Environment.ProcessorCount, Draws = Draws, Steps = 1 }, TimeProvider.System);
            double[] actual = [.. space.Values(z).Select(v => v.Value)];
            for (int c = 0; c < space.Columns.Length; c++)
            {
                int column = c;
                ranks[space.Columns[c].Name].Add(RankStatistics.RankOf(actual[c], Enumerable.Range(0, Draws).Select(d => outcome.Values[(d * space.Columns.Length) + column])));
            }
        }

        int all = 0, inside = 0;
        foreach ((string name, List<int> mine) in ranks)
        {
            int within = mine.Count(r => r is >= 2 and <= Draws - 2);
            (all, inside) = (all + mine.Count, inside + within);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name,-28} chi-squared {RankStatistics.ChiSquared([.. mine], Draws, Bins),6:0.0} of {Bins - 1} degrees, {within} of {mine.Count} inside 90%"));
        }

        // 36 of 40 places lie inside; parameters of one repetition are not independent, so the bounds are wide.
        Assert.InRange((double)inside / all, 0.8, 0.98);
    }

    // As the likelihood believes trials come about: a shift a trial, chance within it; rows of one arm fully counted when independent.
    private static ImmutableArray<ObservedRow> Reported(ImmutableArray<ObservedRow> rows, double[] truth, double between, uint repeat)
    {
        string[] trials = [.. rows.Select(r => r.Trial).Distinct(StringComparer.Ordinal)];
        return [.. rows.Select((row, i) =>
        {
            double shift = between * row.Shift * new RandomStream(78, "recovery/trial").Normal(repeat, (uint)Array.IndexOf(trials, row.Trial));
            double noise = new RandomStream(78, "recovery/row").Normal(repeat, (uint)i);
            if (!row.IsShare)
            {
                return row with { Value = truth[i] + shift + (row.StandardError * noise) };
            }

            double p = 1.0 / (1.0 + ((1.0 - truth[i]) / Math.Max(1e-9, truth[i]) * Math.Exp(-shift)));
            return row with { Value = Math.Clamp(Math.Round(row.Patients * (p + (Math.Sqrt(p * (1.0 - p) / row.Patients) * noise))) / row.Patients, 0.0, 1.0) };
        })];
    }
}
