using System.Globalization;
using System.Text;
using Clearance.Consult;

namespace Clearance.Report;

/// <summary>Pages about how the model fits, and how simpler models do.</summary>
internal static class FitPages
{
    /// <summary>Rows of trials, misses first.</summary>
    public static string Fit(BookFit fit)
    {
        StringBuilder text = ModelBookPages.Page("Fit");
        ValidatedRow[] missed = [.. fit.Rows.Where(r => r.Inside == false).OrderByDescending(r => r.Miss).ThenBy(r => r.Table, StringComparer.Ordinal).ThenBy(r => r.Line)];
        ValidatedRow[] simulated = [.. fit.Rows.Where(r => r.Predicted is not null && r.Observed is not null)];
        text.Append(
            $"""
            {simulated.Length} of {fit.Rows.Length} published rows are simulated, {missed.Length} of them lie outside the 95% interval, which holds the doubt about the parameters,
            the spread of trials and the sampling error of the arm. Recalled rows count less (`recalled_weight`).

            ## Misses

            | trial | arm | endpoint | week | unit | published | predicted | 95% interval | status |
            |---|---|---|--:|---|--:|--:|---|---|

            """);
        foreach (ValidatedRow row in missed)
        {
            text.Append($"| {ModelBookPages.Cell(row.Trial)} | {ModelBookPages.Cell(row.Arm)} | {ModelBookPages.Cell(row.Endpoint)} | {row.Week} | {row.Unit} | {One(row.Observed)} | {One(row.Predicted)} | {One(row.Low95)} to {One(row.High95)} | {row.Status} |\n");
        }

        text.Append("\n## By class\n\n| group | rows | mean absolute error | mean error | inside | interval score |\n|---|--:|--:|--:|--:|--:|\n");
        foreach (ValidatedGroup group in fit.Groups)
        {
            text.Append($"| {group.Group} | {group.Rows} | {One(group.MeanAbsoluteError)} | {One(group.MeanError)} | {Percent(group.ShareInside)} | {One(group.IntervalScore)} |\n");
        }

        text.Append("\n## Every trial\n\nDot: published (hollow: recalled). Bar: 95% interval, with the mean. Orange: outside.\n");
        foreach (string trial in FitFigures.Trials(fit))
        {
            text.Append($"\n### {trial}\n\n![{trial}: published and predicted](figures/{FitFigures.FileName(trial)}.svg)\n");
        }

        ValidatedRow[] not = [.. fit.Rows.Where(r => r.Predicted is null)];
        text.Append($"\n## Not simulated\n\n{not.Length} rows.\n\n| trial | arm | endpoint | week | why not |\n|---|---|---|--:|---|\n");
        foreach (ValidatedRow row in not)
        {
            text.Append($"| {ModelBookPages.Cell(row.Trial)} | {ModelBookPages.Cell(row.Arm)} | {ModelBookPages.Cell(row.Endpoint)} | {row.Week} | {ModelBookPages.Cell(row.WhyNot)} |\n");
        }

        return text.ToString();
    }

    /// <summary>Trials left out, four models.</summary>
    public static string Baselines(BookFit fit)
    {
        StringBuilder text = ModelBookPages.Page("Against simpler models");
        text.Append(
            """
            Each model predicts the verified rows of a trial (per cent) from all other trials. The three baselines are fitted again without it; the
            skin model's draws are reweighted as if they had not seen it, and where these weights cannot be trusted made anew
            without it. Parts of one trial are left out together. Errors in points; the interval score punishes width and what lies outside a 95%
            interval, smaller is better.


            """);
        foreach ((string name, string assumes) in fit.Assumes)
        {
            text.Append($"- *{name}*: {assumes}.\n");
        }

        Table(text, "On the rows they share", fit.LeftOutShared);
        text.Append("\nBy class: rows predicted by every model that says anything about the class. All: rows predicted by every model.\n");
        Best(text, fit.LeftOutShared);
        Table(text, "Each on all rows it predicts", fit.LeftOut);
        Rows(text, fit);
        text.Append("\n## How the skin model was made not to have seen a trial\n\n");
        foreach (IGrouping<string, string> group in fit.LeftOutBy.GroupBy(t => t.Value, t => t.Key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append($"- {How(group.Key)}: {string.Join("; ", group)}.\n");
        }

        return text.ToString();
    }

    private static void Rows(StringBuilder text, BookFit fit)
    {
        string[] models = [.. fit.LeftOut.Select(s => s.Model).Distinct(StringComparer.Ordinal)];
        text.Append(
            $"""

            ## Row by row

            Per cent. The skin model's largest errors first.

            | trial | arm | endpoint | week | class | published | {string.Join(" | ", models)} |
            |---|---|---|--:|---|--:|{string.Concat(models.Select(_ => "--:|"))}

            """);
        foreach (BookLeftOutRow row in fit.LeftOutRows)
        {
            text.Append($"| {ModelBookPages.Cell(row.Trial)} | {ModelBookPages.Cell(row.Arm)} | {ModelBookPages.Cell(row.Endpoint)} | {row.Week} | {row.Class} | {One(row.Observed)} | {string.Join(" | ", row.Predicted.Select(One))} |\n");
        }
    }

    private static string How(string method) => method switch
    {
        "weights" => "Draws reweighted (tail index small enough for their number)",
        "refit" => "Mode found again and draws made anew without the trial",
        "unseen" => "No row of it counted in the calibration",
        "degenerate" => "Not done: the draws cannot be reweighted, and no table of a calibration with `--refit` belongs to them; the skin model is not compared on these",
        _ => throw new InvalidOperationException($"Unknown method {method}."),
    };

    // Who is best, class by class, whoever it is.
    private static void Best(StringBuilder text, IEnumerable<BookScore> scores)
    {
        text.Append("\n| class | smallest mean absolute error | smallest interval score |\n|---|---|---|\n");
        foreach (IGrouping<string, BookScore> group in scores.Where(s => s.Predicted > 0).GroupBy(s => s.Class, StringComparer.Ordinal))
        {
            text.Append($"| {group.Key} | {group.MinBy(s => s.MeanAbsoluteError)!.Model} | {group.MinBy(s => s.IntervalScore)!.Model} |\n");
        }
    }

    private static void Table(StringBuilder text, string title, IEnumerable<BookScore> scores)
    {
        text.Append($"\n## {title}\n\n| class | model | rows | mean absolute error | mean error | inside | interval score |\n|---|---|--:|--:|--:|--:|--:|\n");
        foreach (BookScore score in scores)
        {
            text.Append($"| {score.Class} | {score.Model} | {score.Predicted} of {score.Rows} | {One(score.MeanAbsoluteError)} | {One(score.MeanError)} | {(score.Inside is { } inside ? Percent(inside) : "")} | {One(score.IntervalScore)} |\n");
        }
    }

    private static string One(double? value) => value is { } v ? v.ToString("0.0", CultureInfo.InvariantCulture) : "";

    private static string Percent(double share) => $"{(100.0 * share).ToString("0", CultureInfo.InvariantCulture)}%";
}
