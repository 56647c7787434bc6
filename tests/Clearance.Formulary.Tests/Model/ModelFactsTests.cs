namespace Clearance.Formulary.Tests;

public sealed class ModelFactsTests
{
    private static readonly DrugFormulary Formulary = Knowledge.Shipped;

    [Fact]
    public void The_eight_signals_carry_the_symbols_of_the_equations() => Assert.Equal(
        ["4t", "4k", "13", "31", "22", "g", "T", "gc"], Formulary.Signalling.Signals.Values.Select(static s => s.Symbol));

    [Fact]
    public void Only_il13_moves_between_the_two_readings()
    {
        foreach (var signal in Enum.GetValues<SkinSignal>())
        {
            var biology = Formulary.Signalling.ClassOf(signal, Il13Reading.ReceptorBiology);
            var authors = Formulary.Signalling.ClassOf(signal, Il13Reading.Authors);
            Assert.Equal(signal == SkinSignal.Il13, biology != authors);
        }

        Assert.Equal(PotencyClass.Jak1Tyk2, Formulary.Signalling.ClassOf(SkinSignal.Il13, Il13Reading.ReceptorBiology));
        Assert.Equal(PotencyClass.Jak1Jak3, Formulary.Signalling.ClassOf(SkinSignal.Il13, Il13Reading.Authors));
        Assert.Equal(Il13Reading.ReceptorBiology, Formulary.Signalling.DefaultIl13Reading);
    }

    [Fact]
    public void The_table_of_cytokines_holds_twenty_two() => Assert.Equal(22, Formulary.Signalling.Cytokines.Length);

    [Fact]
    public void Rates_per_week_become_rates_per_day()
    {
        var kd = Assert.IsType<Prior.LogNormal>(Formulary.Skin.PriorOf("kD"));
        Assert.Equal(0.7 / 7, kd.Median, 1e-15);
        Assert.Equal(0.4, kd.Sd);
        Assert.Equal(28.0, Formulary.Skin.Central("T_ou"));
        Assert.Equal(0.5 / 36525, Formulary.Skin.Central("lambda_HZ"), 1e-18);
    }

    [Fact]
    public void Weights_of_signs_itch_and_regions_sum_to_one()
    {
        Assert.Equal(1.0, Sum("wg", "w31", "wD", "wS"), 1e-12);
        Assert.Equal(1.0, Sum("q31", "q2", "qD", "qS", "q0"), 1e-12);
        Assert.Equal(1.0, Sum("W_head", "W_upper", "W_trunk", "W_lower"), 1e-12);
        static double Sum(params string[] symbols) => symbols.Sum(Formulary.Skin.Central);
    }

    [Fact]
    public void The_typical_patient_is_stable_untreated()
    {
        // Section 4 of the model: loop gain G < 1 and k < 1, or the untreated state would drift by itself.
        double C(string s) => Formulary.Skin.Central(s);
        double n = C("n"), kap = C("kap"), mu = C("mu"), a4 = C("a4"), pi = C("pi"), d0 = C("d0"), ds = C("ds"), sn = C("sn");
        var slope = n * Math.Pow(kap, n) / (1 + Math.Pow(kap, n));
        var k = mu / (1 + mu) * (1 + a4 / 2);
        var sd = slope / (1 - k);
        double e = (1 + a4) * sd, f = sd;
        var signs = (1 - sn) * (C("wS") * (pi * e + (1 - pi) * f) + C("wg") * f + C("w31") * e + C("wD")) + sn * f;
        var itch = (C("q31") + C("q2")) * e + C("qD") + C("qS") * signs;
        var gain = (1 - d0 - ds) * sd * (pi * (1 + a4) + 1 - pi) + ds * itch;
        Assert.True(k < 1, $"k = {k}");
        Assert.True(gain < 1, $"G = {gain}");
    }

    [Fact]
    public void Eight_effects_lie_between_patients_beside_the_antibody_exposure_of_pharmacokinetics_and_three_between_regions()
    {
        Assert.Equal(9, Formulary.Skin.RandomEffects.Count(static r => r.Level == EffectLevel.Patient));
        Assert.Equal(3, Formulary.Skin.RandomEffects.Count(static r => r.Level == EffectLevel.Region));
    }

    [Fact]
    public void Men_and_women_together_weigh_what_reproduces_the_published_troughs()
    {
        var male = Moments("weight_male");
        var female = Moments("weight_female");
        var share = Formulary.Population.Shares["sex"]["male"].Value;
        var mean = share * male.Mean + (1 - share) * female.Mean;
        var second = share * (male.Variance + male.Mean * male.Mean) + (1 - share) * (female.Variance + female.Mean * female.Mean);
        Assert.Equal(76.0, mean, 1.0);
        Assert.Equal(18.0, Math.Sqrt(second - mean * mean), 1.5);

        static (double Mean, double Variance) Moments(string name)
        {
            var prior = Assert.IsType<Prior.LogNormal>(Formulary.Population.Quantities[name].Prior);
            var mean = prior.Median * Math.Exp(prior.Sd * prior.Sd / 2);
            return (mean, mean * mean * (Math.Exp(prior.Sd * prior.Sd) - 1));
        }
    }
}
