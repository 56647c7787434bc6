using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Clearance.Forecast;

namespace Clearance.Consult;

/// <summary>Histograms of probability integral transforms as a picture: flat when forecasts are right.</summary>
internal static class PitPicture
{
    private const int Width = 210, Height = 120, Left = 150, Top = 40, Gap = 26;

    /// <summary>The picture: a row for each model, a column for each horizon.</summary>
    public static string Of(IEnumerable<(string Name, ImmutableArray<RegistryHorizon> Horizons)> models)
    {
        (string Name, ImmutableArray<RegistryHorizon> Horizons)[] rows = [.. models];
        int columns = rows[0].Horizons.Length;
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Left + (columns * (Width + Gap))} {Top + (rows.Length * (Height + Gap))}\" font-family=\"system-ui, sans-serif\" font-size=\"12\" role=\"img\" aria-label=\"Histograms of probability integral transforms\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        for (int c = 0; c < columns; c++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + (c * (Width + Gap)) + (Width / 2)}\" y=\"24\" text-anchor=\"middle\">{rows[0].Horizons[c].Weeks} weeks ahead</text>\n");
        }

        for (int r = 0; r < rows.Length; r++)
        {
            int y = Top + (r * (Height + Gap));
            string[] words = rows[r].Name.Split(": ");
            for (int w = 0; w < words.Length; w++)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"8\" y=\"{y + 50 + (16 * w)}\" font-weight=\"{(w == 0 ? 600 : 400)}\">{(words[w].Length > 22 ? words[w][..22] : words[w])}</text>\n");
            }

            for (int c = 0; c < columns; c++)
            {
                Panel(svg, rows[r].Horizons[c], Left + (c * (Width + Gap)), y, r == 0 ? "#0b5cad" : "#a84300");
            }
        }

        return svg.Append("</svg>\n").ToString();
    }

    // The dashed lines are where 95 of 100 bars of a right model end.
    private static void Panel(StringBuilder svg, RegistryHorizon horizon, int x, int y, string colour)
    {
        double expected = horizon.Forecasts / (double)horizon.Histogram.Length;
        double spread = 1.96 * Math.Sqrt(expected * (1.0 - (1.0 / horizon.Histogram.Length)));
        double scale = Height / Math.Max(2.0 * expected, horizon.Histogram.Max() * 1.05);
        double bar = Width / (double)horizon.Histogram.Length;
        for (int b = 0; b < horizon.Histogram.Length; b++)
        {
            double height = horizon.Histogram[b] * scale;
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x + (b * bar) + 1:0.0}\" y=\"{y + Height - height:0.0}\" width=\"{bar - 2:0.0}\" height=\"{height:0.0}\" fill=\"{colour}\"/>\n");
        }

        foreach (double level in new[] { expected - spread, expected + spread })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x}\" x2=\"{x + Width}\" y1=\"{y + Height - (level * scale):0.0}\" y2=\"{y + Height - (level * scale):0.0}\" stroke=\"#16212b\" stroke-dasharray=\"4 3\"/>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x}\" x2=\"{x + Width}\" y1=\"{y + Height}\" y2=\"{y + Height}\" stroke=\"#53616d\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y + Height + 14}\" fill=\"#53616d\">0</text><text x=\"{x + Width}\" y=\"{y + Height + 14}\" text-anchor=\"end\" fill=\"#53616d\">1</text>\n");
    }
}
