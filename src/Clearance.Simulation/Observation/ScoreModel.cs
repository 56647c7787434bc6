using Clearance.Formulary;
using Clearance.Numerics.Random;

namespace Clearance.Simulation;

/// <summary>
/// What a rater and a patient would write down of a simulated state: scores with their errors (docs/model.md, observation).
/// </summary>
/// <remarks>
/// One rater error a visit, shared by the regions, on the logit of (EASI_r + 0.15)/72.3, Student t with 5 degrees of
/// freedom; a region may be scored 0 though a little is left; IGA is an ordered probit on the log of the whole EASI; itch has
/// a normal error kept within 0 to 10. A visit's errors are a function of (seed, patient, day): the same under every option.
/// </remarks>
public sealed class ScoreModel
{
    private readonly RandomStream _rater;
    private readonly RandomStream _zero;
    private readonly RandomStream _global;
    private readonly RandomStream _itch;
    private readonly double _offset, _sigma, _zeroLogMedian, _zeroSd, _globalSd, _itchSd;
    private readonly int _degrees;
    private readonly double[] _cuts;
    private readonly SeverityScale _scale;

    /// <summary>The model with the constants of the knowledge files.</summary>
    /// <param name="facts">The constants.</param>
    /// <param name="seed">The run's seed.</param>
    public ScoreModel(SkinModelFacts facts, ulong seed)
    {
        _rater = new RandomStream(seed, "score/rater");
        _zero = new RandomStream(seed, "score/zero");
        _global = new RandomStream(seed, "score/iga");
        _itch = new RandomStream(seed, "score/itch");
        _offset = facts.Central("easi_offset");
        _sigma = facts.Central("sigma_same");
        _degrees = (int)facts.Central("score_df");
        _zeroLogMedian = Math.Log(facts.Central("zero_median"));
        _zeroSd = facts.Central("zero_sd");
        _globalSd = facts.Central("iga_sd");
        _itchSd = facts.Central("nrs_sd_week");
        _cuts = [.. Enumerable.Range(0, 4).Select(k => Math.Log(facts.Central($"iga_cut_{k}")))];
        _scale = new SeverityScale(facts);
    }

    /// <summary>The scores of one visit.</summary>
    /// <param name="outcome">The simulation.</param>
    /// <param name="option">The option.</param>
    /// <param name="output">Position of the day among the outcome's days.</param>
    /// <param name="patient">Number of the patient.</param>
    public VisitScores Visit(CourseOutcome outcome, int option, int output, int patient)
    {
        uint number = (uint)patient;

        // Days may be negative (enrolment); the index is shifted to stay positive.
        uint visit = (uint)(outcome.OutputDays[output] + 4096) * 16;
        double error = _sigma * StudentT(number, visit);
        double[] regions = new double[BlockLayout.Regions];
        double easi = 0.0;
        double bsa = 0.0;
        for (int r = 0; r < regions.Length; r++)
        {
            double truth = outcome.RegionalEasi(option, output, r, patient);
            double top = 72.0 + (2.0 * _offset);
            double share = Math.Clamp((truth + _offset) / top, 1e-6, 1.0 - 1e-6);
            double scored = (top / (1.0 + Math.Exp(-(Math.Log(share / (1.0 - share)) + error)))) - _offset;
            double zeroPoint = _zeroLogMedian + (_zeroSd * _zero.Normal(number, visit + (uint)r));
            regions[r] = truth <= 0.0 || Math.Log(truth) < zeroPoint ? 0.0 : Math.Clamp(scored, 0.0, 72.0);
            easi += EasiWeights.Adult[r] * regions[r];
            bsa += EasiWeights.Adult[r] * _scale.Bsa(regions[r]);
        }

        double global = Math.Log(outcome.Easi(option, output, patient) + _offset) + (_globalSd * _global.Normal(number, visit));
        int iga = _cuts.Count(cut => global > cut);
        double itch = Math.Clamp(outcome.Itch(option, output, patient) + (_itchSd * _itch.Normal(number, visit)), 0.0, 10.0);
        return new VisitScores(easi, regions, iga, bsa, itch);
    }

    private double StudentT(uint patient, uint visit)
    {
        double chiSquare = 0.0;
        for (uint k = 1; k <= _degrees; k++)
        {
            double z = _rater.Normal(patient, visit + k);
            chiSquare += z * z;
        }

        return _rater.Normal(patient, visit) / Math.Sqrt(chiSquare / _degrees);
    }
}

/// <summary>Scores of one visit as written down.</summary>
/// <param name="Easi">EASI, 0 to 72 points.</param>
/// <param name="Regions">Regional EASI, 0 to 72 points: head and neck, upper limbs, trunk, lower limbs.</param>
/// <param name="Iga">vIGA-AD, 0 to 4.</param>
/// <param name="Bsa">Body surface area, per cent.</param>
/// <param name="Itch">Weekly peak pruritus NRS, 0 to 10.</param>
public sealed record VisitScores(double Easi, double[] Regions, int Iga, double Bsa, double Itch);
