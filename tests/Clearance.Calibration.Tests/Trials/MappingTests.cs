using System.Globalization;
using System.Text;
using Clearance.Simulation;

namespace Clearance.Calibration.Tests;

public sealed class MappingTests
{
    [Fact]
    public void Every_row_of_the_tables_means_what_a_person_has_read()
    {
        StringBuilder text = new();
        foreach (TrialRow row in Shipped.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Table}:{row.Line} {row.Trial} | {row.Arm} | {row.Endpoint} | {row.Week} => ").Append(Meaning(row)).Append('\n');
        }

        Golden.Check("rows.txt", text.ToString());
    }

    [Fact]
    public void At_least_nine_tenths_of_the_percentages_at_a_numeric_week_are_simulated()
    {
        TrialRow[] percent = [.. Shipped.All.Where(r => r.Unit == "percent" && double.TryParse(r.Week, NumberStyles.Float, CultureInfo.InvariantCulture, out _))];
        Assert.True(percent.Count(r => r.Statement is not null) >= 0.9 * percent.Length);
    }

    [Fact]
    public void Every_row_is_simulated_or_says_why_not() =>
        Assert.All(Shipped.All, row => Assert.NotEqual(row.Statement is null, row.WhyNot.Length == 0));

    [Fact]
    public void Every_design_belongs_to_a_trial_of_the_tables_or_to_a_sister_of_one()
    {
        HashSet<string> used = [.. Shipped.All.Select(r => Shipped.Designs.Find(r.Trial)).OfType<TrialDesign>().Select(d => d.Trials[0])];
        Assert.All(Shipped.Designs.Designs, design => Assert.Contains(design.Trials[0], used));
    }

    [Theory]
    [InlineData("SOLO 1", "SOLO 1")]
    [InlineData("SOLO 1+2 pooled", "SOLO 1")]
    [InlineData("Measure Up 1 extension", "Measure Up 1 extension")]
    [InlineData("ECZTRA 3, week-16 non-responders", "ECZTRA 3")]
    [InlineData("SOLO 12", null)]
    [InlineData("an unknown trial", null)]
    public void A_design_speaks_for_trials_whose_name_begins_with_its_own(string trial, string? first) =>
        Assert.Equal(first, Shipped.Designs.Find(trial)?.Trials[0]);

    private static string Meaning(TrialRow row)
    {
        if (row.Statement is not { } s)
        {
            return $"not: {row.WhyNot}";
        }

        string among = s.Among is { } a ? $"; among {(a.Not ? "not " : "")}{a.Rule} on day {a.Day}" : "";
        string entry = string.Create(CultureInfo.InvariantCulture, $"EASI {s.Entry.Easi}, BSA {s.Entry.Bsa}-{s.Entry.MostBsa}, IGA {s.Entry.Iga}, itch {s.Entry.Itch}, mean {s.Entry.MeanEasi}{(s.Entry.IsLimited ? ", limited" : "")}, {s.Entry.Cohort}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{row.Class}] {MeasureName(s.Measure)} on day {s.Day}{among}; rescue {s.Rescue}; {s.Means}; entry {entry}; {string.Join(" + ", s.Regimens.Select(r => r.Key))}{(row.Doubt.Length > 0 ? $"; doubt: {row.Doubt}" : "")}");
    }

    private static string MeasureName(Measure measure) => measure switch
    {
        Measure.EasiResponse m => string.Create(CultureInfo.InvariantCulture, $"EASI-{100.0 * m.Fraction:0} {(m.Region == ArmScore.Easi ? "" : m.Region.ToString())}").TrimEnd(),
        Measure.IgaAtMost m => $"IGA <= {m.Level}",
        Measure.ItchResponse m => $"itch -{m.Points}",
        Measure.MeanPercentChange m => $"mean % change {m.Score}",
        _ => measure.ToString(),
    };
}
