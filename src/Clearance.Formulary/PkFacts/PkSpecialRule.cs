namespace Clearance.Formulary;

/// <summary>Rules of single models.</summary>
public abstract record PkSpecialRule
{
    private PkSpecialRule()
    {
    }

    /// <summary>
    /// Clearance falls with time on drug: factor 1 - MaxFall (1 - exp(-ln2 t/HalfTime)), t since the first dose of the course (abrocitinib).
    /// </summary>
    /// <param name="MaxFall">Share lost in the end.</param>
    /// <param name="HalfTime">Half-time; <see cref="SourcedValue.Internal"/> gives days.</param>
    public sealed record ClearanceFallsWithTime(SourcedValue MaxFall, SourcedValue HalfTime) : PkSpecialRule;

    /// <summary>
    /// Clearance depends on the absorbed daily dose: factor (F x daily dose / Reference)^Exponent (abrocitinib).
    /// </summary>
    /// <param name="Reference">Reference, mg of bioavailable drug a day.</param>
    /// <param name="Exponent">The exponent.</param>
    public sealed record ClearanceDependsOnDose(SourcedValue Reference, SourcedValue Exponent) : PkSpecialRule;

    /// <summary>
    /// Renal clearance of a patient whose eGFR changes: reference CLr x (base/Reference + Slope (now - base)) (baricitinib).
    /// With a constant eGFR this is the plain power effect with exponent 1, which stands among the covariate effects.
    /// </summary>
    /// <param name="Slope">Change of the factor per mL/min/1.73m2.</param>
    public sealed record RenalClearanceFollowsEgfr(SourcedValue Slope) : PkSpecialRule;

    /// <summary>
    /// Active-moiety hint: multiply the parent's concentration by the factor for effect (abrocitinib's active metabolites).
    /// </summary>
    /// <param name="Factor">The factor on the parent.</param>
    public sealed record ActiveMoiety(SourcedValue Factor) : PkSpecialRule;
}
