using Clearance.Course;

namespace Clearance.Gate.Tests;

public sealed class ProposalTextTests
{
    [Theory]
    [InlineData("tofacitinib 5 mg twice daily", "tofacitinib", "5 mg twice daily")]
    [InlineData("  Xeljanz 5mg BID ", "tofacitinib", "5 mg twice daily")]
    [InlineData("upadacitinib 15 mg qd for 12 weeks", "upadacitinib", "15 mg once daily for 12 weeks")]
    [InlineData("dupilumab 300 mg every 2 weeks", "dupilumab", "300 mg every 2 weeks")]
    [InlineData("abrocitinib 0.1 g daily", "abrocitinib", "0.1 g once daily")]
    [InlineData("lebrikizumab 250 mg q4w", "lebrikizumab", "250 mg every 4 weeks")]
    public void A_prescription_is_read(string text, string drug, string words)
    {
        var reading = ProposalText.Read(text, "--add", Book.Formulary);
        Assert.Empty(reading.Issues);
        Assert.Equal((drug, words), (reading.Value!.Drug.Name, reading.Value.DoseWords));
    }

    [Theory]
    [InlineData("tofacitinib 5 bid", "dose.no-unit", 15)]
    [InlineData("tofacitinib 5", "dose.no-unit", 14)]
    [InlineData("tofacitinib", "dose.missing", 12)]
    [InlineData("tofacitinb 5 mg bid", "drug.unknown", 1)]
    [InlineData("halobetasol 1 g bid", "drug.unknown", 1)]
    [InlineData("tofacitinib 5 mgs bid", "dose.unknown-unit", 15)]
    [InlineData("tofacitinib 0 mg bid", "dose.not-positive", 13)]
    [InlineData("tofacitinib 5,0 mg bid", "dose.not-positive", 13)]
    [InlineData("tofacitinib 5 mg", "frequency.unknown", 17)]
    [InlineData("tofacitinib 5 mg twice dayly", "frequency.unknown", 18)]
    [InlineData("tofacitinib 5 mg bid for ever", "duration.unknown", 26)]
    [InlineData("", "proposal.form", 1)]
    [InlineData("5 mg bid", "drug.unknown", 1)]
    public void What_is_wrong_is_named_at_its_column_with_a_cure(string text, string code, int column)
    {
        var reading = ProposalText.Read(text, "--add", Book.Formulary);
        Assert.Null(reading.Value);
        var issue = Assert.Single(reading.Issues, i => i.Code == code);
        Assert.Equal(("--add", 1, column), (issue.Where.File, issue.Where.Line, issue.Where.Column));
        Assert.All(reading.Issues, static i => Assert.True(i.Cure.Length > 5 && i.Severity == IssueSeverity.Error));
    }

    [Fact]
    public void No_text_makes_it_throw()
    {
        var random = new Random(7);
        const string pieces = "tofacitinib upadacitinib 5 15 mg g/kg bid twice daily for weeks every 2 ,.;-\"'\n\t\0µ≤1e9 ";
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces.Substring(random.Next(pieces.Length - 8), random.Next(1, 8))));
            var reading = ProposalText.Read(text, "--add", Book.Formulary);
            Assert.True(reading.Value is not null || !reading.Issues.IsEmpty, text);
        }
    }
}
