using System.Collections.Immutable;
using Clearance.Calibration;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Consult;

/// <summary>From the outcome of a calibration to its result record.</summary>
internal static class CalibrationFiller
{
    public static CalibrationResult Fill(CalibrateRequest request, CountedRows counted, CalibrationOutcome outcome, ImmutableArray<LeftOutCheck> leftOut)
    {
        ImmutableArray<RowFit> fits = [.. Enumerable.Range(0, counted.Rows.Length).Select(r => Row(counted, outcome, r))];
        return new CalibrationResult
        {
            Schema = CalibrationResult.CurrentSchema,
            Seed = request.Seed,
            Rows = request.WithRecalled ? "all" : "verified",
            RowCount = counted.Count,
            LeftOut = request.LeaveOut,
            Draws = request.Draws,
            LogDensityAtPriors = outcome.LogDensity.Start,
            LogDensityAtMode = outcome.LogDensity.Mode,
            PolishGain = outcome.PolishGain,
            Dispersion = outcome.Dispersion,
            StepsTaken = outcome.StepsTaken,
            Misfit = outcome.Misfit,
            Classes = Classes(counted, fits),
            Fits = [.. fits.OrderByDescending(f => Math.Abs(f.Standardised))],
            Parameters = [.. outcome.Parameters.Select(p => new ParameterFit(
                p.Name, p.Unit, p.Prior.Low, p.Prior.Median, p.Prior.High, p.Posterior.Low, p.Posterior.Median, p.Posterior.High, p.AtMode))],
            Trials = [.. outcome.LeftOut.Select(t => Influence(t, counted, leftOut, fits)).OrderByDescending(t => t.MeanAbsoluteError ?? 0.0)],
            LeftOutRows = [.. leftOut.Select(LeftOut)],
        };
    }

    private static RowFit Row(CountedRows counted, CalibrationOutcome outcome, int row)
    {
        TrialRow published = counted.Rows[row];
        double unit = counted.Observed[row].IsShare ? 100.0 : 1.0;
        double[] draws = [.. outcome.Predictions.Select(p => p[row]).Order()];
        double mean = draws.Average();
        return new RowFit
        {
            Trial = published.Trial,
            Arm = published.Arm,
            Endpoint = published.Endpoint,
            Week = published.Week,
            Class = Token.Of(published.Class),
            Counted = counted.Observed[row].Weight > 0.0,
            IsShare = counted.Observed[row].IsShare,
            Observed = published.Value!.Value,
            Prior = unit * outcome.AtStart[row],
            Predicted = unit * mean,
            Low = unit * draws[(int)Math.Round(0.05 * (draws.Length - 1))],
            High = unit * draws[(int)Math.Round(0.95 * (draws.Length - 1))],
            Standardised = Math.Sign((unit * mean) - published.Value!.Value) * Math.Sqrt(outcome.Likelihood.SquaredResidual(row, mean)),
        };
    }

    private static LeftOutRow LeftOut(LeftOutCheck row) => new(
        row.Trial, row.Arm, row.Endpoint, row.Week, Token.Of(row.Class), StatusWords.Of(row.Status).ToString().ToLowerInvariant(), row.Observed, row.Predicted, row.Median, row.Low95, row.High95,
        row.IsInside, Said(row.ParetoK), row.Method.ToString().ToLowerInvariant());

    private static double? Said(double k) => double.IsFinite(k) ? k : null;

    // Verified rows of the trial and its parts; those that did not count for another reason too, for they are predicted all the same.
    private static TrialInfluence Influence(TrialLeftOut left, CountedRows counted, ImmutableArray<LeftOutCheck> rows, ImmutableArray<RowFit> fits)
    {
        int[] mine = [.. Enumerable.Range(0, rows.Length).Where(r => LeaveOneTrialOut.Family(rows[r].Trial) == left.Trial && rows[r].Status == ValueStatus.Verified)];
        int[] shares = [.. mine.Where(r => counted.Observed[r].IsShare)];
        double[] errors = [.. shares.Select(r => rows[r].Predicted - rows[r].Observed)];
        return new TrialInfluence(
            left.Trial,
            Said(left.ParetoK),
            left.Method.ToString().ToLowerInvariant(),
            left.Taken,
            errors.Length,
            errors.Length == 0 ? null : errors.Average(Math.Abs),
            errors.Length == 0 ? null : errors.Average(),
            mine.Length == 0 ? null : mine.Average(r => rows[r].IsInside ? 1.0 : 0.0),
            errors.Length == 0 ? null : shares.Average(r => Math.Abs(fits[r].Predicted - fits[r].Observed)));
    }

    private static ImmutableArray<ClassFit> Classes(CountedRows counted, ImmutableArray<RowFit> fits)
    {
        ImmutableArray<ClassFit>.Builder classes = ImmutableArray.CreateBuilder<ClassFit>();
        bool IsMain(int r) => counted.Rows[r].Statement is { Measure: Measure.EasiResponse { Fraction: 0.75, Region: ArmScore.Easi } or Measure.IgaAtMost { Level: 1 }, Day: >= 80 and <= 115 };
        void Add(string name, string what, IEnumerable<int> rows)
        {
            double[] errors = [.. rows.Select(r => fits[r].Predicted - fits[r].Observed)];
            if (errors.Length > 0)
            {
                classes.Add(new ClassFit(name, what, errors.Length, errors.Average(Math.Abs), errors.Average()));
            }
        }

        int[] shares = [.. Enumerable.Range(0, fits.Length).Where(r => fits[r].Counted && counted.Observed[r].IsShare)];
        foreach (RowClass rowClass in Enum.GetValues<RowClass>())
        {
            int[] mine = [.. shares.Where(r => counted.Rows[r].Class == rowClass)];
            Add(Token.Of(rowClass), "EASI-75 and IGA 0/1 at weeks 12 to 16", mine.Where(IsMain));
            Add(Token.Of(rowClass), "all shares of patients", mine);
        }

        Add("all", "EASI-75 and IGA 0/1 at weeks 12 to 16", shares.Where(IsMain));
        Add("all", "all shares of patients", shares);
        return classes.ToImmutable();
    }
}
