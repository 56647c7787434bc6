using Clearance.Formulary;
using Clearance.Numerics.Random;

namespace Clearance.Simulation.Tests;

public sealed class StabilityTests
{
    /// <summary>
    /// The skin equations are cooperative at rest (no state pushes another down), so the rest state is stable exactly when
    /// every pivot of the negative Jacobian is positive. That says the same as a gain below 1, by another way.
    /// </summary>
    [Fact]
    public void A_gain_below_1_is_what_the_jacobian_of_the_equations_calls_stable()
    {
        ModelDraw central = ModelDraw.Central(Shipped.Formulary);
        int stable = 0, unstable = 0;
        for (uint i = 0; i < 400; i++)
        {
            RandomStream stream = new(21, "test/stability");
            double Factor(uint k, double sd) => Math.Exp(sd * stream.Normal(i, k));
            ModelDraw draw = ModelDraw.Of(central.Values.Keys.Select(key => KeyValuePair.Create(key, key switch
            {
                "n" => central["n"] * Factor(0, 0.5),
                "mu" => central["mu"] * Factor(1, 0.5),
                "a4" => central["a4"] * Factor(2, 0.5),
                "ds" => central["ds"] * Factor(3, 0.5),
                _ => central[key],
            })));
            double d0 = Math.Min(0.6, 0.6 * central["d0"] * Factor(4, 0.5));
            double pi = PriorSampler.Logistic(PriorSampler.Logit(central["pi"]) + stream.Normal(i, 5));
            double kap = central["kap"] * Factor(6, 0.5);
            bool byGain = Stability.IsStable(d0, pi, kap, draw);
            Assert.Equal(byGain, IsStableByJacobian(d0, pi, kap, draw));
            (stable, unstable) = byGain ? (stable + 1, unstable) : (stable, unstable + 1);
        }

        Assert.True(stable > 20 && unstable > 20, $"{stable} stable, {unstable} unstable");
    }

    [Fact]
    public void Every_draw_of_the_typical_values_is_stable_and_another_number_gives_another_draw()
    {
        SkinModelFacts facts = Shipped.Formulary.Skin;
        HashSet<double> seen = [];
        for (uint d = 0; d < 128; d++)
        {
            ModelDraw draw = ModelDraw.Sample(Shipped.Formulary, 1, d);
            Assert.True(Stability.IsStable(draw["d0"], draw["pi"], draw["kap"], draw));
            Assert.Equal(1.0, facts.Parameters.Where(p => p.Value.Prior is Prior.Dirichlet { Group: var g } && g == Group(facts)).Sum(p => draw[p.Key]), 1e-12);
            Assert.True(seen.Add(draw["kD"]));
        }
    }

    [Fact]
    public void Central_values_are_stable_and_the_medians_of_the_priors()
    {
        SkinModelFacts facts = Shipped.Formulary.Skin;
        ModelDraw central = ModelDraw.Central(Shipped.Formulary);
        Assert.True(Stability.IsStable(central["d0"], central["pi"], central["kap"], central));
        Assert.Equal(((Prior.LogNormal)facts.PriorOf("kD")).Median, central["kD"]);

        // 0.7 per week in the knowledge file, per day here.
        Assert.Equal(0.1, central["kD"], 1e-12);
    }

    [Fact]
    public void The_typical_patient_has_no_effect_and_every_drawn_patient_is_stable_or_says_so()
    {
        SkinModelFacts facts = Shipped.Formulary.Skin;
        PatientEffects effects = new(facts, 3);
        ModelDraw central = ModelDraw.Central(Shipped.Formulary);
        PatientValues typical = effects.Typical(central);
        Assert.Equal(central["kap"], typical.Kappa);
        Assert.Equal((1.0, 1.0), (typical.JakPotency, typical.Lability));
        Assert.Equal(central["d0"], typical.Own[1], 1e-15);
        double sum = 0.0, square = 0.0;
        for (uint p = 0; p < 4000; p++)
        {
            PatientValues values = effects.Sample(p, central);
            bool stable = Enumerable.Range(0, 4).All(r => Stability.IsStable(values.Own[r], values.Type2[r], values.Kappa, central));
            Assert.Equal(stable, values.IsStable);
            sum += Math.Log(values.JakPotency) / 4000.0;
            square += Math.Pow(Math.Log(values.JakPotency), 2.0) / 4000.0;
        }

        // The drug's own effect has no say in stability, so redraws leave its distribution alone.
        double sd = facts.RandomEffects.Single(e => e.Symbol == "phi" && e.Level == EffectLevel.Patient).Sd.Internal;
        Assert.Equal(0.0, sum, 4.0 * sd / Math.Sqrt(4000.0));
        Assert.InRange(Math.Sqrt(square) / sd, 0.95, 1.05);
    }

    private static string Group(SkinModelFacts facts) => facts.Parameters.Values.Select(p => p.Prior).OfType<Prior.Dirichlet>().First().Group;

    private static bool IsStableByJacobian(double d0, double pi, double kap, ModelDraw draw)
    {
        double[] block = new double[PatientColumn.Count * BlockLayout.Lanes];
        PatientValues values = new()
        {
            IsStable = true,
            Own = [d0, d0, d0, d0],
            Type2 = [pi, pi, pi, pi],
            SeverityShift = new double[4],
            Kappa = kap,
            SignRate = draw["kS"],
            SignIndependent = draw["sn"],
            Placebo = draw["p"],
            JakPotency = 1.0,
            Lability = 1.0,
            SteroidShift = 0.0,
        };
        PatientBlockWriter.Skin(block, 0, draw, values, [0.5, 0.5, 0.5, 0.5], 7.0, 0.0, inTrial: false);
        SkinReference reference = new(block, 0);
        const int n = SkinReference.Dimension;
        double[,] negative = new double[n, n];
        double[] y = new double[n], up = new double[n], down = new double[n];
        SkinReference.SetUntreated(y);
        for (int j = 0; j < n; j++)
        {
            double kept = y[j];
            y[j] = kept + 1e-5;
            Derivative(reference, y, up);
            y[j] = kept - 1e-5;
            Derivative(reference, y, down);
            y[j] = kept;
            for (int i = 0; i < n; i++)
            {
                negative[i, j] = -(up[i] - down[i]) / 2e-5;
                Assert.True(i == j || negative[i, j] < 1e-9, $"state {j} pushes state {i} down");
            }
        }

        return PivotsArePositive(negative);
    }

    private static void Derivative(SkinReference reference, double[] y, double[] dy) => reference.Derivative(
        new SkinInput
        {
            Il4AtTCells = 1.0, Il4AtKeratinocytes = 1.0, Il13 = 1.0, Il31 = 1.0, Il22 = 1.0, InterferonGamma = 1.0, Tslp = 1.0, GammaChain = 1.0, CareOnset = 0.0,
        },
        y,
        dy);

    private static bool PivotsArePositive(double[,] a)
    {
        int n = a.GetLength(0);
        for (int k = 0; k < n; k++)
        {
            if (a[k, k] <= 0.0)
            {
                return false;
            }

            for (int i = k + 1; i < n; i++)
            {
                double factor = a[i, k] / a[k, k];
                for (int j = k; j < n; j++)
                {
                    a[i, j] -= factor * a[k, j];
                }
            }
        }

        return true;
    }
}
