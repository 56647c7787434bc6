using System.Collections.Immutable;

namespace Clearance.Calibration.Tests;

public sealed class TrialLikelihoodTests
{
    private static readonly double[] Truth = [0.3, -0.4, 0.0];

    [Fact]
    public void The_shift_of_a_trial_is_integrated_out()
    {
        ImmutableArray<ObservedRow> rows = Toy.Rows(i => Toy.Predict(Truth)[i] * (i % 3 < 2 ? 0.9 : 1.05));
        double[] at = Toy.Predict([0.1, 0.2, 0.0]);

        // Shares as from 1000 candidates, means with an error of 0.5.
        TrialLikelihood likelihood = new TrialLikelihood(rows, 0.2, 0.5).WithErrors(at, [.. at.Select((p, i) => rows[i].IsShare ? Math.Sqrt(p * (1.0 - p) / 1000.0) : 0.5)]);
        for (int trial = 0; trial < 4; trial++)
        {
            // Plain summation over a fine grid of shifts, from the same formulas written down once more.
            double sum = 0.0;
            const double step = 0.0005;
            for (double shift = -2.0; shift <= 2.0; shift += step)
            {
                double log = -0.5 * shift * shift / 0.04;
                foreach (int i in Enumerable.Range(0, 24).Where(i => rows[i].Trial == $"trial {trial}"))
                {
                    double weight = 1.0 / (1.0 + (2.0 * 0.5));
                    if (rows[i].IsShare)
                    {
                        double p = 1.0 / (1.0 + Math.Exp(-(Math.Log(at[i] / (1.0 - at[i])) + shift)));
                        log += weight / ((1.0 / 200.0) + (1.0 / 1000.0)) * ((rows[i].Value * Math.Log(p)) + ((1.0 - rows[i].Value) * Math.Log(1.0 - p)));
                    }
                    else
                    {
                        log -= 0.5 * weight * Math.Pow(rows[i].Value - at[i] - (10.0 * shift), 2.0) / (4.0 + 0.25);
                    }
                }

                sum += step * Math.Exp(log) / (0.2 * Math.Sqrt(2.0 * Math.PI));
            }

            Assert.Equal(Math.Log(sum), likelihood.LogDensity(trial, at), 1e-4);
        }

        Assert.Equal(Enumerable.Range(0, 4).Sum(t => likelihood.LogDensity(t, at)), likelihood.LogDensity(at), 1e-12);
    }

    [Fact]
    public void Many_rows_of_one_arm_never_count_for_more_than_the_inverse_of_their_correlation()
    {
        double Curvature(int rows)
        {
            ImmutableArray<ObservedRow> same = [.. Enumerable.Range(0, rows).Select(_ => new ObservedRow { Trial = "t", Arm = "a", IsShare = true, Value = 0.5, Patients = 100 })];
            TrialLikelihood likelihood = new(same, 1e-3, 0.5);
            double At(double p) => likelihood.LogDensity([.. Enumerable.Repeat(p, rows)]);
            return -(At(0.55) + At(0.45) - (2.0 * At(0.5)));
        }

        Assert.InRange(Curvature(2) / Curvature(1), 1.3, 1.4);
        Assert.InRange(Curvature(50) / Curvature(1), 1.9, 2.0);
    }

    [Fact]
    public void A_row_of_weight_0_moves_nothing()
    {
        ImmutableArray<ObservedRow> rows = Toy.Rows(i => Toy.Predict(Truth)[i]);
        ImmutableArray<ObservedRow> with = [.. rows, new ObservedRow { Trial = "trial 0", Arm = "arm 0", IsShare = true, Value = 0.9, Patients = 500, Weight = 0.0 }];
        double[] at = Toy.Predict([0.2, 0.2, 0.0]);
        Assert.Equal(
            new TrialLikelihood(rows, 0.2, 0.5).LogDensity(at), new TrialLikelihood(with, 0.2, 0.5).LogDensity([.. at, 0.1]), 1e-12);
    }

    [Fact]
    public void A_trial_left_out_moves_nothing_and_dispersion_divides()
    {
        ImmutableArray<ObservedRow> rows = Toy.Rows(i => Toy.Predict(Truth)[i]);
        TrialLikelihood likelihood = new(rows, 0.2, 0.5);
        double[] at = Toy.Predict([0.5, 0.2, 0.0]);
        TrialLikelihood without = likelihood.With(leftOut: new HashSet<string>(StringComparer.Ordinal) { "trial 2" });
        Assert.Equal(likelihood.LogDensity(at) - likelihood.LogDensity(2, at), without.LogDensity(at), 1e-12);
        Assert.True(likelihood.With(dispersion: 2.0).LogDensity(at) > likelihood.LogDensity(at));
    }
}
