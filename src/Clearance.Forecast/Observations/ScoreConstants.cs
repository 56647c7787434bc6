using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>
/// Constants of what a rater and a patient write down, and of the words said for it: of the observation model (docs/model.md), of
/// model/forecast.yaml and of the table of words in scales.yaml.
/// </summary>
internal sealed class ScoreConstants
{
    public ScoreConstants(DrugFormulary formulary)
    {
        SkinModelFacts facts = formulary.Skin;
        Regional = formulary.Forecast["regional_sd"];
        SurfaceSd = formulary.Forecast["surface_sd"];
        AboutSurface = formulary.Forecast["about_surface_sd"];
        LeastLogDensity = formulary.Forecast["least_log_density"];
        Offset = facts.Central("easi_offset");
        Rater = facts.Central("sigma_same");
        ZeroLogMedian = Math.Log(facts.Central("zero_median"));
        ZeroSd = facts.Central("zero_sd");
        GlobalSd = facts.Central("iga_sd");
        ItchSd = facts.Central("nrs_sd_week");
        AreaSd = facts.Central("area_sd");
        GlobalCuts = [.. Enumerable.Range(0, 4).Select(k => Math.Log(facts.Central($"iga_cut_{k}")))];
        Surface = new SeverityScale(facts);
        WordTable words = formulary.Scales.Words;
        WordMeaning clear = words.Status[StatusWord.Clear];
        ClearEasi = Value(clear, BoundedScore.Easi).High;
        ClearLevel = (int)Value(clear, BoundedScore.Iga).High;
        WordBound mild = Value(words.Severity[SeverityWord.Mild], BoundedScore.Easi);
        BandEnds = [mild.Low, mild.High, Value(words.Severity[SeverityWord.Moderate], BoundedScore.Easi).High];
        if ((int)facts.Central("score_df") != 5)
        {
            throw new InvalidOperationException("The likelihood of scores is written for a rater error with 5 degrees of freedom.");
        }
    }

    /// <summary>Points added to an EASI before its logit is taken.</summary>
    public double Offset { get; }

    /// <summary>Scale of the rater's error on the logit.</summary>
    public double Rater { get; }

    /// <summary>
    /// SD of what one region's score has of its own beside the rater's error of the visit, on the logit. The simulation has none;
    /// without it four regional scores of one visit would be explained by no patient.
    /// </summary>
    public double Regional { get; }

    /// <summary>A region is written 0 with probability Φ((this - ln EASI_r)/<see cref="ZeroSd"/>).</summary>
    public double ZeroLogMedian { get; }

    public double ZeroSd { get; }

    public double GlobalSd { get; }

    public double[] GlobalCuts { get; }

    /// <summary>IGA is that of clear skin up to this EASI + offset.</summary>
    public double ClearCut => Math.Exp(GlobalCuts[ClearLevel]);

    /// <summary>Most EASI of clear skin, of the whole or of a region.</summary>
    public double ClearEasi { get; }

    /// <summary>Highest IGA of clear skin.</summary>
    public int ClearLevel { get; }

    /// <summary>Upper ends of the bands of EASI: clear or almost, mild, moderate; severe lies above.</summary>
    public ImmutableArray<double> BandEnds { get; }

    public double ItchSd { get; }

    public double AreaSd { get; }

    public SeverityScale Surface { get; }

    /// <summary>Points of body surface added in quadrature where the course says "about".</summary>
    public double AboutSurface { get; }

    /// <summary>SD of a written body surface beside the error of the areas, points.</summary>
    public double SurfaceSd { get; }

    /// <summary>The log of the least density that counts: scores that lie wider are not told apart.</summary>
    public double LeastLogDensity { get; }

    private static WordBound Value(WordMeaning meaning, BoundedScore score) => meaning.Bounds.First(b => b.Of == BoundKind.Value && b.Score == score);
}
