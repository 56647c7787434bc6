using System.Collections.Immutable;
using Clearance.Consult;

namespace Clearance.Testing;

/// <summary>Invented curves: an exponential approach on dupilumab, a further fall during the rescue, a return after it.</summary>
internal static class TrajectoryFixture
{
    private static readonly ImmutableArray<double> Days = [.. Enumerable.Range(0, 579).Select(day => (double)day)];

    public static IEnumerable<TrajectorySeries> All() =>
        from reading in Enum.GetValues<Il13Reading>()
        from option in Enum.GetValues<RescueOption>()
        from series in new[]
        {
            Scores(reading, option, Quantity.Easi, null, "points", 38, 9, 4, 72),
            Scores(reading, option, Quantity.RegionalEasi, EasiRegion.HeadNeck, "points", 36, 13, 6, 72),
            Scores(reading, option, Quantity.RegionalEasi, EasiRegion.UpperLimbs, "points", 37, 8, 4, 72),
            Scores(reading, option, Quantity.RegionalEasi, EasiRegion.Trunk, "points", 40, 10, 4, 72),
            Scores(reading, option, Quantity.RegionalEasi, EasiRegion.LowerLimbs, "points", 37, 8, 3, 72),
            Scores(reading, option, Quantity.PpNrs, null, "points", 8, 3.5, 1.5, 10),
            Scores(reading, option, Quantity.Bsa, null, "%", 75, 18, 9, 100),
            Concentration(reading, option, "dupilumab", "mg/L", day => 75 * (1 - Math.Exp(-day / 30)) + 40 * Math.Exp(-day / 20)),
            Concentration(reading, option, "tofacitinib", "nM", day => option == RescueOption.WithRescue && day is >= RunResultFixture.RescueStart and < RunResultFixture.RescueStop ? 55 : 0),
        }
        select series;

    private static TrajectorySeries Scores(Il13Reading reading, RescueOption option, Quantity quantity, EasiRegion? region, string unit, double start, double plateau, double rescued, double ceiling) =>
        Series(reading, option, quantity, region, null, unit, day =>
        {
            double biologic = plateau + (start - plateau) * Math.Exp(-day / 45);
            if (option == RescueOption.WithoutRescue || day < RunResultFixture.RescueStart)
            {
                return biologic;
            }

            double fallen = rescued + (biologic - rescued) * Math.Exp(-(Math.Min(day, RunResultFixture.RescueStop) - RunResultFixture.RescueStart) / 15);
            return day <= RunResultFixture.RescueStop
                ? fallen
                : biologic + (fallen - biologic) * Math.Exp(-(day - RunResultFixture.RescueStop) / 20);
        }, ceiling, 0.75);

    private static TrajectorySeries Concentration(Il13Reading reading, RescueOption option, string drug, string unit, Func<double, double> median) =>
        Series(reading, option, Quantity.Concentration, null, drug, unit, median, double.MaxValue, 0.4);

    private static TrajectorySeries Series(Il13Reading reading, RescueOption option, Quantity quantity, EasiRegion? region, string? drug, string unit, Func<double, double> median, double ceiling, double logSpread)
    {
        ImmutableArray<double> At(double z) => [.. Days.Select(day => Math.Min(ceiling, median(day) * Math.Exp(logSpread * z)))];
        return new()
        {
            Option = option,
            Quantity = quantity,
            Region = region,
            Drug = drug,
            Unit = unit,
            Il13Reading = reading,
            Day = Days,
            Median = At(0),
            P5 = At(-1.645),
            P25 = At(-0.674),
            P75 = At(0.674),
            P95 = At(1.645),
        };
    }
}
