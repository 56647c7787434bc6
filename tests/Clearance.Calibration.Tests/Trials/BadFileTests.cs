using Clearance.Course;

namespace Clearance.Calibration.Tests;

public sealed class BadFileTests
{
    private const string Header = "trial,nct,drug_stopped_or_spaced,regimen_before,arm_after,n,population,weeks_after_change,measure,value,unit,ci_low,ci_high,se,source,doi,status,address,note";
    private const string Row = "T,,dupilumab,300 mg q2w,placebo,80,responders,36,EASI75 kept,30,percent,,,,,,verified,,";

    [Fact]
    public void A_sound_file_is_read()
    {
        Reading<TrialRows> reading = Shipped.Files.Read(TrialTable.Durability, "d.csv", $"\uFEFF{Header}\r\n{Row}\r\n\r\n");
        Assert.Empty(reading.Issues);
        TrialRow row = Assert.Single(reading.Value!.Rows);
        Assert.Equal((2, 80, 30.0), (row.Line, row.Patients!.Value, row.Value!.Value));
    }

    [Theory]
    [InlineData("", "csv.empty", 0, 0)]
    [InlineData("trial,measure\nT,EASI75", "csv.column-missing", 1, 1)]
    [InlineData($"{Header}\nT,,dupilumab", "csv.row-length", 2, 1)]
    [InlineData($"{Header}\n\"T,,dupilumab", "csv.quote", 2, 1)]
    [InlineData($"{Header}\nT,,dupilumab,300 mg q2w,placebo,many,responders,36,EASI75 kept,30,percent,,,,,,verified,,", "csv.number", 2, 33)]
    [InlineData($"{Header}\nT,,dupilumab,300 mg q2w,placebo,-3,responders,36,EASI75 kept,30,percent,,,,,,verified,,", "csv.range", 2, 33)]
    [InlineData($"{Header}\nT,,dupilumab,300 mg q2w,placebo,80,responders,36,EASI75 kept,130,percent,,,,,,verified,,", "csv.share", 2, 62)]
    [InlineData($"{Header}\nT,,dupilumab,300 mg q2w,placebo,80,responders,36,EASI75 kept,30,percent,,,,,,certain,,", "csv.status", 2, 78)]
    [InlineData($"{Header}\n,,dupilumab,300 mg q2w,placebo,80,responders,36,EASI75 kept,30,percent,,,,,,verified,,", "csv.cell-empty", 2, 1)]
    public void A_fault_is_named_with_its_place(string text, string code, int line, int column)
    {
        Reading<TrialRows> reading = Shipped.Files.Read(TrialTable.Durability, "d.csv", text);
        Assert.Null(reading.Value);
        Issue issue = reading.Issues.First(i => i.Code == code);
        Assert.Equal(("d.csv", line, column), (issue.Where.File, issue.Where.Line, issue.Where.Column));
        Assert.NotEmpty(issue.Cure);
    }

    [Fact]
    public void Every_fault_of_a_file_is_named_at_once()
    {
        string text = $"{Header}\n{Row.Replace(",80,", ",many,", StringComparison.Ordinal)}\n{Row}\n{Row.Replace("verified", "certain", StringComparison.Ordinal)}\n";
        Assert.Equal([2, 4], Shipped.Files.Read(TrialTable.Durability, "d.csv", text).Issues.Select(i => i.Where.Line));
    }

    [Fact]
    public void A_missing_file_and_one_that_is_not_text_are_faults_too()
    {
        string folder = Directory.CreateTempSubdirectory("clearance-test-").FullName;
        try
        {
            Assert.Equal("file.unreadable", Shipped.Files.Load(TrialTable.Efficacy, Path.Combine(folder, "none.csv")).Issues.Single().Code);
            string binary = Path.Combine(folder, "binary.csv");
            File.WriteAllBytes(binary, [0x74, 0xC3, 0x28]);
            Assert.Equal("csv.encoding", Shipped.Files.Load(TrialTable.Efficacy, binary).Issues.Single().Code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Cells_keep_commas_quotes_and_line_breaks()
    {
        string text = $"{Header}\n{Row.Replace(",responders,", ",\"adults, \"\"responders\"\"\nat week 16\",", StringComparison.Ordinal)}\n{Row}\n";
        Reading<TrialRows> reading = Shipped.Files.Read(TrialTable.Durability, "d.csv", text);
        Assert.Empty(reading.Issues);
        Assert.Equal([2, 4], reading.Value!.Rows.Select(r => r.Line));
    }
}
