using System.Collections.Immutable;
using Clearance.Numerics.Statistics;

namespace Clearance.Forecast;

/// <summary>Calibration of forecasts at one horizon.</summary>
public sealed record RegistryHorizon
{
    /// <summary>Weeks ahead.</summary>
    public required int Weeks { get; init; }

    /// <summary>Number of forecasts.</summary>
    public required int Forecasts { get; init; }

    /// <summary>Share of scores within the central interval of 50, 80 and 95%.</summary>
    public required double Coverage50 { get; init; }

    public required double Coverage80 { get; init; }

    public required double Coverage95 { get; init; }

    /// <summary>Mean continuous ranked probability score, points of EASI.</summary>
    public required double Crps { get; init; }

    /// <summary>The same of the last value, of the distribution over all courses, its own among them, and of a first-order autoregression.</summary>
    public required double CrpsLast { get; init; }

    public required double CrpsPopulation { get; init; }

    public required double CrpsAutoregression { get; init; }

    /// <summary>Probability integral transforms in ten equal bins.</summary>
    public required ImmutableArray<int> Histogram { get; init; }

    /// <summary>Pearson's statistic of the histogram against the flat one; 9 degrees of freedom, 21.7 is the 1% point.</summary>
    public required double ChiSquare { get; init; }

    /// <summary>
    /// Mean of CRPS less that of the right model for the same courses, points of EASI, and its standard error over courses; null where
    /// nothing is compared.
    /// </summary>
    public required double? Excess { get; init; }

    /// <summary>Standard error of <see cref="Excess"/>.</summary>
    public required double? ExcessError { get; init; }

    /// <summary>
    /// Whether these forecasts are told from those of a right model: they score worse on the same courses by more than three standard
    /// errors, or the 80% intervals lie beyond 76 to 84% by more than three standard errors of a share of 80%.
    /// </summary>
    public bool IsCaught => Excess > 3.0 * ExcessError || Math.Abs(Coverage80 - 0.8) > 0.04 + (3.0 * Math.Sqrt(0.16 / Forecasts));

    /// <summary>Whether coverage of the 80% interval lies within 76 to 84% and every baseline is beaten.</summary>
    public bool IsPassed => Coverage80 is >= 0.76 and <= 0.84 && Crps < CrpsLast && Crps < CrpsPopulation && Crps < CrpsAutoregression;

    /// <summary>The calibration at every horizon.</summary>
    /// <param name="forecasts">Forecasts of all horizons.</param>
    /// <param name="right">Those of the right model, of these courses and perhaps others; null to compare with nothing.</param>
    public static ImmutableArray<RegistryHorizon> Of(ImmutableArray<RegistryForecast> forecasts, ImmutableArray<RegistryForecast>? right = null) =>
        [.. RegistryPlan.Horizons.Select((weeks, h) => Of(weeks, [.. forecasts.Where(f => f.Horizon == h)], right?.Where(f => f.Horizon == h).ToDictionary(f => f.Course)))];

    private static (double Mean, double Error)? Compared(RegistryForecast[] forecasts, Dictionary<int, RegistryForecast>? right)
    {
        if (right is null)
        {
            return null;
        }

        double[] excess = [.. forecasts.Select(f => f.Crps - right[f.Course].Crps)];
        double mean = excess.Average();
        return (mean, Math.Sqrt(excess.Sum(d => (d - mean) * (d - mean)) / (excess.Length - 1.0) / excess.Length));
    }

    private static RegistryHorizon Of(int weeks, RegistryForecast[] forecasts, Dictionary<int, RegistryForecast>? right)
    {
        const int bins = 10;
        (double Mean, double Error)? compared = Compared(forecasts, right);
        double[] observed = [.. forecasts.Select(f => f.Observed)];
        int[] histogram = ForecastScores.Histogram(forecasts.Select(f => f.Pit), bins);
        double Coverage(double content) => forecasts.Count(f => ForecastScores.IsWithin(f.Pit, content)) / (double)forecasts.Length;
        return new RegistryHorizon
        {
            Weeks = weeks,
            Forecasts = forecasts.Length,
            Coverage50 = Coverage(0.5),
            Coverage80 = Coverage(0.8),
            Coverage95 = Coverage(0.95),
            Crps = forecasts.Average(f => f.Crps),
            CrpsLast = forecasts.Average(f => Math.Abs(f.Observed - f.Last)),
            CrpsPopulation = observed.Average(y => ForecastScores.Crps(observed, y)),
            CrpsAutoregression = AutoregressionScores(forecasts).Average(),
            Histogram = [.. histogram],
            ChiSquare = ForecastScores.ChiSquare(histogram),
            Excess = compared?.Mean,
            ExcessError = compared?.Error,
        };
    }

    /// <summary>
    /// CRPS of the autoregression for each forecast of one horizon: logit of the EASI at the horizon on that of the last one, fitted
    /// on these very courses, which is more than a baseline could know.
    /// </summary>
    public static double[] AutoregressionScores(IReadOnlyList<RegistryForecast> forecasts)
    {
        static double Logit(double easi) => Math.Log((easi + 0.15) / (72.15 - easi));
        double[] x = [.. forecasts.Select(f => Logit(f.Last))];
        double[] y = [.. forecasts.Select(f => Logit(f.Observed))];
        double mx = x.Average();
        double my = y.Average();
        double slope = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / x.Sum(a => (a - mx) * (a - mx));
        double[] residual = [.. x.Zip(y, (a, b) => b - my - (slope * (a - mx)))];
        Array.Sort(residual);
        double[] quantiles = [.. Enumerable.Range(0, 99).Select(k => Quantiles.OfSorted(residual, (k + 1) / 100.0))];
        double[] sample = new double[quantiles.Length];
        double[] scores = new double[forecasts.Count];
        for (int i = 0; i < scores.Length; i++)
        {
            for (int k = 0; k < sample.Length; k++)
            {
                double odds = Math.Exp(my + (slope * (x[i] - mx)) + quantiles[k]);
                sample[k] = Math.Max(0.0, (72.3 * odds / (1.0 + odds)) - 0.15);
            }

            scores[i] = ForecastScores.Crps(sample, forecasts[i].Observed);
        }

        return scores;
    }
}
