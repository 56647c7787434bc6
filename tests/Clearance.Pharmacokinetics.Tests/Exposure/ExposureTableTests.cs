using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace Clearance.Pharmacokinetics.Tests.Exposure;

[Collection("writes docs/pharmacokinetics.md")]
public sealed class ExposureTableTests(ITestOutputHelper output)
{
    private const string Document = "docs/pharmacokinetics.md";
    private const string Begin = "<!-- table: written by ExposureTableTests with CLEARANCE_WRITE_DOCS=1 -->";
    private const string End = "<!-- end of table -->";

    private static readonly Lazy<IReadOnlyList<Prediction>> All = new(() =>
        [.. PublishedRow.All.Where(row => Scenarios.Predicted.ContainsKey(row.Line)).Select(row => Prediction.Of(row, Scenarios.Predicted[row.Line]))]);

    [Fact]
    public void Four_in_five_verified_exposures_are_within_a_fifth()
    {
        (int rows, int rowsWithin, int statements, int agree) = Counts();
        output.WriteLine(Table());
        Assert.True(rowsWithin >= 0.8 * rows && agree >= 0.8 * statements, $"{agree} of {statements} statements, {rowsWithin} of {rows} rows\n{Table()}");
    }

    [Fact]
    public void Every_row_is_predicted_or_excluded_for_a_reason()
    {
        foreach (PublishedRow row in PublishedRow.All)
        {
            bool predicted = Scenarios.Predicted.ContainsKey(row.Line);
            Assert.True(predicted != (Scenarios.Excluded(row).Length > 0), $"line {row.Line}: {row.Drug} {row.Metric}");
        }
    }

    [Fact]
    public void The_document_holds_this_table_and_explains_every_miss()
    {
        string path = Repository.At(Document);
        string text = File.ReadAllText(path);
        int from = text.IndexOf(Begin, StringComparison.Ordinal);
        int to = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(from >= 0 && to > from, "The document has lost its markers.");
        string wanted = $"{text[..from]}{Begin}\n\n{Table()}\n{text[to..]}";
        if (Environment.GetEnvironmentVariable("CLEARANCE_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, wanted);
            text = wanted;
        }

        Assert.Equal(wanted, text);
        foreach (Prediction miss in All.Value.Where(p => p.Row.Verified && !(p.Within && p.Agrees)))
        {
            Assert.Contains($"- Row {miss.Row.Line}: ", text, StringComparison.Ordinal);
        }
    }

    // A published range of study means has two rows; it is one statement.
    private static (int Rows, int RowsWithin, int Statements, int Agree) Counts()
    {
        Prediction[] verified = [.. All.Value.Where(p => p.Row.Verified)];
        Prediction[] statements = [.. verified.Where(p => Scenarios.OtherEnd(p.Row) is not { } other || other.Line > p.Row.Line)];
        return (verified.Length, verified.Count(p => p.Within), statements.Length, statements.Count(p => p.Agrees));
    }

    private static string Table()
    {
        StringBuilder table = new();
        table.Append("| row | drug | regimen | who | metric | typical | predicted (SD) | published (spread) | ratio | |\n|--:|---|---|---|---|--:|--:|--:|--:|---|\n");
        foreach (Prediction p in All.Value)
        {
            string sd = double.IsNaN(p.Sd) ? string.Empty : $" ({Short(p.Sd)})";
            string spread = p.Row.Spread.Length == 0 ? string.Empty : $" ({p.Row.Spread})";
            string verdict = p.Row.Verified ? (p.Within ? "within" : p.Agrees ? "miss of this end, within the range" : "**miss**") : "recalled, not counted";
            table.Append(CultureInfo.InvariantCulture, $"| {p.Row.Line} | {p.Row.Drug} | {p.Row.Regimen} | {p.Row.Population} | {p.Row.Metric} {p.Row.Unit} | {Short(p.Typical)} | {Short(p.Value)}{sd} | {p.Row.Value}{spread} | {p.Ratio:F2} | {verdict} |\n");
        }

        (int rows, int rowsWithin, int statements, int agree) = Counts();
        table.Append(CultureInfo.InvariantCulture, $"\n{agree} of {statements} verified statements ({100.0 * agree / statements:F0}%) within 20%, a published range of study means counted once; row by row {rowsWithin} of {rows} ({100.0 * rowsWithin / rows:F0}%).\n");
        table.Append("\nNot predicted:\n\n");
        foreach (IGrouping<string, PublishedRow> group in PublishedRow.All.Where(row => !Scenarios.Predicted.ContainsKey(row.Line)).GroupBy(Scenarios.Excluded))
        {
            table.Append(CultureInfo.InvariantCulture, $"- {group.Key}: rows {string.Join(", ", group.Select(row => row.Line))}\n");
        }

        return table.ToString();
    }

    private static string Short(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
