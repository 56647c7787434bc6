namespace Clearance.Formulary;

/// <summary>How a drug's label divides renal function.</summary>
/// <param name="Measure">Creatinine clearance, mL/min, or eGFR, mL/min/1.73m2.</param>
/// <param name="BoundBelongsBelow">True when a value at a bound counts as the worse stage.</param>
/// <param name="MildBelow">Upper bound of mild impairment.</param>
/// <param name="ModerateBelow">Upper bound of moderate impairment.</param>
/// <param name="SevereBelow">Upper bound of severe impairment.</param>
/// <param name="EndStageBelow">Upper bound of end-stage disease where the label sets it apart.</param>
public sealed record RenalStages(
    PkCovariate Measure, bool BoundBelongsBelow, SourcedValue MildBelow, SourcedValue ModerateBelow, SourcedValue SevereBelow, SourcedValue? EndStageBelow)
{
    /// <summary>The stage of a value in the unit of the measure.</summary>
    public OrganStage StageOf(double value)
    {
        if (EndStageBelow is { } last && Below(value, last))
        {
            return OrganStage.EndStage;
        }

        return Below(value, SevereBelow) ? OrganStage.Severe
            : Below(value, ModerateBelow) ? OrganStage.Moderate
            : Below(value, MildBelow) ? OrganStage.Mild
            : OrganStage.Normal;
    }

    private bool Below(double value, SourcedValue bound) => BoundBelongsBelow ? value <= bound.Internal : value < bound.Internal;
}

/// <summary>Degree of impairment of kidney or liver (Child-Pugh A, B, C are mild, moderate, severe).</summary>
public enum OrganStage
{
    Normal,
    Mild,
    Moderate,
    Severe,
    EndStage,
}
