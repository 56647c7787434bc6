using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>Probability that a candidate is among those counted.</summary>
internal sealed class SelectionChances
{
    private const int K = RaterError.Parts, J = ScoreChances.ItchParts;
    private readonly Selection _among;
    private readonly int _arm;
    private readonly ArmScores _scores;
    private readonly double[] _easi;
    private readonly double[] _itch;
    private readonly DayScores _day;

    public SelectionChances(Selection among, int arm, ArmScores scores, Enrolment enrolment)
    {
        _among = among;
        _arm = arm;
        _scores = scores;
        _easi = enrolment.Easi(ArmScore.Easi);
        _itch = enrolment.Itch;
        _day = scores.Day(arm, among.Day, ArmScore.Easi);
    }

    /// <summary>Multiplies the weights of a patient's parts with the chance of being counted.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="staying">Probability of having stayed without rescue until the judgement.</param>
    /// <param name="skin">Weights by part of the rater's error.</param>
    /// <param name="itch">Weights by part of the itch score's error.</param>
    public void Apply(int patient, double staying, Span<double> skin, Span<double> itch)
    {
        bool isSkin = _among.Rule != SelectionRule.Itch4;
        bool isItch = _among.Rule is SelectionRule.Itch4 or SelectionRule.Itch4AndResponse;
        double iga = _scores.Chances[patient].IgaAtMost(_scores.True(_arm, _among.Day, ArmScore.Easi)[patient], 1);
        for (int k = 0; k < K && isSkin; k++)
        {
            double easi = _easi[(patient * K) + k];
            double met = staying * _among.Rule switch
            {
                SelectionRule.Easi75 => _day.AtMost(patient, 0.25 * easi),
                SelectionRule.Easi50 => _day.AtMost(patient, 0.5 * easi),
                SelectionRule.Iga01 => iga,
                SelectionRule.Easi75OrIga01 or SelectionRule.Itch4AndResponse => 1.0 - ((1.0 - iga) * (1.0 - _day.AtMost(patient, 0.25 * easi))),
                SelectionRule.Easi75AndIga01 => iga * _day.AtMost(patient, 0.25 * easi),
                SelectionRule.Anybody => 1.0,
                _ => throw new InvalidOperationException($"Unknown rule {_among.Rule}."),
            };
            skin[k] *= _among.Not ? 1.0 - met : met;
        }

        double now = _scores.True(_arm, _among.Day, ArmScore.Itch)[patient];
        for (int j = 0; j < J && isItch; j++)
        {
            double start = _itch[(patient * J) + j];
            double met = _scores.Chances[patient].ItchAtMost(now, start - 4.0) * (isSkin ? 1.0 : staying);
            itch[j] *= MeasureChances.HadEnough(start, 4.0) * (_among.Not ? 1.0 - met : met);
        }
    }
}
