using Clearance.Numerics.Statistics;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>The chance or the mean of a measure for each candidate, given the errors at enrolment.</summary>
internal sealed class MeasureChances
{
    private const int K = RaterError.Parts, J = ScoreChances.ItchParts;
    private readonly ArmStatement _statement;
    private readonly int _arm;
    private readonly ArmScores _scores;
    private readonly Enrolment _enrolment;
    private readonly DrawChances _chances;
    private readonly ArmScore _score;
    private readonly double[] _easi;
    private readonly double[] _itch;
    private readonly DayScores? _day;
    private readonly DayScores? _selected;
    private readonly DayScores[] _visits;
    private readonly int[] _visitDays;

    public MeasureChances(ArmStatement statement, int arm, ArmScores scores, Enrolment enrolment)
    {
        _statement = statement;
        _arm = arm;
        _scores = scores;
        _enrolment = enrolment;
        _chances = scores.Chances;
        _score = statement.Measure switch
        {
            Measure.EasiResponse m => m.Region,
            Measure.MeanScore m => m.Score,
            Measure.MeanPercentChange m => m.Score,
            Measure.ImprovementLost m => m.Score,
            _ => ArmScore.Easi,
        };
        bool isSkin = _score != ArmScore.Itch;
        _easi = isSkin ? enrolment.Easi(_score) : [];
        _itch = enrolment.Itch;
        _day = isSkin ? scores.Day(arm, statement.Day, _score) : null;
        _selected = isSkin && statement.Among is { } among ? scores.Day(arm, among.Day, _score) : null;
        _visitDays = statement.Measure.IsFirstTime ? [.. statement.VisitsUntil(statement.Day)] : [];
        _visits = statement.Measure.IsFirstTime ? [.. _visitDays.Select(day => scores.Day(arm, day, ArmScore.Easi))]
            : statement is { Measure: Measure.MeanPercentChange, Means: MeanRule.LastObservation } && isSkin ? [.. RescueDays.Select(day => scores.Day(arm, day, _score))]
            : [];
    }

    /// <summary>For median times: the number of visits up to which patients must have stayed free of the event.</summary>
    public int UpToVisit { get; set; }

    private IEnumerable<int> RescueDays => ArmStatement.RescueDays(_statement.RescueFromDay, _statement.Day);

    /// <summary>Whether somebody had at least some points at enrolment, blurred by a quarter of a point.</summary>
    public static double HadEnough(double start, double points) => NormalDistribution.Cdf((start - points) / 0.25);

    /// <summary>How far a patient's part of the itch error is counted: only those who can fall that far are.</summary>
    public double Counts(int patient, int part) => _statement.Measure switch
    {
        Measure.ItchResponse m => HadEnough(_itch[(patient * J) + part], m.Points),
        Measure.MeanPercentChange or Measure.ImprovementLost => HadEnough(_itch[(patient * J) + part], LeastItch),
        _ => 1.0,
    };

    /// <summary>Fills the chances by part of the rater's error, or by part of the itch score's.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="staying">Probability of staying without rescue, by patient.</param>
    /// <param name="skin">Receives the values by part of the rater's error.</param>
    /// <param name="itch">Receives the values by part of the itch score's error.</param>
    /// <returns>Whether <paramref name="itch"/> was filled instead of <paramref name="skin"/>.</returns>
    public bool Fill(int patient, double[] staying, Span<double> skin, Span<double> itch)
    {
        double easi = True(_statement.Day, ArmScore.Easi, patient);
        double nrs = True(_statement.Day, ArmScore.Itch, patient);
        switch (_statement.Measure)
        {
            case Measure.EasiResponse m:
                for (int k = 0; k < K; k++)
                {
                    skin[k] = _day!.AtMost(patient, (1.0 - m.Fraction) * _easi[(patient * K) + k]);
                }

                return false;
            case Measure.EasiAtMost m:
                skin.Fill(_day!.AtMost(patient, m.Points));
                return false;
            case Measure.IgaAtMost m:
                skin.Fill(_chances[patient].IgaAtMost(easi, m.Level));
                return false;
            case Measure.IgaFour:
                skin.Fill(1.0 - _chances[patient].IgaAtMost(easi, 3));
                return false;
            case Measure.IgaWithinOne:
                skin.Fill(IgaWithinOne(patient, easi));
                return false;
            case Measure.MeanScore { Score: ArmScore.Itch } or Measure.MedianScore { Score: ArmScore.Itch }:
                skin.Fill(_chances[patient].MeanItch(nrs));
                return false;
            case Measure.MeanScore or Measure.MedianScore:
                MeanScore(patient, skin);
                return false;
            case Measure.MeanBsa:
                Bsa(patient, skin, 0.0);
                return false;
            case Measure.BsaChange:
                Bsa(patient, skin, 1.0);
                return false;
            case Measure.Flare m:
                Spared(patient, m.Fraction, _visits.Length, skin);
                for (int k = 0; k < K; k++)
                {
                    skin[k] = 1.0 - skin[k];
                }

                return false;
            case Measure.MedianDaysToFlare m:
                Spared(patient, m.Fraction, UpToVisit, skin);
                return false;
            case Measure.MedianDaysToIga2:
                AlmostClear(patient, skin);
                return false;
            case Measure.MeanPercentChange { Score: ArmScore.Itch }:
                ItchChange(patient, _chances[patient].MeanItch(nrs), itch);
                return true;
            case Measure.MeanPercentChange:
                PercentChange(patient, staying, skin);
                return false;
            case Measure.ImprovementLost { Score: ArmScore.Itch }:
                ItchChange(patient, 0.0, itch, _chances[patient].MeanItch(True(SelectionDay, ArmScore.Itch, patient)) - _chances[patient].MeanItch(nrs));
                return true;
            case Measure.ImprovementLost:
                Lost(patient, skin);
                return false;
            case Measure.ItchAtMost m:
                skin.Fill(_chances[patient].ItchAtMost(nrs, m.Points));
                return false;
            case Measure.ItchRise m:
                skin.Fill(Rise(patient, nrs, m.Points));
                return false;
            case Measure.ItchResponse m:
                for (int j = 0; j < J; j++)
                {
                    itch[j] = _chances[patient].ItchAtMost(nrs, _itch[(patient * J) + j] - m.Points, m.IsOneDay);
                }

                return true;
            default:
                throw new InvalidOperationException($"Unknown measure {_statement.Measure}.");
        }
    }

    // Percentages of an itch that hardly was there say nothing.
    private const double LeastItch = 2.0;

    private int SelectionDay => _statement.Among?.Day ?? -1;

    private double True(int day, ArmScore score, int patient) => _scores.True(_arm, day, score)[patient];

    private double IgaWithinOne(int patient, double easi)
    {
        double before = True(SelectionDay, ArmScore.Easi, patient);
        double clear = _chances[patient].IgaAtMost(before, 0);
        double either = Math.Max(1e-12, _chances[patient].IgaAtMost(before, 1));
        return ((clear * _chances[patient].IgaAtMost(easi, 1)) + ((either - clear) * _chances[patient].IgaAtMost(easi, 2))) / either;
    }

    private void MeanScore(int patient, Span<double> skin)
    {
        for (int k = 0; k < K; k++)
        {
            skin[k] = _statement.Day < 0 ? _easi[(patient * K) + k] : 0.0;
        }

        if (_statement.Day >= 0)
        {
            skin.Fill(_day!.Mean(patient));
        }
    }

    private void Bsa(int patient, Span<double> skin, double minusStart)
    {
        double now = _statement.Day < 0 ? 0.0 : _enrolment.BsaOf(score => _scores.True(_arm, _statement.Day, score), patient);
        for (int k = 0; k < K; k++)
        {
            double start = _enrolment.Bsa[(patient * K) + k];
            skin[k] = (_statement.Day < 0 ? start : now) - (minusStart * start);
        }
    }

    private void PercentChange(int patient, double[] staying, Span<double> skin)
    {
        double mean = _day!.Mean(patient);
        if (_statement.Means == MeanRule.LastObservation && _visits.Length > 0)
        {
            // Hazards are small: the share rescued is spread over the visits evenly.
            double carried = 0.0;
            foreach (DayScores visit in _visits)
            {
                carried += visit.Mean(patient) / _visits.Length;
            }

            mean = (staying[patient] * mean) + ((1.0 - staying[patient]) * carried);
        }

        for (int k = 0; k < K; k++)
        {
            skin[k] = 100.0 * ((mean / Math.Max(0.5, _easi[(patient * K) + k])) - 1.0);
        }
    }

    private void ItchChange(int patient, double mean, Span<double> itch, double? difference = null)
    {
        for (int j = 0; j < J; j++)
        {
            double start = Math.Max(LeastItch, _itch[(patient * J) + j]);
            itch[j] = 100.0 * (difference is { } moved ? moved / start : (mean / start) - 1.0);
        }
    }

    // Those chosen for a good score had, on average, a lucky one: the mean of the score at the selection given that it was met.
    private void Lost(int patient, Span<double> skin)
    {
        double now = _day!.Mean(patient);
        double iga = _chances[patient].IgaAtMost(True(SelectionDay, ArmScore.Easi, patient), 1);
        for (int k = 0; k < K; k++)
        {
            double start = _easi[(patient * K) + k];
            double sum = 0.0, weight = 0.0;
            foreach (double error in RaterError.Means)
            {
                double scored = _selected!.WithError(patient, error);
                double easi75 = NormalDistribution.Cdf(Math.Log(0.25 * start / Math.Max(scored, 1e-3)) / 0.1);
                double chance = _statement.Among!.Rule switch
                {
                    SelectionRule.Easi75 => easi75,
                    SelectionRule.Easi75OrIga01 => 1.0 - ((1.0 - iga) * (1.0 - easi75)),
                    SelectionRule.Easi75AndIga01 => iga * easi75,
                    _ => 1.0,
                };
                sum += chance * scored;
                weight += chance;
            }

            double then = weight > 1e-9 ? sum / weight : _selected!.Mean(patient);
            skin[k] = 100.0 * (then - now) / start;
        }
    }

    private double Rise(int patient, double nrs, double points)
    {
        double before = True(SelectionDay, ArmScore.Itch, patient);
        double chance = 0.0;
        foreach (double error in ScoreChances.ItchErrors)
        {
            double start = Math.Clamp(before + (_chances[patient].ItchSd * error), 0.0, 10.0);
            chance += (1.0 - _chances[patient].ItchAtMost(nrs, start + points)) / J;
        }

        return chance;
    }

    // Chance that at no visit so much of the response is lost with IGA 2 or more.
    private void Spared(int patient, double fraction, int visits, Span<double> skin)
    {
        double before = _selected!.Mean(patient);
        for (int k = 0; k < K; k++)
        {
            double start = _easi[(patient * K) + k];
            double bound = before + (fraction * Math.Max(0.0, start - before));
            double spared = 1.0;
            for (int v = 0; v < visits; v++)
            {
                double notAlmostClear = 1.0 - _chances[patient].IgaAtMost(True(_visitDays[v], ArmScore.Easi, patient), 1);
                spared *= 1.0 - ((1.0 - _visits[v].AtMost(patient, bound)) * notAlmostClear);
            }

            skin[k] = spared;
        }
    }

    private void AlmostClear(int patient, Span<double> skin)
    {
        double clear = 1.0;
        for (int v = 0; v < UpToVisit; v++)
        {
            clear *= _chances[patient].IgaAtMost(True(_visitDays[v], ArmScore.Easi, patient), 1);
        }

        skin.Fill(clear);
    }
}
