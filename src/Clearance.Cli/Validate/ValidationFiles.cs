using System.Globalization;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>A validation as a comma-separated table, one line a row of the files, in their order.</summary>
internal static class ValidationFiles
{
    private const string Header = "trial,arm,endpoint,week,observed,predicted,low95,high95,inside,status,why_not";

    /// <summary>The table as UTF-8.</summary>
    public static byte[] Csv(ValidationResult result)
    {
        var table = new CsvText(Header);
        foreach (var row in result.Rows)
        {
            table.Row(
                row.Trial, row.Arm, row.Endpoint, row.Week, Exact(row.Observed), Figure(row.Predicted), Figure(row.Low95), Figure(row.High95),
                row.Inside switch { true => "true", false => "false", null => "" }, row.Status, row.WhyNot);
        }

        return table.ToBytes();
    }

    /// <summary>A figure with one decimal, as shares of patients are published.</summary>
    public static string Figure(double? value) => value?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";

    private static string Exact(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
