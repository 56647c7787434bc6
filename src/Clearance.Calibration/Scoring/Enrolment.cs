using Clearance.Formulary;
using Clearance.Numerics.Statistics;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>What is written down of every candidate the day before treatment: EASI under each part of the rater's error, itch likewise.</summary>
internal sealed class Enrolment
{
    private const int K = RaterError.Parts, J = ScoreChances.ItchParts;
    private readonly DrawChances _chances;
    private readonly ArmOutcome _outcome;
    private readonly SeverityScale _scale;
    private readonly double[][] _easi = new double[5][];
    private readonly double[] _bsa;
    private readonly VirtualPopulation _population;

    public Enrolment(ArmOutcome outcome, VirtualPopulation population, DrawChances chances, SkinModelFacts facts)
    {
        _outcome = outcome;
        _population = population;
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
                double logit = chances[i].Logit(outcome.Enrolment((ArmScore)r)[i]);
                for (int k = 0; k < K; k++)
                {
                    double scored = chances[i].Score(logit + (chances[i].Sigma * RaterError.Means[k]));
                    _easi[r][(i * K) + k] = scored;
                    _easi[(int)ArmScore.Easi][(i * K) + k] += EasiWeights.Adult[r] * scored;
                    _bsa[(i * K) + k] += EasiWeights.Adult[r] * _scale.Bsa(scored);
                }
            }

            for (int j = 0; j < J; j++)
            {
                Itch[(i * J) + j] = Math.Clamp(outcome.Enrolment(ArmScore.Itch)[i] + (chances[i].ItchSd * ScoreChances.ItchErrors[j]), 0.0, 10.0);
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
                var least => 1.0 - _chances[i].IgaAtMost(truth, Math.Min(3, least - 1)),
            };
            if (entry.IsLimited)
            {
                global *= AtMost(UsualBsa(i), entry.MostBsa);
            }

            for (int k = 0; k < K; k++)
            {
                int at = (i * K) + k;
                skin[at] = global / K * AtLeast(easi[at], entry.Easi) * AtLeast(_bsa[at], entry.Bsa) * AtMost(_bsa[at], entry.MostBsa);
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

    private static double AtMost(double bsa, double bound) => bound >= 100.0 ? 1.0 : 1.0 - AtLeast(bsa, bound);

    // Of the untreated state without triggers, per cent.
    private double UsualBsa(int patient)
    {
        double bsa = 0.0;
        for (int r = 0; r < 4; r++)
        {
            bsa += EasiWeights.Adult[r] * _scale.Bsa(_population.UntreatedEasi(patient, r));
        }

        return bsa;
    }

    // Exponential tilting: the smallest change of the weights that gives the reported mean. The weight of a candidate follows
    // the untreated EASI, a trait; following the score at enrolment would choose patients at a good or bad moment.
    private void Tilt(double[] skin, double[] itch, double[] easi, double mean, int draw, int draws)
    {
        List<(double Trait, double Weight, double Easi)> candidates = [];
        for (int i = draw; i * K < skin.Length; i += draws)
        {
            double weight = 0.0, sum = 0.0;
            for (int k = 0; k < K; k++)
            {
                weight += skin[(i * K) + k];
                sum += skin[(i * K) + k] * easi[(i * K) + k];
            }

            double asked = itch[i * J] + itch[(i * J) + 1] + itch[(i * J) + 2] + itch[(i * J) + 3];
            if (weight * asked > 0.0)
            {
                candidates.Add((_population.UntreatedEasi(i) - mean, weight * asked, sum / weight));
            }
        }

        double tilt = Root(candidates, mean);
        for (int i = draw; i * K < skin.Length; i += draws)
        {
            double factor = Math.Exp(tilt * (_population.UntreatedEasi(i) - mean));
            for (int k = 0; k < K; k++)
            {
                skin[(i * K) + k] *= factor;
            }
        }
    }

    private static double Root(List<(double Trait, double Weight, double Easi)> candidates, double mean)
    {
        double tilt = 0.0;
        for (int iteration = 0; iteration < 50; iteration++)
        {
            double sum = 0.0, easi = 0.0, trait = 0.0, product = 0.0;
            foreach ((double x, double weight, double score) in candidates)
            {
                double w = weight * Math.Exp(tilt * x);
                sum += w;
                easi += w * score;
                trait += w * x;
                product += w * x * score;
            }

            double slope = (product / sum) - (easi / sum * (trait / sum));
            double step = slope > 1e-9 ? (mean - (easi / sum)) / slope : 0.0;
            double next = Math.Clamp(tilt + Math.Clamp(step, -0.1, 0.1), -SteepestTilt, SteepestTilt);
            if (!(Math.Abs(next - tilt) >= 1e-12))
            {
                break;
            }

            tilt = next;
        }

        return tilt;
    }
}

/// <summary>Weights of candidates under entry criteria.</summary>
/// <param name="Skin">By patient and part of the rater's error.</param>
/// <param name="Itch">By patient and part of the itch score's error.</param>
internal sealed record EntryWeights(double[] Skin, double[] Itch);
