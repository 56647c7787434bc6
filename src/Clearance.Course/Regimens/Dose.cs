namespace Clearance.Course;

/// <summary>Unit of a dose.</summary>
public enum DoseUnit
{
    Mg,
    G,
    Mcg,
    MgPerKg,
}

/// <summary>An amount with its unit, exactly as prescribed.</summary>
public sealed record Dose(decimal Amount, DoseUnit Unit)
{
    /// <summary>The unit as printed.</summary>
    public static string Symbol(DoseUnit unit) => unit switch
    {
        DoseUnit.Mg => "mg",
        DoseUnit.G => "g",
        DoseUnit.Mcg => "mcg",
        DoseUnit.MgPerKg => "mg/kg",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };

    /// <summary>The dose in mg; needs the weight in kg for a dose per kg, otherwise null.</summary>
    public double? InMg(double? weightKg = null) => Unit switch
    {
        DoseUnit.Mg => (double)Amount,
        DoseUnit.G => (double)(Amount * 1000m),
        DoseUnit.Mcg => (double)(Amount / 1000m),
        DoseUnit.MgPerKg => (double)Amount * weightKg,
        _ => throw new ArgumentOutOfRangeException(nameof(weightKg), Unit, null),
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Amount} {Symbol(Unit)}";
}

/// <summary>What the file says about a loading dose.</summary>
public abstract record LoadingDose
{
    private LoadingDose()
    {
    }

    /// <summary>A loading dose of a stated amount at the start.</summary>
    public sealed record Given(Dose Dose) : LoadingDose;

    /// <summary>A loading dose was given but its amount was not stated: the label fills it and it is marked assumed.</summary>
    public sealed record ByLabel : LoadingDose;

    /// <summary>It is stated that none was given.</summary>
    public sealed record None : LoadingDose;
}
