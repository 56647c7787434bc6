using System.Collections.Immutable;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>The chances of what is written down on one day of one arm, patient by patient, for one score (body or region).</summary>
internal sealed class DayScores
{
    private static readonly ImmutableArray<double> Weights = EasiWeights.Adult;
    private readonly DrawChances _chances;
    private readonly double[] _logit;
    private readonly double[] _inverseScale;
    private readonly double[] _zero;
    private readonly bool _isRegion;

    private DayScores(DrawChances chances, int patients, bool isRegion)
    {
        _chances = chances;
        _logit = new double[patients];
        _inverseScale = new double[patients];
        _zero = new double[patients];
        _isRegion = isRegion;
    }

    /// <summary>Works out a day.</summary>
    /// <param name="chances">The error model.</param>
    /// <param name="scores">The true scores of a day by kind of score.</param>
    /// <param name="score">The whole body, or a region.</param>
    public static DayScores Of(DrawChances chances, Func<ArmScore, ReadOnlySpan<float>> scores, ArmScore score)
    {
        ReadOnlySpan<float> whole = scores(score);
        DayScores day = new(chances, whole.Length, score != ArmScore.Easi);
        if (day._isRegion)
        {
            for (int i = 0; i < whole.Length; i++)
            {
                day._logit[i] = chances[i].Logit(whole[i]);
                day._inverseScale[i] = 1.0 / chances[i].Sigma;
                day._zero[i] = chances[i].Zero(whole[i]);
            }

            return day;
        }

        for (int r = 0; r < Weights.Length; r++)
        {
            ReadOnlySpan<float> region = scores((ArmScore)r);
            for (int i = 0; i < region.Length; i++)
            {
                double zero = region[i] > 6.0 ? 0.0 : chances[i].Zero(region[i]);
                double share = (region[i] + chances[i].Offset) / chances[i].Top;
                day._logit[i] += Weights[r] * (1.0 - zero) * region[i];
                day._inverseScale[i] += Weights[r] * share * (1.0 - share);
                day._zero[i] = r == 0 ? zero : day._zero[i] * zero;
            }
        }

        for (int i = 0; i < day._logit.Length; i++)
        {
            double share = (whole[i] + chances[i].Offset) / chances[i].Top;
            double slope = day._inverseScale[i] / (share * (1.0 - share));
            day._logit[i] = chances[i].Logit(day._logit[i]);
            day._inverseScale[i] = 1.0 / (chances[i].Sigma * slope);
        }

        return day;
    }

    /// <summary>Probability that the patient's score is at most some points; 0 points: that nothing is scored.</summary>
    public double AtMost(int patient, double points)
    {
        if (points <= 0.0)
        {
            return _zero[patient];
        }

        double below = RaterError.Cdf((_chances[patient].Logit(points) - _logit[patient]) * _inverseScale[patient]);
        return _isRegion ? _zero[patient] + ((1.0 - _zero[patient]) * below) : below;
    }

    /// <summary>The patient's score with a rater error, in units of its scale.</summary>
    public double WithError(int patient, double error) => _chances[patient].Score(_logit[patient] + (error / _inverseScale[patient]));

    /// <summary>Mean of the patient's score.</summary>
    public double Mean(int patient)
    {
        double sum = 0.0;
        foreach (double error in RaterError.Means)
        {
            sum += WithError(patient, error);
        }

        return sum / RaterError.Parts * (_isRegion ? 1.0 - _zero[patient] : 1.0);
    }
}
