using System.Collections.Immutable;
using Clearance.Calibration;
using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>A row held against the model, and how its trial was left out.</summary>
/// <param name="Check">The row.</param>
/// <param name="Method">How; null when it was not left out.</param>
/// <param name="ParetoK">Tail index of the weights; null without weights.</param>
internal sealed record LeftOutRowCheck(RowCheck Check, LeftOutMethod? Method, double? ParetoK);

/// <summary>
/// Rows as a model predicts them that has not seen their trial: from the table that the calibration left beside its draws, else by
/// reweighting the draws.
/// </summary>
internal static class LeftOutChecks
{
    /// <summary>Checks the rows of one trial or of all; one trial that cannot be left out is an error that says what to run.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="leaving">Which trials.</param>
    /// <param name="request">The validation.</param>
    /// <param name="formulary">Knowledge.</param>
    /// <param name="simulate">Predictions of rows under the draws.</param>
    public static (ImmutableArray<LeftOutRowCheck> Checks, ImmutableArray<Issue> Issues) Of(
        ImmutableArray<TrialRow> rows, LeavingOut leaving, ValidateRequest request, DrugFormulary formulary, Func<ImmutableArray<TrialRow>, ArmPredictions> simulate)
    {
        string? family = leaving.Trial is { } trial ? LeaveOneTrialOut.Family(trial) : null;
        ImmutableArray<TrialRow> wanted = family is null ? rows : [.. rows.Where(row => LeaveOneTrialOut.Family(row.Trial) == family)];
        if (wanted.IsEmpty)
        {
            string? near = NearestKey.Of(leaving.Trial!, rows.Select(row => row.Trial).Distinct(StringComparer.Ordinal));
            return ([], [Error("trial.unknown", request, $"No row belongs to a trial called '{leaving.Trial}'.", near is null ? "Use a name of the column 'trial'." : $"Did you mean '{near}'?")]);
        }

        Reading<LeftOutTable> table = LeftOutTable.Load(request.KnowledgeFolder);
        ImmutableArray<Issue> issues = table.Issues;
        if (issues.Any(i => i.Severity == IssueSeverity.Error))
        {
            return ([], issues);
        }

        ImmutableArray<LeftOutRowCheck> checks;
        if (table.Value is { } kept)
        {
            checks = [.. wanted.Select(row => FromTable(row, kept.Find(row), formulary.Calibration))];
        }
        else if (request.Efficacy is not null || request.Durability is not null)
        {
            // Weights need the likelihood of the rows that were seen, and other files need not hold them.
            return ([], [.. issues, Error("left-out.missing", request, "Rows of other files can only be predicted without their trial from a table of left-out trials.", $"Run '{LeftOutTable.HowToMake}', or validate the shipped rows.")]);
        }
        else
        {
            ArmPredictions predictions = simulate(rows);
            SkinModelLeftOut.Reweighting? weights = formulary.Calibrated is null ? null : new(predictions, formulary);
            checks = [.. wanted.Select(row => Reweighted(row, predictions, weights, formulary))];
        }

        return family is not null && checks.All(check => check.Method == LeftOutMethod.Degenerate)
            ? ([], [.. issues, Error("left-out.degenerate", request, $"The draws cannot be reweighted as if they had not seen '{leaving.Trial}'{Index(checks[0])}.", $"Run '{LeftOutTable.HowToMake}' and put its leave-one-out.csv beside posterior.csv.")])
            : (checks, issues);
    }

    private static string Index(LeftOutRowCheck check) => check.ParetoK is { } k
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" (tail index {k:0.00})")
        : "";

    private static LeftOutRowCheck FromTable(TrialRow row, LeftOutCheck? left, CalibrationFacts settings) => left switch
    {
        null => Not(row, "not in the table of left-out trials", null, null),
        { IsTrusted: false } => Not(row, $"the draws cannot be reweighted without this trial; run '{LeftOutTable.HowToMake}'", left.Method, Said(left.ParetoK)),
        _ => new LeftOutRowCheck(new RowCheck(row, left.Interval, row.Patients is null ? (int)settings["unknown_patients"] : null), left.Method, Said(left.ParetoK)),
    };

    private static LeftOutRowCheck Reweighted(TrialRow row, ArmPredictions predictions, SkinModelLeftOut.Reweighting? weights, DrugFormulary formulary)
    {
        int place = predictions.Rows.IndexOf(row);
        (int[] chosen, double k) = weights?.Chosen(LeaveOneTrialOut.Family(row.Trial)) ?? ([.. Enumerable.Range(0, predictions.Draws)], double.NegativeInfinity);
        LeftOutMethod method = SkinModelLeftOut.MethodOf(k, predictions.Draws);
        if (method == LeftOutMethod.Degenerate)
        {
            return Not(row, $"the draws cannot be reweighted without this trial; run '{LeftOutTable.HowToMake}'", method, k);
        }

        ReadOnlySpan<double> predicted = predictions.Predicted(place), errors = predictions.MonteCarloError(place);
        return new LeftOutRowCheck(
            RowCheck.Of(row, SkinModelLeftOut.At(predicted, chosen), SkinModelLeftOut.At(errors, chosen), formulary.Calibration, formulary.Calibrated?.Provenance.Dispersion ?? 1.0),
            method,
            Said(k));
    }

    private static LeftOutRowCheck Not(TrialRow row, string whyNot, LeftOutMethod? method, double? k) =>
        new(new RowCheck(row with { Statement = null, WhyNot = row.WhyNot.Length > 0 ? row.WhyNot : whyNot }, null, AssumedPatients: null), method, k);

    private static double? Said(double k) => double.IsFinite(k) ? k : null;

    private static Issue Error(string code, ValidateRequest request, string what, string cure) =>
        new(code, IssueSeverity.Error, SourcePlace.WholeFile(Path.Combine(request.KnowledgeFolder, "trials")), what, cure);
}
