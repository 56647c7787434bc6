using System.Globalization;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>Findings for a spreadsheet: CSV with a heading row, one row each, lines ended by line feeds.</summary>
internal static class CheckFiles
{
    private const string Heading = "check,drug,stage,day,decision,rule,severity,phase,message,fact,source,section,status,lifted_by,other_region,recorded_by";

    /// <summary>CSV in UTF-8.</summary>
    public static byte[] Csv(CheckResult result)
    {
        var table = new CsvText(Heading);
        foreach (var f in result.Findings)
        {
            var check = result.Checks[f.Check];
            table.Row(
                f.Check.ToString(CultureInfo.InvariantCulture), f.Drug, CheckWords.Token(check.Stage), check.Day.ToString("0.###", CultureInfo.InvariantCulture), CheckWords.Token(check.Decision),
                f.Rule, CheckWords.Token(f.Severity), CheckWords.Token(f.Phase), f.Message, f.Fact, f.Source, f.Section, CheckWords.Token(f.Status), f.LiftedBy, f.OtherRegion ? "true" : "false", f.Recorded?.By ?? "");
        }

        return table.ToBytes();
    }
}
