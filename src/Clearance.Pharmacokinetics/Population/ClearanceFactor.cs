using Clearance.Formulary;

namespace Clearance.Pharmacokinetics;

/// <summary>Factors on clearance from published ratios of exposure.</summary>
public static class ClearanceFactor
{
    /// <summary>
    /// One over the published ratio of the area under the curve, for the parent drug; null when none is known. Exact for a
    /// drug whose bioavailability does not change; the gate decides whether the combination may be given at all.
    /// </summary>
    /// <param name="drug">The drug.</param>
    /// <param name="condition">Interacting drug or degree of impairment, as the formulary names it.</param>
    public static double? For(SystemicDrug drug, string condition) =>
        drug.ExposureRatios
            .Where(ratio => ratio.Condition == condition && ratio.Metric == "AUC" && ratio.Moiety == "parent")
            .Select(ratio => 1.0 / ratio.Ratio.Internal)
            .Cast<double?>()
            .FirstOrDefault();
}
