using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>The simulated course: the whole body as a fan chart, then every region by month, with what was reported.</summary>
internal static class TrajectorySection
{
    /// <summary>Writes the section.</summary>
    public static void Write(RunResult result, RunWords words, Page page)
    {
        var blocks = Blocks(result, words);
        if (blocks.Count == 0)
        {
            return;
        }

        page.Heading("The simulated course", "EASI and its regions 0 to 72 points, peak itch 0 to 10");
        if (blocks[0] is { Quantity: Quantity.Easi, With: { } easi } whole)
        {
            FanChart.Write(easi, whole.Without, result, words, page);
        }

        foreach (var remark in result.Remarks)
        {
            page.Paragraph(remark);
        }

        Table(result, words, blocks, page);
        Words(result, page);
    }

    /// <summary>What words of the report were taken to mean: each word once, with its meaning.</summary>
    private static void Words(RunResult result, Page page)
    {
        var words = result.Reported.Select(point => (Word: point.Words, point.Rule)).Where(word => word.Rule is not null).ToList();

        // What is read as a score that is not drawn (an IGA alone) stands with the sentence it came from.
        words.AddRange(result.Course.Observations.SelectMany(seen => seen.Scores.Select(score => (Word: seen.Words ?? seen.When, score.Rule)))
            .Where(seen => seen.Rule is not null && !words.Exists(word => word.Rule == seen.Rule)));
        if (words.Count > 0)
        {
            page.Paragraph("Words of the report are read as:");
            foreach (var (word, rule) in words.Distinct())
            {
                page.Paragraph($"\"{word}\": {rule}", indent: 4, hang: 2);
            }
        }
    }

    private static void Table(RunResult result, RunWords words, List<Block> blocks, Page page)
    {
        // Fewer months where the page is too narrow for all of them.
        for (var count = 10; count >= 3; count--)
        {
            var months = MonthColumns.Of(result, count);
            var rows = new List<string[]> { (string[])["", "month", .. months.Select(month => month.ToString())] };
            foreach (var block in blocks)
            {
                block.AddRows(rows, months, words, result);
            }

            if (Columns.Fits(rows, page) || count == 3)
            {
                Columns.Write(rows, page);
                return;
            }
        }
    }

    private static List<Block> Blocks(RunResult result, RunWords words)
    {
        var shown = new List<(string Name, Quantity Quantity, EasiRegion? Region)> { ("EASI, whole body", Quantity.Easi, null) };
        shown.AddRange(Enum.GetValues<EasiRegion>().Select(region => (RunWords.Region(region), Quantity.RegionalEasi, (EasiRegion?)region)));
        shown.Add(("Peak itch", Quantity.PpNrs, null));
        return
        [
            .. shown.Select(what => new Block(
                what.Name, what.Quantity, what.Region,
                Find(result, words, RescueOption.WithRescue, what.Quantity, what.Region),
                Find(result, words, RescueOption.WithoutRescue, what.Quantity, what.Region)))
                .Where(block => block.With is not null || block.Without is not null),
        ];
    }

    private static TrajectorySeries? Find(RunResult result, RunWords words, RescueOption option, Quantity quantity, EasiRegion? region) =>
        result.Trajectory.FirstOrDefault(series => series.Option == option && series.Quantity == quantity && series.Region == region && series.Il13Reading == words.Main && series.Day.Length > 0);

    /// <summary>One quantity of the table: medians and bands with the rescue, the median (whole body: and the wide band) without.</summary>
    private sealed record Block(string Name, Quantity Quantity, EasiRegion? Region, TrajectorySeries? With, TrajectorySeries? Without)
    {
        public void AddRows(List<string[]> rows, IReadOnlyList<int> months, RunWords words, RunResult result)
        {
            var first = rows.Count;
            if (With is { } with)
            {
                Add(rows, "with", months, with, (series, at) => Rounded.Score(series.Median[at]));
                if (Quantity != Quantity.PpNrs)
                {
                    Add(rows, " 50%", months, with, (series, at) => Band(series.P25[at], series.P75[at]));
                }

                Add(rows, " 90%", months, with, (series, at) => Band(series.P5[at], series.P95[at]));
            }

            if (Without is { } without)
            {
                Add(rows, "without", months, without, (series, at) => Rounded.Score(series.Median[at]));
                if (Quantity == Quantity.Easi)
                {
                    Add(rows, " 90%", months, without, (series, at) => Band(series.P5[at], series.P95[at]));
                }
            }

            AddReported(rows, months, result);
            rows[first][0] = Name;
        }

        private void AddReported(List<string[]> rows, IReadOnlyList<int> months, RunResult result)
        {
            var points = result.Reported.Where(point => point.Quantity == Quantity && point.Region == Region).ToList();
            var cells = months.Select(month => points.Find(point => Math.Round(point.Day / Rounded.DaysPerMonth) == month)).ToList();
            if (cells.Exists(cell => cell is not null))
            {
                rows.Add(["", "reported", .. cells.Select(cell => cell is null ? "" : Rounded.Reported(cell.Low, cell.High))]);
            }
        }

        private static void Add(List<string[]> rows, string label, IReadOnlyList<int> months, TrajectorySeries series, Func<TrajectorySeries, int, string> cell) =>
            rows.Add(["", label, .. months.Select(month => MonthColumns.Index(series, month * Rounded.DaysPerMonth) is { } at ? cell(series, at) : "-")]);

        private static string Band(double low, double high) => $"{Edge(low)}-{Edge(high)}";

        // A band's edge needs a decimal only where "clear" (1) and "almost clear" (2.6) are decided.
        private static string Edge(double score) => score is > 0 and < 2.95 ? score.ToString("0.0") : score.ToString("0");
    }
}
