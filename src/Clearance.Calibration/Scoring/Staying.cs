using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>
/// Probability of staying in the trial without rescue: at every visit a hazard that follows how little has improved, and one
/// of leaving for other reasons. Whoever is rescued or leaves counts as a non-responder afterwards.
/// </summary>
internal sealed class Staying
{
    private readonly double[] _rescue, _dropout, _power;

    /// <summary>The hazards of the draws; patient i lives under draw i modulo their number.</summary>
    public Staying(IReadOnlyList<ModelDraw> models)
    {
        _rescue = [.. models.Select(m => m["trial_rescue"])];
        _dropout = [.. models.Select(m => m["trial_dropout"])];
        _power = [.. models.Select(m => m["trial_rescue_power"])];
    }

    /// <summary>The probability for each patient over a stretch of an arm.</summary>
    /// <param name="scores">The simulated batch.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Day of the assessment; a rescue decided there comes after it.</param>
    /// <param name="factor">Factor on both hazards.</param>
    public double[] Of(ArmScores scores, int arm, int from, int to, double factor)
    {
        double[] staying = new double[scores.Outcome.Patients];
        if (factor > 0.0)
        {
            ReadOnlySpan<float> start = scores.True(arm, -1, ArmScore.Easi);
            foreach (int day in ArmStatement.RescueDays(from, to))
            {
                ReadOnlySpan<float> now = scores.True(arm, day, ArmScore.Easi);
                for (int i = 0; i < staying.Length; i++)
                {
                    int draw = i % _rescue.Length;
                    double share = Math.Min(LargestShare, now[i] / Math.Max(start[i], 1e-3));
                    double lack = _power[draw] == 2.0 ? share * share : Math.Pow(share, _power[draw]);
                    staying[i] -= factor * ArmStatement.RescueStep * ((_rescue[draw] * lack) + _dropout[draw]);
                }
            }
        }

        for (int i = 0; i < staying.Length; i++)
        {
            staying[i] = Math.Exp(staying[i]);
        }

        return staying;
    }

    // A skin much worse than at enrolment is not rescued ever faster.
    private const double LargestShare = 1.5;
}
