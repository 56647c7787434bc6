using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Simulation;
using Clearance.Testing;

namespace Clearance.Calibration.Tests;

public sealed class ParameterSpaceTests
{
    private static readonly DrugFormulary Formulary = DrugFormulary.Load(Repository.At("knowledge")).Value!;
    private static readonly ParameterSpace Space = ParameterSpace.Of(Formulary);

    [Fact]
    public void The_centre_is_the_median_of_every_prior()
    {
        ModelDraw centre = Space.Draw(new double[Space.Dimension]), central = ModelDraw.Central(Formulary);
        foreach (string name in central.Values.Keys.Where(n => Formulary.Skin.Parameters.GetValueOrDefault(n)?.Prior is not Prior.Dirichlet))
        {
            Assert.Equal(central[name], centre[name], 1e-6 * Math.Abs(central[name]));
        }

        Assert.Equal(1.0, centre["wg"] + centre["w31"] + centre["wD"] + centre["wS"], 1e-12);
        Assert.True(centre.IsStable);
    }

    /// <summary>Standard normal coordinates must give the priors as the population draws them from the knowledge files.</summary>
    [Theory]
    [InlineData("kD")]
    [InlineData("sg")]
    [InlineData("pi")]
    [InlineData("dlnd0_head")]
    [InlineData("pc_share")]
    [InlineData("wg")]
    [InlineData("w31")]
    [InlineData("q0")]
    [InlineData("q2")]
    [InlineData("Etop_potent")]
    [InlineData("IC50_upadacitinib_jak1_tyk2")]
    public void Normal_coordinates_give_the_priors(string name)
    {
        const int n = 1500;
        double[] here = [.. Enumerable.Range(0, n).Select(i => Space.Draw(Space.Sample(3, (uint)i))[name]).Order()];
        double[] there = [.. Enumerable.Range(0, n).Select(i => ModelDraw.Sample(Formulary, 4, (uint)i)[name]).Order()];
        double spread = there[(int)(0.9 * n)] - there[(int)(0.1 * n)];
        foreach (double q in new[] { 0.1, 0.3, 0.5, 0.7, 0.9 })
        {
            Assert.Equal(there[(int)(q * n)], here[(int)(q * n)], 0.08 * spread);
        }
    }

    [Fact]
    public void A_jak_inhibitor_without_trials_follows_the_mean_of_the_others()
    {
        int mean = Space.Coordinates.IndexOf("phi_mean"), own = Space.Coordinates.IndexOf("phi_tofacitinib");
        double[] z = new double[Space.Dimension];
        z[mean] = 1.0;
        ModelDraw moved = Space.Draw(z);
        Assert.Equal(moved["phi_tofacitinib"], moved["phi_upadacitinib"], 1e-12);
        Assert.Equal(Formulary.Calibration["potency_mean"], Math.Log(moved["phi_tofacitinib"]), 1e-12);
        z[own] = 1.0;
        Assert.NotEqual(Space.Draw(z)["phi_tofacitinib"], moved["phi_tofacitinib"]);
        Assert.Equal(Space.Draw(z)["phi_upadacitinib"], moved["phi_upadacitinib"]);
    }

    [Fact]
    public void What_has_no_spread_has_no_coordinate_and_what_is_fitted_has_one()
    {
        Assert.DoesNotContain("hill", Space.Coordinates);
        Assert.DoesNotContain("patient_kap", Space.Coordinates);
        ImmutableArray<string> wanted = ["kD", "kE", "kM", "kS", "n", "kap", "d0", "pi", "w13", "sn", "v0", "p", "Edup", "EC50_dupilumab", "s_ou", "T_ou", "patient_d0", "patient_pi", "patient_placebo", "patient_ks", "patient_sn", "patient_jak", "patient_lability", "region_d0", "region_pi", "region_severity", "Etop"];
        Assert.All(wanted, name => Assert.Contains(name, Space.Coordinates));
        Assert.Equal(Space.Columns.Length, Space.Columns.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Space.Columns, c => Assert.True(UnitTable.Knows(c.Unit)));
    }
}
