using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Clearance.Consult;

namespace Clearance.Report;

/// <summary>One figure for each trial: rows from top to bottom, published value on the model's 95% interval.</summary>
internal static class FitFigures
{
    private const int LabelWidth = 430, PlotWidth = 400, RowHeight = 20, Top = 30, Bottom = 28;

    /// <summary>Trials with a row that is simulated, in the order of the tables.</summary>
    public static ImmutableArray<string> Trials(BookFit fit) => [.. fit.Rows.Where(IsDrawn).Select(r => r.Trial).Distinct(StringComparer.Ordinal)];

    /// <summary>Name of a trial's figure without its ending.</summary>
    public static string FileName(string trial)
    {
        StringBuilder name = new();
        foreach (char c in trial.ToLowerInvariant())
        {
            name.Append(char.IsAsciiLetterOrDigit(c) ? c : '-');
        }

        return string.Join('-', name.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The figures by name.</summary>
    public static IEnumerable<(string Name, string Svg)> Of(BookFit fit) =>
        Trials(fit).Select(trial => (FileName(trial), Draw(trial, [.. fit.Rows.Where(r => r.Trial == trial && IsDrawn(r))])));

    private static bool IsDrawn(ValidatedRow row) => row is { Predicted: not null, Observed: not null, Low95: not null, High95: not null };

    private static string Draw(string trial, ValidatedRow[] rows)
    {
        double low = rows.Min(r => Math.Min(r.Low95!.Value, r.Observed!.Value));
        double high = rows.Max(r => Math.Max(r.High95!.Value, r.Observed!.Value));
        double step = Step(high - low);
        low = Math.Floor(low / step) * step;
        high = Math.Max(low + step, Math.Ceiling(high / step) * step);
        double X(double value) => LabelWidth + ((value - low) / (high - low) * PlotWidth);
        IGrouping<string, ValidatedRow>[] arms = [.. rows.GroupBy(r => r.Arm)];
        int height = Top + ((rows.Length + arms.Length) * RowHeight) + Bottom;
        int width = LabelWidth + PlotWidth + 20;
        StringBuilder svg = new();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"11\">\n");
        svg.Append($"<title>{Text(trial)}: published values on 95% intervals of the model</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n");
        svg.Append($"<text x=\"8\" y=\"18\" font-size=\"13\" font-weight=\"bold\" fill=\"#222\">{Text(trial)}</text>\n");
        for (double tick = low; tick <= high + (1e-9 * step); tick += step)
        {
            svg.Append($"<line x1=\"{At(X(tick))}\" x2=\"{At(X(tick))}\" y1=\"{Top}\" y2=\"{height - Bottom}\" stroke=\"#ddd\"/>\n");
            svg.Append($"<text x=\"{At(X(tick))}\" y=\"{height - 10}\" text-anchor=\"middle\" fill=\"#555\">{Math.Round(tick, 6).ToString("0.##", CultureInfo.InvariantCulture)}</text>\n");
        }

        double y = Top - (0.5 * RowHeight);
        foreach (IGrouping<string, ValidatedRow> arm in arms)
        {
            y += RowHeight;
            svg.Append($"<text x=\"8\" y=\"{At(y + 4.0)}\" font-weight=\"bold\" fill=\"#444\">{Text(Fitting(arm.Key, 130))}</text>\n");
            foreach (ValidatedRow row in arm)
            {
                y += RowHeight;
                Draw(svg, row, y, X);
            }
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, ValidatedRow row, double y, Func<double, double> x)
    {
        string ink = row.Inside == false ? "#d95f02" : "#1f6fb2";
        string label = $"{row.Endpoint}, week {row.Week}{(row.Unit == "percent" ? "" : $" ({row.Unit})")}";
        svg.Append($"<text x=\"20\" y=\"{At(y + 4.0)}\" fill=\"#222\">{Text(Fitting(label, 68))}</text>\n");
        svg.Append($"<line x1=\"{At(x(row.Low95!.Value))}\" x2=\"{At(x(row.High95!.Value))}\" y1=\"{At(y)}\" y2=\"{At(y)}\" stroke=\"{ink}\" stroke-width=\"4\" stroke-opacity=\"0.45\"/>\n");
        svg.Append($"<line x1=\"{At(x(row.Predicted!.Value))}\" x2=\"{At(x(row.Predicted!.Value))}\" y1=\"{At(y - 6.0)}\" y2=\"{At(y + 6.0)}\" stroke=\"{ink}\" stroke-width=\"2\"/>\n");
        svg.Append($"<circle cx=\"{At(x(row.Observed!.Value))}\" cy=\"{At(y)}\" r=\"3.5\" fill=\"{(row.Status == "verified" ? "#111" : "#fff")}\" stroke=\"#111\"/>\n");
    }

    private static string Fitting(string label, int most) => label.Length <= most ? label : $"{label[..(most - 3)]}...";

    private static double Step(double range)
    {
        double raw = Math.Max(range, 1e-6) / 8.0;
        double power = Math.Pow(10.0, Math.Floor(Math.Log10(raw)));
        double lead = raw / power;
        return power * (lead <= 1.0 ? 1.0 : lead <= 2.0 ? 2.0 : lead <= 5.0 ? 5.0 : 10.0);
    }

    private static string At(double x) => x.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
