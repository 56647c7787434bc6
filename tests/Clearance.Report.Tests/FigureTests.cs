using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clearance.Consult;

namespace Clearance.Report.Tests;

public sealed class FigureTests
{
    private static readonly RunResult Run = RunResultFixture.Create();
    private static readonly ImmutableArray<Figure> Figures = ReportFigures.Of(Run);

    [Fact]
    public void Every_figure_the_report_promises_is_there_once() => Assert.Equal(
        [
            "milestone-improved-2-months", "milestone-clear-4-months", "milestone-controlled-6-months-after-stop",
            "timeline", "signals-blood", "signals-skin",
            "easi", "easi-head-and-neck", "easi-arms", "easi-trunk", "easi-legs", "ppnrs", "bsa",
            "concentration-dupilumab", "concentration-tofacitinib", "hazards",
        ],
        Figures.Select(figure => figure.Id));

    [RequiresToolFact("node")]
    public async Task Every_specification_compiles_without_a_warning()
    {
        string bundle = Repository.At("src/Clearance.Report/figures/dist/figures.min.js");
        Assert.True(File.Exists(bundle), "The figure library is not built: run src/Clearance.Report/figures/build.sh");
        using Process node = Process.Start(new ProcessStartInfo("node", [Repository.At("tests/Clearance.Report.Tests/compile.mjs"), bundle])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var broken = new JsonObject { ["mark"] = "no such mark", ["data"] = new JsonObject { ["values"] = new JsonArray() } };
        await node.StandardInput.WriteAsync(new JsonArray([.. Figures.Select(figure => figure.Spec.DeepClone()), broken]).ToJsonString());
        node.StandardInput.Close();
        string[][] said = JsonSerializer.Deserialize<string[][]>(await node.StandardOutput.ReadToEndAsync())!;
        await node.WaitForExitAsync();

        Assert.Equal(Figures.Length + 1, said.Length);
        Assert.NotEmpty(said[^1]);
        Assert.Empty(Figures.Zip(said).Where(pair => pair.Second.Length > 0).Select(pair => $"{pair.First.Id}: {string.Join("; ", pair.Second)}"));
    }

    [Fact]
    public void Every_figure_says_in_words_what_it_shows_and_holds_its_numbers_in_a_table() => Assert.All(Figures, figure =>
    {
        Assert.NotEmpty(figure.Title);
        Assert.Contains(figure.Summary, char.IsDigit);
        Assert.NotEmpty(figure.Table.Rows);
        Assert.All(figure.Table.Rows, row => Assert.Equal(figure.Table.Columns.Length, row.Length));
    });

    [Fact]
    public void No_figure_loads_data_from_an_address() => Assert.All(Figures, figure =>
    {
        string spec = figure.Spec.ToJsonString();
        Assert.DoesNotContain("\"url\"", spec, StringComparison.Ordinal);
        Assert.DoesNotContain("\"href\"", spec, StringComparison.Ordinal);
    });

    [Fact]
    public void A_band_shows_both_options_and_parts_them_at_the_rescue()
    {
        Figure figure = Figures.Single(each => each.Id == "easi-trunk");
        JsonArray rows = figure.Spec["data"]!["values"]!.AsArray();
        double rescue = RunResultFixture.RescueStart / Wording.DaysPerMonth;
        Assert.All(rows, row => Assert.True(row!["w5"]!.GetValue<double>() <= row["w25"]!.GetValue<double>() && row["w75"]!.GetValue<double>() <= row["w95"]!.GetValue<double>()));
        Assert.All(rows.Where(row => row!["m"]!.GetValue<double>() < rescue - 0.1), row => Assert.Null(row!["o"]));
        Assert.All(rows.Where(row => row!["m"]!.GetValue<double>() >= rescue), row => Assert.NotNull(row!["o"]));
        Assert.Equal(RunResultFixture.LastDay / Wording.DaysPerMonth, rows[^1]!["m"]!.GetValue<double>(), 3);
    }

    [Fact]
    public void The_reading_of_IL_13_by_the_authors_has_a_row_of_its_own_and_no_other_signal_has()
    {
        DataTable table = Figures.Single(each => each.Id == "signals-skin").Table;
        string[] labels = [.. table.Rows.Select(row => row[0]).Distinct()];
        Assert.Equal(9, labels.Length);
        Assert.Equal(["IL-13 (biology)", "IL-13 (authors)"], labels.Where(label => label.StartsWith("IL-13", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_course_without_a_rescue_and_without_milestones_still_has_its_figures()
    {
        RunResult bare = Run with
        {
            Course = Run.Course with { DrugBars = [.. Run.Course.DrugBars.Where(bar => !bar.IsRescue)] },
            Milestones = [],
            Reported = [],
            Risk = [],
            Mechanism = [],
        };
        Assert.Equal("timeline", ReportFigures.Of(bare)[0].Id);
        Assert.NotEmpty(ReportPage.ToBytes(bare));
    }
}
