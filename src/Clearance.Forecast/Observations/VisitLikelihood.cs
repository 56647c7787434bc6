using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>Likelihood and predictive distribution of what is seen at visits, given a particle's true scores.</summary>
internal sealed class VisitLikelihood(ScoreConstants constants)
{
    private readonly ScoreLikelihood _scores = new(constants);

    /// <summary>Log likelihood of a visit.</summary>
    /// <param name="visit">What was seen.</param>
    /// <param name="scores">True scores of the kept days up to the visit's.</param>
    public double Log(Visit visit, ReadOnlySpan<double> scores)
    {
        double sum = 0.0;
        foreach (SeenItem item in visit.Items.AsSpan())
        {
            sum += Log(item, visit.Kept, scores);
        }

        return sum;
    }

    /// <summary>Log likelihood of one thing seen.</summary>
    public double Log(SeenItem item, int kept, ReadOnlySpan<double> scores)
    {
        ReadOnlySpan<double> day = scores.Slice(kept * ParticleCourse.ScoreColumns, ParticleCourse.ScoreColumns);
        double value = item switch
        {
            SeenItem.Easi { Value: <= 0.0 } => Math.Log(_scores.EasiAtMost(day, ScoreLikelihood.AllRegions, 0.0)),
            SeenItem.Easi easi => Math.Log(_scores.EasiDensity(day, ScoreLikelihood.AllRegions, easi.Value)),
            SeenItem.Regional regional => _scores.LogRegional(day, regional.Regions, regional.Values),
            SeenItem.Global global => Math.Log(_scores.GlobalAtMost(day[4], global.Level) - _scores.GlobalAtMost(day[4], global.Level - 1)),
            SeenItem.Itch itch => Math.Log(_scores.Itch(day[5], itch.Value)),
            SeenItem.Surface surface => LogNormal(surface.Percent, _scores.Surface(day, surface.About)),
            SeenItem.Words words => Math.Log(Probability(words, day, scores)),
            _ => throw new InvalidOperationException($"Unknown item {item}."),
        };
        return value > constants.LeastLogDensity ? value : constants.LeastLogDensity;
    }

    /// <summary>
    /// Probability that the thing would have been written lower, and that it would have been written as it was (more than 0 only
    /// for what has atoms). For words: 0 and the probability of the words.
    /// </summary>
    public (double Below, double At) Predictive(SeenItem item, int kept, ReadOnlySpan<double> scores)
    {
        ReadOnlySpan<double> day = scores.Slice(kept * ParticleCourse.ScoreColumns, ParticleCourse.ScoreColumns);
        switch (item)
        {
            case SeenItem.Easi easi:
                double most = _scores.EasiAtMost(day, ScoreLikelihood.AllRegions, easi.Value);
                return easi.Value <= 0.0 ? (0.0, most) : (most, 0.0);
            case SeenItem.Regional regional:
                double whole = ScoreLikelihood.Whole(regional.Values, regional.Regions);
                double below = _scores.RegionalAtMost(day, regional.Regions, whole);
                return whole <= 0.0 ? (0.0, below) : (below, 0.0);
            case SeenItem.Global global:
                double under = _scores.GlobalAtMost(day[4], global.Level - 1);
                return (under, _scores.GlobalAtMost(day[4], global.Level) - under);
            case SeenItem.Itch itch:
                double p = Clearance.Numerics.Statistics.NormalDistribution.Cdf((itch.Value - day[5]) / constants.ItchSd);
                return itch.Value <= 0.0 ? (0.0, p) : itch.Value >= 10.0 ? (p, 1.0 - p) : (p, 0.0);
            case SeenItem.Surface surface:
                (double mean, double sd) = _scores.Surface(day, surface.About);
                return (Clearance.Numerics.Statistics.NormalDistribution.Cdf((surface.Percent - mean) / sd), 0.0);
            case SeenItem.Words words:
                return (0.0, Probability(words, day, scores));
            default:
                throw new InvalidOperationException($"Unknown item {item}.");
        }
    }

    private double Probability(SeenItem.Words words, ReadOnlySpan<double> day, ReadOnlySpan<double> scores)
    {
        double below = words.LowOpen ? AtMost(words, words.Low, day, scores) : Under(words, day, scores);
        double upTo = double.IsPositiveInfinity(words.High) ? 1.0 : AtMost(words, words.High, day, scores);
        return Math.Max(0.0, upTo - below);
    }

    // Below a closed lower end: at 0 nothing lies below; elsewhere an EASI or an itch has no atom, and a level is a whole number.
    private double Under(SeenItem.Words words, ReadOnlySpan<double> day, ReadOnlySpan<double> scores) =>
        words.Low <= 0.0 ? 0.0
            : words.Score == BoundedScore.Iga ? AtMost(words, words.Low - 1.0, day, scores)
            : AtMost(words, words.Low, day, scores);

    private double AtMost(SeenItem.Words words, double limit, ReadOnlySpan<double> day, ReadOnlySpan<double> scores)
    {
        if (double.IsNegativeInfinity(limit))
        {
            return 0.0;
        }

        if (words.ReferenceVisit >= 0)
        {
            return words.ReferenceValue is { } written
                ? _scores.EasiAtMost(day, words.Regions, limit * written)
                : _scores.ShareAtMost(day, scores.Slice(words.ReferenceVisit * ParticleCourse.ScoreColumns, 4), words.Regions, limit);
        }

        return words.Score switch
        {
            BoundedScore.Easi => _scores.EasiAtMost(day, words.Regions, limit),
            BoundedScore.Iga => _scores.GlobalAtMost(day[4], (int)Math.Floor(limit)),
            BoundedScore.PeakItch => _scores.ItchAtMost(day[5], limit),
            _ => throw new InvalidOperationException($"Unknown score {words.Score}."),
        };
    }

    private static double LogNormal(double value, (double Mean, double Sd) of)
    {
        double z = (value - of.Mean) / of.Sd;
        return (-0.5 * z * z) - Math.Log(of.Sd * Math.Sqrt(2.0 * Math.PI));
    }
}
