using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Random;

namespace Clearance.Simulation.Tests;

public sealed class GivenDrawsTests
{
    private static ModelDraw Central { get; } = ModelDraw.Central(Shipped.Formulary);

    [Fact]
    public void Patient_i_lives_under_draw_i_modulo_their_number()
    {
        ImmutableArray<ModelDraw> draws = [.. Enumerable.Range(0, 3).Select(d => Central.With([KeyValuePair.Create("kD", 0.05 * (d + 1))]))];
        VirtualPopulation population = Draw(draws, 20);
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(0.05 * ((i % 3) + 1), Column(population, i, PatientColumn.BarrierRate));
            Assert.Equal(i % 3, population.ModelDraw(i));
        }
    }

    [Fact]
    public void Spreads_come_from_the_draw()
    {
        VirtualPopulation none = Draw([Central.With(Spreads(0.0))], 64);
        Assert.Single(Enumerable.Range(0, 64).Select(i => Column(none, i, PatientColumn.Lability)).Distinct());
        VirtualPopulation whole = Draw([Central], 64), half = Draw([Central.With([KeyValuePair.Create("patient_lability", 0.5 * Central["patient_lability"])])], 64);
        for (int i = 0; i < 64; i++)
        {
            Assert.Equal(0.5 * Math.Log(Column(whole, i, PatientColumn.Lability)), Math.Log(Column(half, i, PatientColumn.Lability)), 1e-12);
        }
    }

    [Fact]
    public void Steroid_effect_and_ic50_come_from_the_draw()
    {
        ModelDraw draw = Central.With([KeyValuePair.Create("Etop_potent", 0.123), KeyValuePair.Create("patient_steroid", 0.0), KeyValuePair.Create("IC50_upadacitinib_jak1_jak3", 40.0)]);
        VirtualPopulation population = VirtualPopulation.Draw(
            new PopulationSpec { Patients = 8, Seed = 1, Drugs = ["upadacitinib"], Draws = [draw], Steroid = SteroidClass.Potent }, Shipped.Formulary, 1);
        Assert.Equal(0.123, Column(population, 5, PatientColumn.SteroidEffect), 1e-12);
        Assert.Equal(1.0 / 40.0, population.Drugs["upadacitinib"].Potency(0)[((int)PotencyClass.Jak1Jak3 * 8) + 3]);
    }

    [Fact]
    public void A_name_that_no_draw_has_is_refused() =>
        Assert.Throws<ArgumentException>(() => Central.With([KeyValuePair.Create("kX", 1.0)]));

    /// <summary>A calibration takes differences between neighbouring proposals: no patient may jump, those at the edge of stability included.</summary>
    [Fact]
    public void Patients_move_smoothly_when_typical_values_and_spreads_move()
    {
        PatientEffects effects = new(Shipped.Formulary.Skin, 4);
        PatientValues[] At(double step) => [.. Enumerable.Range(0, 4000).Select(i => effects.Sample((uint)i, Central.With(
        [
            KeyValuePair.Create("kap", Central["kap"] * (1.0 + step)),
            KeyValuePair.Create("patient_d0", Central["patient_d0"] * (1.0 + step)),
        ])))];
        PatientValues[] before = At(0.0), after = At(1e-4);
        Assert.All(before, p => Assert.True(p.IsStable));
        RandomStream kap = new(4, "effect/Patient/kap");
        int turnedBack = Enumerable.Range(0, 4000).Count(i =>
            Math.Abs(Math.Log(before[i].Kappa / Central["kap"]) - (Central["patient_kap"] * kap.Normal((uint)i, 0))) > 1e-9);
        Assert.InRange(turnedBack, 20, 1000);
        for (int i = 0; i < 4000; i++)
        {
            Assert.InRange(Math.Abs(Math.Log(after[i].Kappa / before[i].Kappa)), 0.0, 0.01);
            Assert.InRange(Math.Abs(Math.Log(after[i].Own[2] / before[i].Own[2])), 0.0, 0.01);
        }
    }

    [Fact]
    public void A_patient_who_responds_poorly_to_one_topical_steroid_does_so_to_all_and_the_typical_one_has_the_draws_effect()
    {
        const int Patients = 4000;
        VirtualPopulation population = Draw([Central], Patients);
        static double Logit(double x) => Math.Log(x / (1.0 - x));
        double[] shifts = [.. Enumerable.Range(0, Patients).Select(i => Logit(population.SteroidEffect(i, "trial_etop")) - Logit(Central["trial_etop"]))];
        double sd = Central["patient_steroid"];
        Assert.Equal(0.0, shifts.Average(), 4.0 * sd / Math.Sqrt(Patients));
        Assert.InRange(Math.Sqrt(shifts.Average(x => x * x)) / sd, 0.95, 1.05);
        foreach (SteroidClass steroid in Enum.GetValues<SteroidClass>())
        {
            double typical = Logit(Central[DrawNames.Steroid(steroid)]);
            for (int i = 0; i < Patients; i++)
            {
                Assert.Equal(typical + shifts[i], Logit(population.SteroidEffects(i / 8, steroid)[i % 8]), 1e-9);
            }
        }

        VirtualPopulation alike = Draw([Central.With([KeyValuePair.Create("patient_steroid", 0.0)])], 16);
        Assert.All(Enumerable.Range(0, 16), i => Assert.Equal(Central["trial_etop"], alike.SteroidEffect(i, "trial_etop"), 1e-12));
    }

    private static IEnumerable<KeyValuePair<string, double>> Spreads(double value) =>
        Shipped.Formulary.Skin.RandomEffects.Select(e => KeyValuePair.Create(e.Name, value));

    private static VirtualPopulation Draw(ImmutableArray<ModelDraw> draws, int patients) => VirtualPopulation.Draw(
        new PopulationSpec { Patients = patients, Seed = 1, Drugs = [], Draws = draws }, Shipped.Formulary, 2);

    private static double Column(VirtualPopulation population, int patient, int column) => population.Columns(patient / 8)[(column * 8) + (patient % 8)];
}
