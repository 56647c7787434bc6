using Clearance.Formulary;
using Clearance.Numerics.Statistics;

namespace Clearance.Calibration;

/// <summary>Scores of virtual patients of a baseline model, from which a row is read off.</summary>
internal sealed record PatientScoresOnDays
{
    /// <summary>EASI at enrolment by patient, points.</summary>
    public required double[] AtStart { get; init; }

    /// <summary>EASI on the day of the selection, points; null without a selection.</summary>
    public required double[]? AtSelection { get; init; }

    /// <summary>EASI on the day of the assessment, points.</summary>
    public required double[] AtDay { get; init; }

    /// <summary>Exponent that makes the fall of EASI a fall of itch; null when the model has no itch.</summary>
    public double? ItchExponent { get; init; }

    /// <summary>SD of ln EASI as written down around the patient's own.</summary>
    public required double Noise { get; init; }

    /// <summary>Factor on the EASI at which IGA turns from 1 to 2.</summary>
    public double IgaFactor { get; init; } = 1.0;
}

/// <summary>What a row shows in virtual patients: shares and mean improvements between 0 and 1.</summary>
/// <param name="formulary">Cut of the IGA and itch at enrolment.</param>
internal sealed class PatientShares(DrugFormulary formulary)
{
    private readonly double _igaCut = formulary.Skin.Central("iga_cut_1") - formulary.Skin.Central("easi_offset");
    private readonly double _clearCut = formulary.Skin.Central("iga_cut_0") - formulary.Skin.Central("easi_offset");
    private readonly double _itch = formulary.Population.Quantities["peak_itch"].Central.Internal;

    /// <summary>The share of a row; null with a reason when the baselines do not have it.</summary>
    public (double? Share, string WhyNot) Of(Measure measure, Selection? among, PatientScoresOnDays scores)
    {
        if (measure is Measure.ItchResponse or Measure.ItchAtMost or Measure.ItchRise or Measure.MeanPercentChange { Score: Simulation.ArmScore.Itch } && scores.ItchExponent is null)
        {
            return (null, "the model has no itch");
        }

        if (among is { Rule: SelectionRule.Itch4 or SelectionRule.Itch4AndResponse } && scores.ItchExponent is null)
        {
            return (null, "the model has no itch to select by");
        }

        double sum = 0.0, counted = 0.0;
        for (int i = 0; i < scores.AtStart.Length; i++)
        {
            double weight = among is null ? 1.0 : Selected(among, scores, i);
            if (Reached(measure, scores, i) is not { } reached)
            {
                return (null, $"a baseline has no {measure.GetType().Name}");
            }

            sum += weight * reached;
            counted += weight;
        }

        return counted > 1e-9 ? (sum / counted, "") : (null, "nobody is selected");
    }

    private double? Reached(Measure measure, PatientScoresOnDays s, int i)
    {
        double start = s.AtStart[i], now = s.AtDay[i];
        return measure switch
        {
            Measure.EasiResponse { Fraction: < 1.0 } response => Below(now, start * (1.0 - response.Fraction), s),
            Measure.EasiResponse => Below(now, _clearCut, s),
            Measure.EasiAtMost bound => Below(now, bound.Points, s),
            Measure.IgaAtMost { Level: 0 } => Below(now, _clearCut, s),
            Measure.IgaAtMost => Below(now, _igaCut * s.IgaFactor, s),
            Measure.ItchResponse fall => BelowItch(Itch(now / start, s), (_itch - fall.Points) / _itch, s),
            Measure.ItchAtMost bound => BelowItch(Itch(now / start, s), bound.Points / _itch, s),
            Measure.ItchRise rise when s.AtSelection is { } then => 1.0 - BelowItch(Itch(now / start, s), Itch(then[i] / start, s) + (rise.Points / _itch), s),
            Measure.MeanPercentChange { Score: Simulation.ArmScore.Itch } => 1.0 - Itch(now / start, s),
            Measure.MeanPercentChange => 1.0 - (now / start),
            Measure.Flare flare when s.AtSelection is { } then => Math.Min(
                1.0 - Below(now, then[i] + (flare.Fraction * Math.Max(0.0, start - then[i])), s),
                1.0 - Below(now, _igaCut * s.IgaFactor, s)),
            _ => null,
        };
    }

    private double Selected(Selection among, PatientScoresOnDays s, int i)
    {
        double start = s.AtStart[i], then = s.AtSelection![i];
        double easi75 = Below(then, 0.25 * start, s), iga = Below(then, _igaCut * s.IgaFactor, s);
        double met = among.Rule switch
        {
            SelectionRule.Easi75 => easi75,
            SelectionRule.Easi50 => Below(then, 0.5 * start, s),
            SelectionRule.Iga01 => iga,
            SelectionRule.Easi75OrIga01 => Math.Max(easi75, iga),
            SelectionRule.Easi75AndIga01 => Math.Min(easi75, iga),
            SelectionRule.Itch4 => BelowItch(Itch(then / start, s), (_itch - 4.0) / _itch, s),
            SelectionRule.Itch4AndResponse => Math.Min(Math.Max(easi75, iga), BelowItch(Itch(then / start, s), (_itch - 4.0) / _itch, s)),
            SelectionRule.Anybody => 1.0,
            _ => throw new InvalidOperationException($"Unknown rule {among.Rule}."),
        };
        return among.Not ? 1.0 - met : met;
    }

    private static double Itch(double ratio, PatientScoresOnDays s) => Math.Pow(ratio, s.ItchExponent ?? 1.0);

    private static double Below(double easi, double bound, PatientScoresOnDays s) =>
        NormalDistribution.Cdf((Math.Log(bound) - Math.Log(Math.Max(easi, 1e-6))) / s.Noise);

    private static double BelowItch(double itch, double bound, PatientScoresOnDays s) => Below(itch, bound, s);
}
