namespace Clearance.Simulation;

/// <summary>
/// Where the stages of one step leave numbers for each other. Residual signals and what depends on the step stand once,
/// regional numbers in fours. A name ending in Slope is a first Legendre moment, see <see cref="ProfileColumn"/>.
/// </summary>
internal static class WorkColumn
{
    /// <summary>Residual type-2 signal at keratinocytes (IL-13 and IL-4 by their shares).</summary>
    public const int Type2 = 0, Type2Slope = 1;

    /// <summary>Residual IL-31.</summary>
    public const int Il31 = 2, Il31Slope = 3;

    /// <summary>Drive of the type-2 effectors with the IL-4 signal at T cells.</summary>
    public const int DriveIl4 = 4, DriveIl4Slope = 5;

    /// <summary>Ripple of the type-2 and IL-31 signals.</summary>
    public const int Type2Ripple = 6, Il31Ripple = 7;

    /// <summary>1 - placebo, and 1 - placebo/2.</summary>
    public const int CarePlain = 8, CareHalf = 9;

    /// <summary>Scratching: ds Q over the step.</summary>
    public const int Scratch = 10, ScratchSlope = 11;

    /// <summary>Memory lost over the step per unit.</summary>
    public const int MemoryLost = 12;

    /// <summary>-k h/6 of effectors and of the barrier (times care): factors of the bow.</summary>
    public const int EffectorBow = 13, BarrierBow = 14;

    /// <summary>Length of the step and its inverse, days.</summary>
    public const int Length = 15, PerDay = 16;

    /// <summary>Itch drive of the step, summed over regions.</summary>
    public const int ItchDrive = 17, ItchDriveSlope = 18;

    /// <summary>Regional: root of the trigger; effect of the topical steroid at both ends.</summary>
    public const int RootTrigger = 20, SteroidStart = 24, SteroidEnd = 28;

    /// <summary>Regional: barrier defect before the step, predicted, and the first moment of its drive.</summary>
    public const int BarrierStart = 32, BarrierPredicted = 36, BarrierSlope = 40;

    /// <summary>Regional: M A at the start of the step.</summary>
    public const int ActivatedStart = 44;

    /// <summary>Regional: mean and half the rise of E, F, D over the step.</summary>
    public const int Type2Mean = 48, Type2Rise = 52, OtherMean = 56, OtherRise = 60, BarrierMean = 64, BarrierRise = 68;

    /// <summary>Regional: mean and variance of the signs over the step.</summary>
    public const int SignMean = 72, SignVariance = 76;

    /// <summary>Sums over the day: regional EASI times days, and itch.</summary>
    public const int DayEasi = 80, DayItch = 84;

    /// <summary>Regional: mean effect of the topical steroid over the step less the mean of its ends.</summary>
    public const int SteroidBow = 88;

    /// <summary>Regional: E and F at the end of the step as predicted.</summary>
    public const int Type2Predicted = 92, OtherPredicted = 96;

    /// <summary>Half the rise over the step of 1 - placebo, and of 1 - placebo/2.</summary>
    public const int CarePlainRise = 100, CareHalfRise = 101;

    /// <summary>Regional: exponent of the activation curve.</summary>
    public const int ActivationExponent = 104;

    /// <summary>Regional: u of <see cref="Visibility"/>, then ln(1 + e^u); and e^u.</summary>
    public const int Visible = 108, VisiblePower = 112;

    /// <summary>Regional: slope of the activation curve at the predicted barrier defect.</summary>
    public const int ActivationSteepness = 116;

    /// <summary>Mean itch drive over the step.</summary>
    public const int ItchMean = 120;

    /// <summary>Columns in all.</summary>
    public const int Count = 121;
}
