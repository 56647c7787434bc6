using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Clearance.Forecast;

namespace Clearance.Consult;

/// <summary>Histograms of probability integral transforms as a picture: flat when forecasts are right. Readable on light and dark.</summary>
public static class PitPicture
{
    private const int Width = 210, Height = 110, Left = 150, Top = 64, Gap = 30;

    private const string Style = """
        <style>
        text { fill: #16212b; } .faint { fill: #53616d; } .right { fill: #2f7fc4; } .wrong { fill: #cf6a1f; }
        .band { fill: #16212b; fill-opacity: 0.14; } .expected { stroke: #16212b; } .axis { stroke: #53616d; }
        @media (prefers-color-scheme: dark) {
        text { fill: #e8eef3; } .faint { fill: #a9b6c1; } .band { fill: #e8eef3; fill-opacity: 0.2; } .expected { stroke: #e8eef3; } .axis { stroke: #a9b6c1; }
        }
        </style>

        """;

    /// <summary>The picture: a row for each model, a column for each horizon.</summary>
    public static string Of(IReadOnlyList<RegistryResult> results)
    {
        ImmutableArray<RegistryHorizon> first = results[0].Horizons;
        StringBuilder svg = new();
        int width = Left + (first.Length * (Width + Gap));
        int height = Top + (results.Count * (Height + Gap));
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"system-ui, sans-serif\" font-size=\"12\" role=\"img\" aria-labelledby=\"t d\">\n");
        svg.Append("<title id=\"t\">Histograms of probability integral transforms</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<desc id=\"d\">{Described(results)}</desc>\n");
        svg.Append(Style);
        svg.Append("<text x=\"8\" y=\"20\" class=\"faint\">Where the score that came lies in its forecast: ten equal bins, flat if forecasts are right. Line: expected; band: 95% of bars of a right model.</text>\n");
        for (int c = 0; c < first.Length; c++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(c) + (Width / 2)}\" y=\"{Top - 14}\" text-anchor=\"middle\" font-weight=\"600\">{first[c].Weeks} weeks ahead</text>\n");
        }

        for (int r = 0; r < results.Count; r++)
        {
            int y = Top + (r * (Height + Gap));
            string[] words = [.. results[r].Model.Split(": "), results[r].When, string.Create(CultureInfo.InvariantCulture, $"{results[r].Courses} courses")];
            for (int w = 0; w < words.Length; w++)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"8\" y=\"{y + 30 + (16 * w)}\" font-weight=\"{(w == 0 ? 600 : 400)}\">{words[w]}</text>\n");
            }

            for (int c = 0; c < first.Length; c++)
            {
                Panel(svg, results[r].Horizons[c], X(c), y, results[r].Fault == RegistryFault.None ? "right" : "wrong");
            }
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static int X(int column) => Left + (column * (Width + Gap));

    private static string Described(IReadOnlyList<RegistryResult> results) => string.Join("; ", results.Select(r =>
        $"{r.Model}, {r.When}: {string.Join(", ", r.Horizons.Select(h => $"{h.Weeks.ToString(CultureInfo.InvariantCulture)} weeks {string.Join(' ', h.Histogram.Select(n => n.ToString(CultureInfo.InvariantCulture)))}"))}"));

    private static void Panel(StringBuilder svg, RegistryHorizon horizon, int x, int y, string kind)
    {
        double expected = horizon.Forecasts / (double)horizon.Histogram.Length;
        double spread = 1.96 * Math.Sqrt(expected * (1.0 - (1.0 / horizon.Histogram.Length)));
        double scale = Height / Math.Max(2.0 * expected, horizon.Histogram.Max() * 1.05);
        double bar = Width / (double)horizon.Histogram.Length;
        double Y(double count) => y + Height - (count * scale);
        for (int b = 0; b < horizon.Histogram.Length; b++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{x + (b * bar) + 1:0.0}\" y=\"{Y(horizon.Histogram[b]):0.0}\" width=\"{bar - 2:0.0}\" height=\"{horizon.Histogram[b] * scale:0.0}\"/>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"band\" x=\"{x}\" y=\"{Y(expected + spread):0.0}\" width=\"{Width}\" height=\"{((expected + spread) - Math.Max(0.0, expected - spread)) * scale:0.0}\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"expected\" stroke-dasharray=\"4 3\" x1=\"{x}\" x2=\"{x + Width}\" y1=\"{Y(expected):0.0}\" y2=\"{Y(expected):0.0}\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"{x}\" x2=\"{x + Width}\" y1=\"{y + Height}\" y2=\"{y + Height}\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"faint\" x=\"{x}\" y=\"{y + Height + 14}\">0</text><text class=\"faint\" x=\"{x + Width}\" y=\"{y + Height + 14}\" text-anchor=\"end\">1</text>\n");
    }
}
