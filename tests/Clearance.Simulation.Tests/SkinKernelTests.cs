using Clearance.Numerics.Lanes;
using Clearance.Numerics.Solvers;

namespace Clearance.Simulation.Tests;

public sealed class SkinKernelTests
{
    private const int L = BlockLayout.Lanes;

    // A twice-daily drug with a sharp peak, the hardest profile of the eight drugs: residual signal of each class over half
    // a day, from 12 mg-like pulses with a half-life of three hours.
    private static double Residual(double day, double strength)
    {
        double sinceDose = day * 2.0 - Math.Floor(day * 2.0);
        double concentration = strength * (Math.Exp(-2.77 * sinceDose) - Math.Exp(-60.0 * sinceDose)) / (1.0 - Math.Exp(-2.77));
        return 1.0 / (1.0 + concentration);
    }

    [Fact]
    public void Untreated_patients_stay_at_their_equilibrium()
    {
        double[] daily = Run<Lane8>(SkinPatients.Block(), 400, pulseFrom: int.MaxValue, quarters: false);
        double[] first = daily[..(DailyColumn.Count * L)];
        double[] last = daily[^(DailyColumn.Count * L)..];
        for (int i = 0; i < first.Length; i++)
        {
            Assert.Equal(first[i], last[i], 1e-9);
        }
    }

    [Fact]
    public void Lane_widths_agree_bit_for_bit()
    {
        double[] block = SkinPatients.Block(64);
        double[] scalar = Run<Lane1>(block, 120, 30, quarters: true);
        Assert.Equal(Bits(scalar), Bits(Run<Lane8>(block, 120, 30, quarters: true)));
        Assert.Equal(Bits(scalar), Bits(Run<Lane4>(block, 120, 30, quarters: true)));
    }

    [Fact]
    public void Daily_means_agree_with_the_solution_resolved_within_the_day()
    {
        const int days = 150;
        const int pulseFrom = 40;
        double worst = 0.0;
        for (uint first = 0; first < 40; first += L)
        {
            double[] block = SkinPatients.Block(first);
            double[] daily = Run<Lane8>(block, days, pulseFrom, quarters: true);
            for (int lane = 0; lane < L; lane++)
            {
                double[] truth = Resolved(block, lane, days, pulseFrom);
                for (int day = 0; day < days; day++)
                {
                    double error = Math.Abs(truth[day] - daily[(((day * DailyColumn.Count) + DailyColumn.Easi) * L) + lane]);
                    worst = Math.Max(worst, error);
                }
            }
        }

        // Points of EASI, of 40 patients over 110 days on the drug; the requirement is 0.05 for 99% of patients.
        Assert.InRange(worst, 0.0, 0.02);
    }

    private static double[] Run<T>(double[] block, int days, int pulseFrom, bool quarters)
        where T : struct, ILane<T>
    {
        List<PlanStep> steps = [];
        for (int day = 0; day < days; day++)
        {
            bool isQuarter = quarters && day >= pulseFrom && day < pulseFrom + 3;
            for (int piece = 0; piece < (isQuarter ? 4 : 1); piece++)
            {
                steps.Add(new PlanStep
                {
                    Start = day + (0.25 * piece),
                    IsScored = true,
                    IsQuarter = isQuarter,
                    Day = day,
                    EndsDay = !isQuarter || piece == 3,
                    Profile = day < pulseFrom ? 0 : isQuarter ? 1 + piece : 5,
                    ShadowProfile = 0,
                    CareOnset = 0.0,
                    CareRise = 0.0,
                    ApplicationsPerDay = default,
                    SteroidAsNeeded = false,
                });
            }
        }

        double[] profiles = new double[6 * ProfileColumn.Count * L];
        ProfileColumn.SetNone(profiles.AsSpan(0, ProfileColumn.Count * L));
        for (int k = 1; k < 6; k++)
        {
            double start = k < 5 ? 0.25 * (k - 1) : 0.0;
            FillProfile(profiles.AsSpan(k * ProfileColumn.Count * L, ProfileColumn.Count * L), block, start, k < 5 ? 0.25 : 1.0);
        }

        double[] biologics = new double[steps.Count * BiologicColumn.Count * L];
        for (int s = 0; s < steps.Count; s++)
        {
            BiologicColumn.SetNone(biologics.AsSpan(s * BiologicColumn.Count * L, BiologicColumn.Count * L));
        }

        double[] state = new double[StateColumn.Count * L];
        StateColumn.SetUntreated(state);
        double[] daily = new double[days * DailyColumn.Count * L];
        SkinKernel.Advance<T>(steps.ToArray(), block, state, [], biologics, profiles, daily, 0);
        return daily;
    }

    private static void FillProfile(Span<double> profile, double[] block, double start, double length)
    {
        const int nodes = 4000;
        profile.Clear();
        for (int i = 0; i < nodes; i++)
        {
            double x = (i + 0.5) / nodes;
            double t = start + (x * length);
            double weak = Residual(t, 1.5), strong = Residual(t, 4.0);
            for (int lane = 0; lane < L; lane++)
            {
                double chi = block[(PatientColumn.TslpShare * L) + lane];
                double need = 1.0 - (block[(PatientColumn.GammaChainNeed * L) + lane] * (1.0 - strong));
                double drive = ((chi * weak) + 1.0 - chi) * need;
                Add(profile, ProfileColumn.Tyk2, lane, weak, x);
                Add(profile, ProfileColumn.Il13, lane, weak, x);
                Add(profile, ProfileColumn.Jak2, lane, weak, x);
                Add(profile, ProfileColumn.Drive, lane, drive, x);
                Add(profile, ProfileColumn.DriveIl4, lane, drive * strong, x);
                Add(profile, ProfileColumn.GammaChain, lane, need, x);
                profile[(ProfileColumn.GammaChainBlockade * L) + lane] += (1.0 - strong) / nodes;
            }
        }

        for (int k = 0; k < 3; k++)
        {
            int signal = k == 0 ? ProfileColumn.Tyk2 : k == 1 ? ProfileColumn.Il13 : ProfileColumn.Jak2;
            for (int lane = 0; lane < L; lane++)
            {
                double mean = profile[(signal * L) + lane], integral = 0.0, sum = 0.0, square = 0.0;
                for (int i = 0; i < nodes; i++)
                {
                    integral += (Residual(start + ((i + 0.5) / nodes * length), 1.5) - mean) * length / nodes;
                    sum += integral / nodes;
                    square += integral * integral / nodes;
                }

                profile[((ProfileColumn.Tyk2Ripple + k) * L) + lane] = Math.Sqrt(square - (sum * sum));
            }
        }

        static void Add(Span<double> profile, int column, int lane, double value, double x)
        {
            profile[(column * L) + lane] += value / nodes;
            profile[((column + 1) * L) + lane] += 3.0 * value * ((2.0 * x) - 1.0) / nodes;
        }
    }

    // Daily mean EASI from the reference equations, with the quadrature of the mean carried as a further state.
    private static double[] Resolved(double[] block, int lane, int days, int pulseFrom)
    {
        SkinReference reference = new(block, lane);
        double[] y = new double[SkinReference.Dimension + 1];
        SkinReference.SetUntreated(y.AsSpan(0, SkinReference.Dimension));
        double[] means = new double[days];
        ExtrapolationSolver solver = new(y.Length, 1e-8, 1e-10);
        for (int day = 0; day < days; day++)
        {
            y[^1] = 0.0;
            for (int piece = 0; piece < 2; piece++)
            {
                solver.Restart();
                bool pulse = day >= pulseFrom;
                double from = day + (0.5 * piece);
                solver.Integrate(
                    (t, s, d) =>
                    {
                        double sinceStart = Math.Clamp(t - from, 0.0, 0.5 * (1.0 - 1e-12));
                        double weak = pulse ? Residual(sinceStart, 1.5) : 1.0;
                        double strong = pulse ? Residual(sinceStart, 4.0) : 1.0;
                        SkinInput input = new()
                        {
                            Il4AtTCells = strong,
                            Il4AtKeratinocytes = weak,
                            Il13 = weak,
                            Il31 = weak,
                            Il22 = weak,
                            InterferonGamma = weak,
                            Tslp = weak,
                            GammaChain = strong,
                            CareOnset = 0.0,
                        };
                        reference.Derivative(input, s[..SkinReference.Dimension], d[..SkinReference.Dimension]);
                        d[^1] = reference.Easi(s);
                    },
                    from,
                    from + 0.5,
                    y);
            }

            means[day] = y[^1];
        }

        return means;
    }

    private static long[] Bits(double[] values) => Array.ConvertAll(values, BitConverter.DoubleToInt64Bits);
}
