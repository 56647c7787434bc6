using Clearance.Formulary;
using Clearance.Numerics.Statistics;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>What is written down of every candidate the day before treatment: EASI under each part of the rater's error, itch likewise.</summary>
internal sealed class Enrolment
{
    private const int K = RaterError.Parts, J = ScoreChances.ItchParts;
    private readonly ScoreChances _chances;
    private readonly ArmOutcome _outcome;
    private readonly SeverityScale _scale;
    private readonly double[][] _easi = new double[5][];
    private readonly double[] _bsa;

    public Enrolment(ArmOutcome outcome, ScoreChances chances, SkinModelFacts facts)
    {
        _outcome = outcome;
        _chances = chances;
        _scale = new SeverityScale(facts);
        int n = outcome.Patients;
        for (int score = 0; score < _easi.Length; score++)
        {
            _easi[score] = new double[n * K];
        }

        _bsa = new double[n * K];
        Itch = new double[n * J];
        for (int i = 0; i < n; i++)
        {
            for (int r = 0; r < 4; r++)
            {
                double logit = chances.Logit(outcome.Enrolment((ArmScore)r)[i]);
                for (int k = 0; k < K; k++)
                {
                    double scored = chances.Score(logit + (chances.Sigma * RaterError.Means[k]));
                    _easi[r][(i * K) + k] = scored;
                    _easi[(int)ArmScore.Easi][(i * K) + k] += EasiWeights.Adult[r] * scored;
                    _bsa[(i * K) + k] += EasiWeights.Adult[r] * _scale.Bsa(scored);
                }
            }

            for (int j = 0; j < J; j++)
            {
                Itch[(i * J) + j] = Math.Clamp(outcome.Enrolment(ArmScore.Itch)[i] + (chances.ItchSd * ScoreChances.ItchErrors[j]), 0.0, 10.0);
            }
        }
    }

    /// <summary>Itch written down: [patient][part].</summary>
    public double[] Itch { get; }

    /// <summary>EASI written down, body or region: [patient][part].</summary>
    public double[] Easi(ArmScore score) => _easi[(int)score];

    /// <summary>Body surface written down, per cent: [patient][part].</summary>
    public double[] Bsa => _bsa;

    /// <summary>Mean body surface of a true state, per cent.</summary>
    public double BsaOf(Func<ArmScore, ReadOnlySpan<float>> scores, int patient)
    {
        double bsa = 0.0;
        for (int r = 0; r < 4; r++)
        {
            bsa += EasiWeights.Adult[r] * _scale.Bsa(scores((ArmScore)r)[patient]);
        }

        return bsa;
    }

    /// <summary>Weights of candidates under entry criteria, each draw of the model by itself.</summary>
    /// <param name="entry">The criteria.</param>
    /// <param name="draws">Number of draws; patient i lives under draw i modulo it.</param>
    public EntryWeights Weigh(EntryCriteria entry, int draws)
    {
        int n = _outcome.Patients;
        double[] skin = new double[n * K];
        double[] itch = new double[n * J];
        double[] easi = Easi(ArmScore.Easi);
        for (int i = 0; i < n; i++)
        {
            if (!_outcome.IsUsable[i])
            {
                continue;
            }

            double truth = _outcome.Enrolment(ArmScore.Easi)[i];
            double global = entry.Iga switch
            {
                <= 0 => 1.0,
                var least => 1.0 - _chances.IgaAtMost(truth, Math.Min(3, least - 1)),
            };
            for (int k = 0; k < K; k++)
            {
                int at = (i * K) + k;
                skin[at] = global / K * AtLeast(easi[at], entry.Easi) * AtLeast(_bsa[at], entry.Bsa) * (1.0 - (entry.MostBsa < 100.0 ? AtLeast(_bsa[at], entry.MostBsa) : 0.0));
            }

            for (int j = 0; j < J; j++)
            {
                itch[(i * J) + j] = (entry.Itch <= 0.0 ? 1.0 : NormalDistribution.Cdf((Itch[(i * J) + j] - entry.Itch) / ItchBlur)) / J;
            }
        }

        if (entry.MeanEasi is { } mean)
        {
            for (int draw = 0; draw < draws; draw++)
            {
                Tilt(skin, itch, easi, mean, draw, draws);
            }
        }

        return new EntryWeights(skin, itch);
    }

    // A bound is blurred by about the distance of two parts, so that nobody jumps in or out.
    private const double Blur = 0.1, ItchBlur = 0.4, SteepestTilt = 0.25;

    private static double AtLeast(double score, double bound) => bound <= 0.0 ? 1.0 : NormalDistribution.Cdf(Math.Log(Math.Max(score, 1e-3) / bound) / Blur);

    // Exponential tilting: the smallest change of the weights that gives the reported mean.
    private static void Tilt(double[] skin, double[] itch, double[] easi, double mean, int draw, int draws)
    {
        double tilt = 0.0;
        for (int iteration = 0; iteration < 30; iteration++)
        {
            double sum = 0.0, first = 0.0, second = 0.0;
            for (int i = draw; i * K < skin.Length; i += draws)
            {
                double asked = itch[i * J] + itch[(i * J) + 1] + itch[(i * J) + 2] + itch[(i * J) + 3];
                for (int k = 0; k < K; k++)
                {
                    double x = easi[(i * K) + k] - mean;
                    double w = asked * skin[(i * K) + k] * Math.Exp(tilt * x);
                    sum += w;
                    first += w * x;
                    second += w * x * x;
                }
            }

            if (!(sum > 0.0))
            {
                return;
            }

            double variance = (second / sum) - (first / sum * (first / sum));
            double step = variance > 1e-9 ? -first / sum / variance : 0.0;
            double next = Math.Clamp(tilt + Math.Clamp(step, -0.1, 0.1), -SteepestTilt, SteepestTilt);
            if (Math.Abs(next - tilt) < 1e-10)
            {
                break;
            }

            tilt = next;
        }

        for (int i = draw; i * K < skin.Length; i += draws)
        {
            for (int k = 0; k < K; k++)
            {
                skin[(i * K) + k] *= Math.Exp(tilt * (easi[(i * K) + k] - mean));
            }
        }
    }
}

/// <summary>Weights of candidates under entry criteria.</summary>
/// <param name="Skin">By patient and part of the rater's error.</param>
/// <param name="Itch">By patient and part of the itch score's error.</param>
internal sealed record EntryWeights(double[] Skin, double[] Itch);
