using System.Collections.Immutable;
using Clearance.Calibration;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Consult;

/// <summary>From the outcome of a calibration to its result record.</summary>
internal static class CalibrationFiller
{
    public static CalibrationResult Fill(CalibrateRequest request, CountedRows counted, CalibrationOutcome outcome, DrugFormulary formulary)
    {
        TrialLikelihood scale = new(counted.Observed, formulary.Calibration["between_trial_sd"], formulary.Calibration["within_arm_correlation"], request.Patients);
        ImmutableArray<RowFit> fits = [.. Enumerable.Range(0, counted.Rows.Length).Select(r => Row(counted, outcome, scale, r))];
        ImmutableArray<LeftOutRow> leftOut = [.. outcome.LeftOut.SelectMany(t => LeftOut(counted, t, outcome.Dispersion))];
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
            Trials = [.. outcome.LeftOut.Select(t => Influence(t, leftOut, fits)).OrderByDescending(t => t.MeanAbsoluteError ?? 0.0)],
            LeftOutRows = leftOut,
        };
    }

    private static RowFit Row(CountedRows counted, CalibrationOutcome outcome, TrialLikelihood scale, int row)
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
            Standardised = Math.Sign((unit * mean) - published.Value!.Value) * Math.Sqrt(scale.SquaredResidual(row, mean)),
        };
    }

    private static IEnumerable<LeftOutRow> LeftOut(CountedRows counted, TrialLeftOut left, double dispersion)
    {
        for (int r = 0; r < counted.Rows.Length; r++)
        {
            TrialRow row = counted.Rows[r];
            if (row.Trial == left.Trial && counted.Observed[r].Weight > 0.0)
            {
                double unit = counted.Observed[r].IsShare ? 100.0 : 1.0;
                int column = r;
                RowCheck check = RowCheck.Of(row, [.. left.Predictions.Select(p => unit * p[column])], new double[left.Predictions.Length], dispersion);
                PredictiveInterval interval = check.Interval!.Value;
                yield return new LeftOutRow(
                    row.Trial, row.Arm, row.Endpoint, row.Week, Token.Of(row.Class), row.Value!.Value, interval.Mean, interval.Low, interval.High, check.IsInside == true, left.ParetoK, left.IsRefitted);
            }
        }
    }

    private static TrialInfluence Influence(TrialLeftOut left, ImmutableArray<LeftOutRow> rows, ImmutableArray<RowFit> fits)
    {
        LeftOutRow[] mine = [.. rows.Where(row => row.Trial == left.Trial)];
        RowFit[] seen = [.. fits.Where(f => f.Trial == left.Trial && f.Counted && f.IsShare)];
        double[] errors = [.. mine.Zip(fits.Where(f => f.Trial == left.Trial && f.Counted)).Where(pair => pair.Second.IsShare).Select(pair => pair.First.Predicted - pair.First.Observed)];
        return new TrialInfluence(
            left.Trial,
            left.ParetoK,
            left.IsRefitted,
            errors.Length,
            errors.Length == 0 ? null : errors.Average(Math.Abs),
            errors.Length == 0 ? null : errors.Average(),
            mine.Length == 0 ? 0.0 : mine.Average(row => row.Inside ? 1.0 : 0.0),
            seen.Length == 0 ? null : seen.Average(f => Math.Abs(f.Predicted - f.Observed)));
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
