namespace Clearance.Formulary.Tests;

public sealed class PkFactsTests
{
    // Log-scale variances as the papers' transcriptions give them; the loader derives them from what the papers print.
    [Theory]
    [InlineData("dupilumab", "Vc", 0.046656)]
    [InlineData("dupilumab", "ke", 0.090601)]
    [InlineData("tralokinumab", "CL", 0.093459)]
    [InlineData("tralokinumab", "Vc", 0.14911)]
    [InlineData("lebrikizumab", "Vc", 0.124)]
    [InlineData("nemolizumab", "ka", 0.404)]
    [InlineData("tofacitinib", "CL", 0.049284)]
    [InlineData("upadacitinib", "ka_ER", 0.446224)]
    [InlineData("abrocitinib", "Vc", 0.171396)]
    [InlineData("baricitinib", "D", 1.30)]
    public void Variances_follow_from_what_was_printed(string drug, string parameter, double omega2) =>
        Assert.Equal(omega2, Pk(drug).Parameters[parameter].Omega2!.Value, 5e-6);

    [Theory]
    [InlineData("dupilumab", "Vc", "ke", -0.024251)]
    [InlineData("tralokinumab", "Vc", "CL", 0.072011)]
    [InlineData("abrocitinib", "CL", "Vc", 0.077874)]
    [InlineData("baricitinib", "CLr", "Vc", -0.0265)]
    public void Covariances_follow_from_correlations(string drug, string first, string second, double covariance) =>
        Assert.Equal(covariance, Pk(drug).Covariances.Single(c => c.First == first && c.Second == second).Covariance, 5e-6);

    [Theory]
    [InlineData("tofacitinib", "CL", 26.3 * 24, "L/day")]
    [InlineData("tofacitinib", "ka", 9.85 * 24, "1/day")]
    [InlineData("tofacitinib", "tlag", 0.236 / 24, "day")]
    [InlineData("abrocitinib", "k0", 75.3 * 24, "mg/day")]
    [InlineData("dupilumab", "Km", 0.01, "mg/L")]
    [InlineData("dupilumab", "Vm", 1.07, "mg/L/day")]
    public void Values_are_in_days_litres_and_milligrams(string drug, string parameter, double value, string unit)
    {
        var found = Pk(drug).Parameters[parameter];
        Assert.Equal(value, found.Value, 1e-12 * value);
        Assert.Equal(unit, found.Unit);
    }

    [Fact]
    public void Tofacitinib_varies_its_volume_with_the_random_effect_of_clearance()
    {
        var shared = Assert.IsType<PkVariability.Shared>(Pk("tofacitinib").Parameters["V"].Variability);
        Assert.Equal("CL", shared.Of);
        Assert.Equal(0.392, shared.Factor.Value);
        var occasions = Assert.IsType<PkVariability.BetweenOccasions>(Pk("tofacitinib").Parameters["ka"].Variability);
        Assert.Equal(1.543, occasions.Omega2, 1e-3);
    }

    [Fact]
    public void Baricitinib_has_two_clearance_arms_that_make_the_published_total() =>
        Assert.Equal(10.66 * 24, Pk("baricitinib").ClearanceParts.Sum(Pk("baricitinib").Typical), 1e-9);

    [Fact]
    public void Upadacitinib_takes_the_extended_release_tablet_unless_told_otherwise()
    {
        var model = Pk("upadacitinib");
        Assert.Equal("ER", model.DefaultFormulation.Name);
        Assert.Equal(53.7, model.Typical("CL") / 24 / model.DefaultFormulation.RelativeBioavailability!.Value, 0.05);
    }

    [Fact]
    public void The_loading_dose_of_dupilumab_is_600_mg_once_and_lebrikizumab_loads_twice()
    {
        Assert.Equal((600.0, (int?)1), Loading("dupilumab"));
        Assert.Equal((500.0, (int?)2), Loading("lebrikizumab"));
        Assert.Null(Knowledge.Shipped.Drugs["tofacitinib"].DefaultRegimen.Loading);
        Assert.Equal(0.5, Knowledge.Shipped.Drugs["tofacitinib"].DefaultRegimen.Maintenance.IntervalDays, 1e-12);
    }

    private static (double, int?) Loading(string drug) =>
        Knowledge.Shipped.Drugs[drug].DefaultRegimen.Loading is { } phase ? (phase.DoseMg, phase.Count) : default;

    private static PkModelFacts Pk(string drug) => Knowledge.Shipped.Drugs[drug].Pk;
}
