using Clearance.Numerics.Lanes;
using Clearance.Numerics.Solvers;

namespace Clearance.Pharmacokinetics.Tests;

public sealed class SaturableKernelTests
{
    private static readonly double[] Parameters = [2.76, 0.0448, 0.211, 0.310, 4.0 / 0.105, 0.306, 1.07, 0.01, 0.642];

    [Fact]
    public void The_first_twenty_patients_of_W2_agree_with_the_reference()
    {
        SaturableWorkspace<Lane1> workspace = new();
        Lane1[] c = new Lane1[365];
        double worst = 0.0;
        for (int patient = 0; patient < 20; patient++)
        {
            SaturableKernel.Concentrations(W2Files.Parameters<Lane1>(patient), W2Files.Antibody.Doses.AsSpan(), 0.0, 1, c, workspace);
            double[] reference = [.. W2Files.Reference.Skip(patient * 365).Take(365).Select(row => row[0])];
            double peak = reference.Max();
            worst = Math.Max(worst, c.Zip(reference, (a, b) => Math.Abs(a.Value - b) / peak).Max());
        }

        Assert.InRange(worst, 0.0, 1e-5);
        Assert.Equal(0, workspace.FailedSteps);
    }

    [Theory]
    [InlineData("loading and every two weeks")]
    [InlineData("stop, washout and restart")]
    [InlineData("odd times")]
    [InlineData("small doses near Km")]
    public void Concentrations_agree_with_the_differential_equations(string regimen)
    {
        DoseSchedule schedule = Schedule(regimen);
        const int days = 150;
        double[] expected = Ode(schedule, days);
        double peak = expected.Max();
        Lane1[] c = Run(schedule, days, 1, out long failed);
        Assert.Equal(0, failed);
        for (int day = 0; day <= days; day++)
        {
            Assert.InRange(Math.Abs(c[day].Value - expected[day]), 0.0, 2e-6 * peak);
        }
    }

    [Fact]
    public void The_washout_is_right_relative_to_itself_down_to_a_billionth_of_Km()
    {
        DoseSchedule schedule = DoseSchedule.FromPatterns(new DosePattern { AmountMg = 300.0, FirstDay = 0.0, IntervalDays = 14.0, EndDay = 43.0 });
        const int days = 160;
        double[] expected = Ode(schedule, days);
        Lane1[] c = Run(schedule, days, 1, out _);
        Assert.True(expected[days] < 1e-9, $"{expected[days]}");
        for (int day = 43; day <= days; day++)
        {
            // A minute of error in the time of the collapse moves the tail by 2e-4.
            Assert.True(Math.Abs((c[day].Value / expected[day]) - 1.0) <= 5e-4, $"day {day}: {c[day].Value} against {expected[day]}");
        }
    }

    [Fact]
    public void A_washout_through_Km_takes_hundreds_of_substeps_not_thousands()
    {
        // 17,000 in half-day steps while the difference from the linear part was carried below Km, 1,200 with the equations as they are.
        DoseSchedule schedule = DoseSchedule.FromPatterns(new DosePattern { AmountMg = 300.0, FirstDay = 0.0, IntervalDays = 14.0, EndDay = 43.0 });
        SaturableWorkspace<Lane1> workspace = new();
        SaturableKernel.Concentrations(Of(Parameters), schedule.Doses.AsSpan(), 0.0, 2, new Lane1[401], workspace);
        Assert.InRange(workspace.Substeps, 1, 3000);
        Assert.Equal(0, workspace.FailedSteps);
    }

    [Theory]
    [InlineData("loading and every two weeks", 20)]
    [InlineData("stop, washout and restart", 75)]
    [InlineData("stop, washout and restart", 112)]
    [InlineData("odd times", 13)]
    public void A_course_in_two_parts_has_the_bits_of_the_course_in_one(string regimen, int day)
    {
        Dose[] doses = [.. Schedule(regimen).Doses];
        Lane1[] whole = new Lane1[301];
        SaturableKernel.Concentrations(Of(Parameters), doses, 0.0, 2, whole, new SaturableWorkspace<Lane1>());
        Lane1[] parts = new Lane1[301];
        double[] state = new double[AntibodyCourse.StateColumns];
        SaturableKernel.Concentrations(Of(Parameters), doses, 0.0, 2, parts.AsSpan(0, (2 * day) + 1), new SaturableWorkspace<Lane1>(), state);
        SaturableKernel.Concentrations(
            Of(Parameters), doses.AsSpan(doses.Count(d => d.Day < day)), day, 2, parts.AsSpan(2 * day), new SaturableWorkspace<Lane1>(), state);
        Assert.Equal(whole.Select(c => c.Value), parts.Select(c => c.Value));
    }

    [Fact]
    public void Concentration_stays_positive_and_finite_down_to_1e_minus_12()
    {
        System.Random random = new(11);
        SaturableWorkspace<Lane1> workspace = new();
        Lane1[] c = new Lane1[400];
        double lowest = double.MaxValue;
        for (int trial = 0; trial < 60; trial++)
        {
            double[] p = [.. Parameters.Select((value, i) => i == 8 ? value : value * Math.Exp(0.5 * (random.NextDouble() - 0.5) * 3.0))];
            DoseSchedule schedule = DoseSchedule.FromPatterns(new DosePattern { AmountMg = 5.0 * Math.Pow(10.0, 2.5 * random.NextDouble()), FirstDay = 0.0, IntervalDays = 14.0, EndDay = 100.0 });
            SaturableKernel.Concentrations(Of(p), schedule.Doses.AsSpan(), 0.0, 1, c, workspace);
            for (int day = 1; day < c.Length; day++)
            {
                Assert.True(double.IsFinite(c[day].Value) && c[day].Value > 0.0, $"trial {trial}, day {day}: {c[day].Value}");
            }

            lowest = Math.Min(lowest, c[^1].Value);
        }

        Assert.InRange(lowest, 0.0, 1e-12);
        Assert.Equal(0, workspace.FailedSteps);
    }

    [Fact]
    public void Without_saturable_elimination_the_transit_model_is_the_linear_one()
    {
        // With Vm = 0 and fast transit the chain is first-order absorption that comes 3/ktr later.
        double[] p = [.. Parameters];
        p[6] = 0.0;
        p[4] = 4000.0;
        DoseSchedule schedule = W2Files.Antibody;
        Lane1[] c = new Lane1[200];
        SaturableKernel.Concentrations(Of(p), schedule.Doses.AsSpan(), 0.0, 1, c, new SaturableWorkspace<Lane1>());
        LinearDisposition<Lane1> two = LinearDisposition<Lane1>.TwoCompartment(
            new Lane1(p[0] * p[1]), new Lane1(p[0]), new Lane1(p[0] * p[2]), new Lane1(p[0] * p[2] / p[3]));
        LinearTrain<Lane1>[] trains =
        [
            .. schedule.Trains.Select(train => new LinearTrain<Lane1>(
                train, new LinearDose<Lane1>(two, LinearInput<Lane1>.FirstOrder(new Lane1(p[8] * train.AmountMg), new Lane1(p[5]), new Lane1(3.0 / p[4]))))),
        ];
        Lane1[] linear = new Lane1[200];
        LinearConcentration.At<Lane1>(trains, [.. Enumerable.Range(0, 200).Select(day => (double)day)], linear);
        for (int day = 1; day < 200; day++)
        {
            Assert.InRange(c[day].Value / linear[day].Value, 1.0 - 1e-6, 1.0 + 1e-6);
        }
    }

    [Fact]
    public void A_rate_too_fast_for_the_step_matrices_is_refused()
    {
        double[] p = [.. Parameters];
        p[4] = 5000.0;
        Assert.Throws<ArgumentException>(() => SaturableKernel.Concentrations(
            Of(p), W2Files.Antibody.Doses.AsSpan(), 0.0, 1, new Lane1[3], new SaturableWorkspace<Lane1>()));
    }

    [Theory]
    [InlineData("loading and every two weeks")]
    [InlineData("stop, washout and restart")]
    public void Four_steps_a_day_meet_one_step_a_day(string regimen)
    {
        Lane1[] daily = Run(Schedule(regimen), 120, 1, out _);
        Lane1[] quarters = Run(Schedule(regimen), 120, 4, out _);
        double peak = daily.Max(c => c.Value);
        for (int day = 0; day <= 120; day++)
        {
            Assert.InRange(Math.Abs(daily[day].Value - quarters[4 * day].Value), 0.0, 2e-6 * peak);
        }
    }

    internal static DoseSchedule Schedule(string regimen)
    {
        DosePattern q2w = new() { AmountMg = 300.0, FirstDay = 14.0, IntervalDays = 14.0, EndDay = 60.0 };
        return regimen switch
        {
            "loading and every two weeks" => DoseSchedule.FromPatterns(DosePattern.Single(0.0, 600.0), q2w with { EndDay = 145.0 }),
            "stop, washout and restart" => DoseSchedule.FromPatterns(q2w with { FirstDay = 0.0, EndDay = 29.0 }, q2w with { FirstDay = 112.0, EndDay = 150.0 }),
            "odd times" => DoseSchedule.FromDoses([new Dose(0.3, 600.0), new Dose(13.81, 300.0), new Dose(13.95, 50.0), new Dose(30.5, 300.0)]),
            _ => DoseSchedule.FromPatterns(new DosePattern { AmountMg = 12.0, FirstDay = 0.0, IntervalDays = 7.0, EndDay = 70.0 }),
        };
    }

    private static Lane1[] Run(DoseSchedule schedule, int days, int stepsPerDay, out long failed)
    {
        SaturableWorkspace<Lane1> workspace = new();
        Lane1[] c = new Lane1[(days * stepsPerDay) + 1];
        SaturableKernel.Concentrations(Of(Parameters), schedule.Doses.AsSpan(), 0.0, stepsPerDay, c, workspace);
        failed = workspace.FailedSteps;
        return c;
    }

    private static SaturableParameters<Lane1> Of(double[] p) =>
        new(new(p[0]), new(p[1]), new(p[2]), new(p[3]), new(p[4]), new(p[5]), new(p[6]), new(p[7]), new(p[8]));

    // The equations written out again in amounts, solved by the extrapolation method.
    private static double[] Ode(DoseSchedule schedule, int days)
    {
        (double v, double ke, double kcp, double kpc, double ktr, double ka, double vm, double km, double f) =
            (Parameters[0], Parameters[1], Parameters[2], Parameters[3], Parameters[4], Parameters[5], Parameters[6], Parameters[7], Parameters[8]);
        double[] y = new double[6];
        double[] result = new double[days + 1];
        ExtrapolationSolver solver = new(6, 1e-11, 1e-16);
        double time = 0.0;
        int next = 0;
        for (int day = 0; day <= days; day++)
        {
            while (true)
            {
                double until = next < schedule.Doses.Length && schedule.Doses[next].Day <= day ? schedule.Doses[next].Day : day;
                if (until > time)
                {
                    Assert.Equal(SolverStatus.Reached, solver.Integrate(
                        (t, s, d) =>
                        {
                            double c = s[4] / v;
                            d[0] = -ktr * s[0];
                            d[1] = ktr * (s[0] - s[1]);
                            d[2] = ktr * (s[1] - s[2]);
                            d[3] = (ktr * s[2]) - (ka * s[3]);
                            d[4] = (ka * s[3]) - ((ke + kcp) * s[4]) + (kpc * s[5]) - (s[4] * vm / (km + c));
                            d[5] = (kcp * s[4]) - (kpc * s[5]);
                        },
                        time,
                        until,
                        y));
                    time = until;
                }

                if (next == schedule.Doses.Length || schedule.Doses[next].Day > day)
                {
                    break;
                }

                result[day] = y[4] / v;
                y[0] += f * schedule.Doses[next].AmountMg;
                next++;
            }

            result[day] = y[4] / v;
        }

        return result;
    }
}
