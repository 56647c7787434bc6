using Clearance.Numerics.Statistics;

namespace Clearance.Calibration;

/// <summary>What a trial of a given size would report: uncertain parameters, a shift of its own, and chance.</summary>
/// <param name="Mean">Mean of the predictions.</param>
/// <param name="Low">2.5th percentile.</param>
/// <param name="High">97.5th percentile.</param>
public readonly record struct PredictiveInterval(double Mean, double Low, double High)
{
    private const double Tail = 0.025;
    private const int MostPieces = 100;

    // Means of the fifths of a standard normal distribution.
    private static readonly double[] Fifths = [-1.3998096, -0.5319066, 0.0, 0.5319066, 1.3998096];

    /// <summary>Interval of a share of responders, per cent. Its ends lie half a patient beyond the outermost counts.</summary>
    /// <param name="predicted">Predictions under the draws, per cent.</param>
    /// <param name="errors">Their Monte Carlo errors, which are taken out of their spread.</param>
    /// <param name="patients">Size of the arm.</param>
    /// <param name="betweenTrials">SD of a trial's own shift on the logit.</param>
    /// <param name="dispersion">
    /// Variance of what the calibration left unexplained over the variance of a trial's shift and chance, 1 or more. What exceeds 1
    /// (other populations, the model's form) is a further shift on the logit.
    /// </param>
    public static PredictiveInterval OfShare(ReadOnlySpan<double> predicted, ReadOnlySpan<double> errors, int patients, double betweenTrials, double dispersion = 1.0)
    {
        double[] shares = Shifted(Shrunk(predicted, errors), percent => ShiftOf(percent / 100.0, patients, betweenTrials, dispersion));
        double[] pieces = Pieces(shares);
        double[] chances = new double[patients + 1];
        foreach (double share in pieces)
        {
            AddBinomial(share, chances, 1.0 / pieces.Length);
        }

        int low = 0;
        double below = chances[0];
        while (below < Tail)
        {
            below += chances[++low];
        }

        int high = patients;
        double above = chances[patients];
        while (above < Tail)
        {
            above += chances[--high];
        }

        return new PredictiveInterval(
            Average(predicted), Math.Max(0.0, 100.0 * (low - 0.5) / patients), Math.Min(100.0, 100.0 * (high + 0.5) / patients));
    }

    /// <summary>Interval of a mean.</summary>
    /// <param name="predicted">Predictions under the draws.</param>
    /// <param name="errors">Their Monte Carlo errors.</param>
    /// <param name="standardError">Sampling error of the arm's mean.</param>
    /// <param name="betweenTrials">SD of a trial's own shift, in the row's unit, given a prediction.</param>
    /// <param name="dispersion">As in <see cref="OfShare"/>: the factor on the variance of both.</param>
    public static PredictiveInterval OfMean(
        ReadOnlySpan<double> predicted, ReadOnlySpan<double> errors, double standardError, Func<double, double> betweenTrials, double dispersion = 1.0)
    {
        double[] centres = Shrunk(predicted, errors);
        double low = Quantile(Tail), high = Quantile(1.0 - Tail);
        return new PredictiveInterval(Average(predicted), low, high);

        double Below(double x)
        {
            double sum = 0.0;
            foreach (double centre in centres)
            {
                double shift = betweenTrials(centre);
                sum += NormalDistribution.Cdf((x - centre) / Math.Max(1e-9, Math.Sqrt(dispersion * ((standardError * standardError) + (shift * shift)))));
            }

            return sum / centres.Length;
        }

        double Quantile(double p)
        {
            double widest = Math.Sqrt(dispersion) * (centres.Max(betweenTrials) + standardError + 1e-6);
            double a = centres.Min() - (10.0 * widest), b = centres.Max() + (10.0 * widest);
            for (int i = 0; i < 80; i++)
            {
                double middle = 0.5 * (a + b);
                (a, b) = Below(middle) < p ? (middle, b) : (a, middle);
            }

            return 0.5 * (a + b);
        }
    }

    /// <summary>Interval score at 95%: width, and forty times the distance of what lies outside. Smaller is better.</summary>
    public double Score(double observed) => High - Low + (2.0 / (2.0 * Tail) * (Math.Max(0.0, Low - observed) + Math.Max(0.0, observed - High)));

    // Candidates are finite in number: their chance makes draws look more different than they are.
    private static double[] Shrunk(ReadOnlySpan<double> predicted, ReadOnlySpan<double> errors)
    {
        double mean = Average(predicted);
        double variance = 0.0, noise = 0.0;
        for (int d = 0; d < predicted.Length; d++)
        {
            variance += (predicted[d] - mean) * (predicted[d] - mean);
            noise += errors[d] * errors[d];
        }

        double factor = variance > 0.0 && predicted.Length > 1 ? Math.Sqrt(Math.Max(0.0, 1.0 - (noise / variance))) : 1.0;
        double[] shrunk = new double[predicted.Length];
        for (int d = 0; d < shrunk.Length; d++)
        {
            shrunk[d] = mean + (factor * (predicted[d] - mean));
        }

        return shrunk;
    }

    // SD of a trial's shift on the logit. Half a patient keeps the sampling variance finite at the ends.
    private static double ShiftOf(double share, int patients, double betweenTrials, double dispersion)
    {
        double half = 0.5 / patients;
        double p = Math.Clamp(share, half, 1.0 - half);
        double sampling = 1.0 / (patients * p * (1.0 - p));
        return Math.Sqrt((betweenTrials * betweenTrials) + ((dispersion - 1.0) * ((betweenTrials * betweenTrials) + sampling)));
    }

    private static double[] Shifted(double[] percents, Func<double, double> sd) =>
        [.. percents.SelectMany(percent => Fifths.Select(z => Logistic(Logit(percent / 100.0) + (sd(percent) * z)))).Order()];

    // Many sorted shares stand for themselves by the means of equal pieces.
    private static double[] Pieces(double[] sorted)
    {
        if (sorted.Length <= MostPieces)
        {
            return sorted;
        }

        double[] pieces = new double[MostPieces];
        for (int i = 0; i < MostPieces; i++)
        {
            int from = i * sorted.Length / MostPieces, to = (i + 1) * sorted.Length / MostPieces;
            pieces[i] = sorted.AsSpan(from, to - from).ToArray().Average();
        }

        return pieces;
    }

    private static void AddBinomial(double share, double[] chances, double weight)
    {
        int n = chances.Length - 1;
        double p = Math.Clamp(share, 1e-9, 1.0 - 1e-9);

        // From the most likely count outward: no underflow of the start, whatever the size.
        int mode = Math.Min(n, (int)((n + 1) * p));
        double odds = p / (1.0 - p);
        double peak = Math.Exp(LogChoose(n, mode) + (mode * Math.Log(p)) + ((n - mode) * Math.Log(1.0 - p)));
        double chance = peak;
        for (int k = mode; k <= n && chance > 1e-15; k++)
        {
            chances[k] += weight * chance;
            chance *= odds * (n - k) / (k + 1);
        }

        chance = peak;
        for (int k = mode; k > 0 && chance > 1e-15; k--)
        {
            chance *= k / (odds * (n - k + 1));
            chances[k - 1] += weight * chance;
        }
    }

    private static double LogChoose(int n, int k) => LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    // Stirling's series; exact for the smallest by summing.
    private static double LogFactorial(int n)
    {
        if (n < 20)
        {
            double sum = 0.0;
            for (int i = 2; i <= n; i++)
            {
                sum += Math.Log(i);
            }

            return sum;
        }

        double x = n + 1.0;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2.0 * Math.PI)) + (1.0 / (12.0 * x)) - (1.0 / (360.0 * x * x * x));
    }

    private static double Average(ReadOnlySpan<double> values)
    {
        double sum = 0.0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static double Logit(double p) => Math.Log(Math.Clamp(p, 1e-6, 1.0 - 1e-6) / (1.0 - Math.Clamp(p, 1e-6, 1.0 - 1e-6)));

    private static double Logistic(double x) => 1.0 / (1.0 + Math.Exp(-x));
}
