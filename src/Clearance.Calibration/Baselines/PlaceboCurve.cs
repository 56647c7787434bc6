using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>
/// EASI-75 on placebo by week (Serrano 2026, doi 10.1002/psp4.70150, 41 placebo arms): logit P = e0 + (em + tcs TCS + easi (EASI0 -
/// 29)) (1 - exp(-k t)), t in weeks.
/// </summary>
/// <param name="Start">e0, at week 0.</param>
/// <param name="Maximum">em, in the end, without topical steroid.</param>
/// <param name="WithSteroid">What background topical steroid adds to it.</param>
/// <param name="PerPoint">What each point of EASI at enrolment above <paramref name="Centre"/> adds.</param>
/// <param name="Centre">EASI at enrolment that <paramref name="Maximum"/> belongs to.</param>
/// <param name="PerWeek">k, 1/week.</param>
public sealed record PlaceboCurve(double Start, double Maximum, double WithSteroid, double PerPoint, double Centre, double PerWeek)
{
    /// <summary>The logit of the share with EASI-75.</summary>
    /// <param name="weeks">Weeks from enrolment.</param>
    /// <param name="withSteroid">Whether topical steroid is used.</param>
    /// <param name="baselineEasi">Mean EASI at enrolment, points.</param>
    public double Logit(double weeks, bool withSteroid, double baselineEasi) =>
        Start + ((Maximum + (withSteroid ? WithSteroid : 0.0) + (PerPoint * (baselineEasi - Centre))) * (1.0 - Math.Exp(-PerWeek * weeks)));

    /// <summary>Reads the curve out of <c>models/placebo_serrano_2026.csv</c> of the knowledge folder.</summary>
    public static Reading<PlaceboCurve> Load(string knowledgeFolder)
    {
        Reading<BaselineConstants> read = BaselineConstants.Load(knowledgeFolder, "placebo_serrano_2026.csv", ["e0", "em", "tcs", "easi", "easi_centre", "k"]);
        return read.Value is not { } c
            ? new(null, read.Issues)
            : new(new PlaceboCurve(c["e0"], c["em"], c["tcs"], c["easi"], c["easi_centre"], c["k"]), read.Issues);
    }
}
