using System.Globalization;

namespace Clearance.Pharmacokinetics.Tests.Exposure;

/// <summary>A row of knowledge/exposures/pk_reference.csv.</summary>
internal sealed record PublishedRow(int Line, string Drug, string Regimen, string Population, string Metric, string Value, string Unit, string Spread, string Status)
{
    public static IReadOnlyList<PublishedRow> All { get; } =
    [
        .. File.ReadLines(Repository.At("knowledge/exposures/pk_reference.csv")).Select((text, i) => (Fields: Split(text), Line: i + 1)).Skip(1)
            .Select(row => new PublishedRow(
                row.Line, row.Fields[0], row.Fields[1], row.Fields[2], row.Fields[4], row.Fields[5], row.Fields[6], row.Fields[8], row.Fields[12])),
    ];

    /// <summary>The value; the midpoint when it is a range.</summary>
    public double Number => Value.Split('-').Average(part => double.Parse(part, CultureInfo.InvariantCulture));

    public bool Verified => Status == "verified";

    private static List<string> Split(string line)
    {
        List<string> fields = [];
        bool quoted = false;
        int start = 0;
        for (int i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (i == line.Length || (line[i] == ',' && !quoted))
            {
                fields.Add(line[start..i].Trim('"'));
                start = i + 1;
            }
        }

        return fields;
    }
}
