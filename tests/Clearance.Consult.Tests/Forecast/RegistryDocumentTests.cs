using System.Collections.Immutable;
using Clearance.Forecast;
using Clearance.Testing;

namespace Clearance.Consult.Tests.Forecast;

/// <summary>The table and the picture of docs/forecast-calibration.md are those of the kept result.</summary>
public sealed class RegistryDocumentTests
{
    private const string Document = "docs/forecast-calibration.md";
    private const string Picture = "docs/images/forecast-calibration.svg";
    private const string Begin = "<!-- table: written by RegistryDocumentTests with CLEARANCE_WRITE_DOCS=1 -->";
    private const string End = "<!-- end of table -->";
    private static readonly string Text = File.ReadAllText(Repository.At("docs/forecast-calibration.csv"));
    private static readonly ImmutableArray<RegistryResult> Kept = RegistryFile.Read(Text);

    [Fact]
    public void TheDocumentHoldsTheTableAndThePictureOfTheKeptResult()
    {
        string text = File.ReadAllText(Repository.At(Document));
        int from = text.IndexOf(Begin, StringComparison.Ordinal);
        int to = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(from >= 0 && to > from, "The document has lost its markers.");
        string wanted = $"{text[..from]}{Begin}\n\n{RegistryTable.Of(Kept)}\n{text[to..]}";
        string picture = PitPicture.Of(Kept);
        if (Environment.GetEnvironmentVariable("CLEARANCE_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Repository.At(Document), wanted);
            File.WriteAllText(Repository.At(Picture), picture);
            text = wanted;
        }

        Assert.Equal(wanted, text);
        Assert.Equal(picture, File.ReadAllText(Repository.At(Picture)));
    }

    [Fact]
    public void TheKeptResultIsReadAsItWasWritten()
    {
        Assert.Equal(Text, RegistryFile.Write(Kept));
        Assert.All(Kept.SelectMany(r => r.Horizons), h => Assert.Equal(h.Forecasts, h.Histogram.Sum()));
        RegistryResult right = Kept[0];
        RegistryResult wrong = right with { Fault = RegistryFault.WrongPotency, Horizons = [.. right.Horizons.Select(h => h with { Excess = 0.5, ExcessError = 0.1 })] };
        RegistryResult read = RegistryFile.Read(RegistryFile.Write([right, wrong]))[1];
        Assert.Equal(wrong.Horizons.Select(h => (h.Weeks, h.Excess, h.ExcessError)), read.Horizons.Select(h => (h.Weeks, h.Excess, h.ExcessError)));
        Assert.All(read.Horizons, h => Assert.Equal("caught", read.Verdict(h)));
    }
}
