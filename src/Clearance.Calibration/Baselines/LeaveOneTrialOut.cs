using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>A row predicted by a model that was fitted without the row's trial.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Row">The row.</param>
/// <param name="Prediction">What the model says.</param>
public sealed record LeftOutPrediction(string Model, TrialRow Row, ResponsePrediction Prediction);

/// <summary>Fits a model once for each trial without that trial's rows and predicts those.</summary>
public static class LeaveOneTrialOut
{
    private static readonly string[] Parts = [",", " maintenance", " extension", " substudy", " escape"];

    /// <summary>
    /// What is left out together: parts of a trial go with it, "ECZTRA 3, week-16 non-responders" and "ECZTRA 3 maintenance" with
    /// "ECZTRA 3".
    /// </summary>
    public static string Family(string trial)
    {
        int end = Parts.Select(part => trial.IndexOf(part, StringComparison.OrdinalIgnoreCase)).Where(at => at > 0).DefaultIfEmpty(trial.Length).Min();
        return trial[..end].Trim();
    }

    /// <summary>Rows that are fitted and judged: verified, simulated after enrolment, a share or a mean per cent change.</summary>
    public static bool Counts(TrialRow row) =>
        row is { Statement.Day: > 0, Value: not null, Status: ValueStatus.Verified, Unit: "percent" };

    /// <summary>Predictions of every row that counts, in the order of the rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">All rows.</param>
    public static ImmutableArray<LeftOutPrediction> Run(IResponseModel model, ImmutableArray<TrialRow> rows)
    {
        ImmutableArray<TrialRow> counted = [.. rows.Where(Counts)];
        Dictionary<string, Func<TrialRow, ResponsePrediction>> fits = counted.Select(row => Family(row.Trial)).Distinct(StringComparer.Ordinal)
            .AsParallel().Select(family => (family, fit: model.Fit([.. counted.Where(row => Family(row.Trial) != family)])))
            .ToDictionary(pair => pair.family, pair => pair.fit, StringComparer.Ordinal);
        return [.. counted.Select(row => new LeftOutPrediction(model.Name, row, fits[Family(row.Trial)](row)))];
    }
}
