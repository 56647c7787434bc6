using Clearance.Course;

namespace Clearance.Formulary.Tests;

public sealed class PopulationDrawsTests
{
    private static PopulationDraws Two(string? priors = null) => new()
    {
        Columns = [new("kD", "1/week"), new("pi", "fraction"), new("patient_d0", "1"), new("Etop_potent", "fraction"), new("IC50_tofacitinib_jak1_jak3", "nM")],
        Values = [0.1, 0.7, 0.3, 0.5, 70.0, 0.2, 0.6, 0.25, 0.4, 80.0],
        Provenance = new DrawProvenance
        {
            Method = "two draws for a \"test\"",
            Program = "0.1.0",
            Seed = 18446744073709551615,
            Rows = "verified",
            RowCount = 2,
            LeftOut = ["SOLO 1"],
            RowsHash = "sha256:0",
            PriorsHash = priors ?? PriorsHash.Of(Knowledge.Shipped.Skin, Knowledge.Shipped.Topicals, Knowledge.Shipped.Calibration),
            Dispersion = 1.5,
            Misfit = 0.4,
        },
    };

    [Fact]
    public void What_is_written_is_read_back_in_the_programs_units()
    {
        Reading<DrugFormulary> reading = Load(Two());
        Assert.Empty(reading.Issues);
        PopulationDraws draws = reading.Value!.Calibrated!;
        Assert.Equal([.. Two().Columns], draws.Columns.ToArray());
        Assert.Equal(2, draws.Count);
        Assert.Equal(Two().Provenance with { LeftOut = [] }, draws.Provenance with { LeftOut = [] });
        Assert.Equal(["SOLO 1"], draws.Provenance.LeftOut.ToArray());
        for (int i = 0; i < draws.Values.Length; i++)
        {
            Assert.Equal(Two().Values[i], draws.Values[i], 1e-6 * Two().Values[i]);
        }

        Assert.Equal(0.2, draws.Row(1).First().Value, 1e-6);
    }

    [Fact]
    public void Without_the_files_the_model_runs_on_its_priors()
    {
        using KnowledgeCopy copy = new();
        copy.Remove(DrawsWriter.HeaderFile);
        copy.Remove(DrawsWriter.TableFile);
        Reading<DrugFormulary> reading = copy.Load();
        Assert.Empty(reading.Issues);
        Assert.Null(reading.Value!.Calibrated);
    }

    [Fact]
    public void Draws_from_other_priors_are_warned_of()
    {
        Reading<DrugFormulary> reading = Load(Two("sha256:1"));
        Assert.NotNull(reading.Value!.Calibrated);
        Assert.Equal(("draws.stale", IssueSeverity.Warning), Assert.Single(reading.Issues) is var issue ? (issue.Code, issue.Severity) : default);
    }

    [Theory]
    [InlineData("kD,pi,", "kE,pi,", "draws.header")]
    [InlineData("0.7,0.7,", "0.7,0.7x,", "draws.number")]
    [InlineData("0.7,0.7,", "0.7,", "draws.cells")]
    public void A_damaged_table_is_refused_with_its_line(string find, string replace, string code)
    {
        string table = DrawsWriter.Table(Two());
        Assert.Contains(find, table, StringComparison.Ordinal);
        Reading<DrugFormulary> reading = Load(Two(), table: table.Replace(find, replace, StringComparison.Ordinal));
        Assert.Null(reading.Value);
        Issue issue = reading.Issues.First(i => i.Code == code);
        Assert.EndsWith("posterior.csv", issue.Where.File, StringComparison.Ordinal);
        Assert.True(issue.Where.Line > 0);
    }

    [Theory]
    [InlineData("name: kD", "name: kX", "draws.unknown")]
    [InlineData("unit: 1/week", "unit: 1/weak", "unit.unknown")]
    [InlineData("draws: 2", "draws: 3", "draws.count")]
    [InlineData("misfit: 0.4", "spread: 0.4", "field.missing")]
    public void A_damaged_header_is_refused(string find, string replace, string code)
    {
        string header = DrawsWriter.Header(Two());
        Assert.Contains(find, header, StringComparison.Ordinal);
        Reading<DrugFormulary> reading = Load(Two(), header.Replace(find, replace, StringComparison.Ordinal));
        Assert.Null(reading.Value);
        Assert.Contains(reading.Issues, i => i.Code == code && i.Where.File.EndsWith("posterior.yaml", StringComparison.Ordinal));
    }

    private static Reading<DrugFormulary> Load(PopulationDraws draws, string? header = null, string? table = null)
    {
        using KnowledgeCopy copy = new();
        copy.Write(DrawsWriter.HeaderFile, header ?? DrawsWriter.Header(draws));
        copy.Write(DrawsWriter.TableFile, table ?? DrawsWriter.Table(draws));
        return copy.Load();
    }
}
