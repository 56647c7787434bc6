using System.Globalization;
using System.Text;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>A validation as a comma-separated table, one line a row of the files, in their order.</summary>
internal static class ValidationFiles
{
    private const string Header = "trial,arm,endpoint,week,observed,predicted,low95,high95,inside,status,why_not";

    /// <summary>The table as UTF-8.</summary>
    public static byte[] Csv(ValidationResult result)
    {
        StringBuilder text = new(Header + "\n");
        foreach (var row in result.Rows)
        {
            text.AppendJoin(',', Cell(row.Trial), Cell(row.Arm), Cell(row.Endpoint), Cell(row.Week),
                Exact(row.Observed), Figure(row.Predicted), Figure(row.Low95), Figure(row.High95),
                row.Inside switch { true => "true", false => "false", null => "" }, row.Status, Cell(row.WhyNot)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A figure with one decimal, as shares of patients are published.</summary>
    public static string Figure(double? value) => value?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";

    private static string Exact(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
