using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Forecast.Tests.Session;

/// <summary>Some draws of the typical values hold a number that is none: what lives under them cannot be computed.</summary>
public sealed class ForecastFailureTests
{
    private const int Weeks = 16;

    [Theory]
    [InlineData("bHZ")]
    [InlineData("phi_upadacitinib")]
    public void ParticlesThatAreNotFiniteAreLeftOutAndCounted(string broken)
    {
        ForecastSession session = Begin(broken, 4);
        Assert.InRange(session.NotFinite, 1, session.Count - 1);
        Assert.InRange(session.Effective, 1.0, session.Count - session.NotFinite);
        AllFinite(session.Answers());
        double effective = session.Effective;
        Foreseen seen = session.Observe(274 + 28, new SeenItem.Easi(0, "EASI 4", 4.0))!;
        Assert.True(double.IsFinite(seen.LogScore) && seen.Below is > 0.0 and < 1.0);
        Assert.True(session.Effective < effective);
        AllFinite(session.Answers());
    }

    [Fact]
    public void WhenNobodyIsLeftItIsSaidAndNotThrown()
    {
        ForecastSession session = Begin("bHZ", 1);
        Assert.Equal(session.Count, session.NotFinite);
    }

    private static void AllFinite(ImmutableArray<OptionAnswer> answers)
    {
        foreach (OptionAnswer answer in answers)
        {
            Assert.All(answer.Risk.SelectMany(r => new[] { r.Total, r.Staying, r.FromDrug }), Finite);
            Assert.All(answer.BandWeeks, Finite);
            Assert.All(answer.Weeks.SelectMany(w => new[] { w.Clear, w.Easi7, w.Easi75, w.Itch4, w.Controlled }), Finite);
            Assert.All(answer.Weeks.SelectMany(w => w.Easi.Concat(w.Itch)), q => Assert.True(double.IsFinite(q)));
            Assert.All(answer.Contrasts, c => Finite(c.Difference));
            Assert.Equal(Weeks, answer.BandWeeks.Sum(b => b.Value), 1e-6);
        }
    }

    private static void Finite(Chance chance) => Assert.True(double.IsFinite(chance.Value) && double.IsFinite(chance.Low) && double.IsFinite(chance.High), chance.ToString());

    private static ForecastSession Begin(string broken, int every)
    {
        PopulationDraws draws = Shipped.Formulary.Calibrated!;
        int column = draws.Columns.Select(c => c.Name).ToList().IndexOf(broken);
        double[] values = [.. draws.Values];
        for (int draw = 0; draw < draws.Count; draw++)
        {
            // Drawn evenly over all of them: neighbours come in eights or more.
            if (draw / 16 % every == 0)
            {
                values[(draw * draws.Columns.Length) + column] = double.NaN;
            }
        }

        DrugFormulary formulary = Shipped.Formulary with { Calibrated = draws with { Values = [.. values] } };
        ImmutableArray<ForecastOption> options = [.. IndexCase.Options(Weeks).Where(o => o.Id is "stay" or "add-upadacitinib-15mg-16w")];
        return ForecastSession.Begin(IndexCase.Month9, options, formulary, new ForecastSettings { Particles = 256, Threads = 2, Weeks = Weeks });
    }
}
