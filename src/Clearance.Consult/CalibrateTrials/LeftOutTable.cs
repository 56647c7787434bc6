using System.Globalization;
using System.Text;

namespace Clearance.Consult;

/// <summary>Leave-one-trial-out as a table, kept beside the calibrated population.</summary>
public static class LeftOutTable
{
    /// <summary>Its path inside a knowledge folder.</summary>
    public const string File = "population/leave-one-out.csv";

    /// <summary>One line a row: published, and predicted by draws that have not seen its trial, with the 95% interval of a trial of its size.</summary>
    public static string Of(CalibrationResult result)
    {
        StringBuilder text = new("trial,arm,endpoint,week,class,observed,predicted,low95,high95,inside,pareto_k,how\n");
        foreach (LeftOutRow row in result.LeftOutRows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Quoted(row.Trial)},{Quoted(row.Arm)},{Quoted(row.Endpoint)},{Quoted(row.Week)},{row.Class},{row.Observed:G6},{row.Predicted:G5},{row.Low95:G5},{row.High95:G5},{(row.Inside ? "yes" : "no")},{row.ParetoK:0.00},{(row.Refitted ? "refitted" : "weights")}\n");
        }

        return text.ToString();
    }

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
