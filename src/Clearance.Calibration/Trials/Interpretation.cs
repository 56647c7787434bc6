namespace Clearance.Calibration;

/// <summary>What a row was read as.</summary>
/// <param name="Statement">What to simulate, or null.</param>
/// <param name="WhyNot">Why there is nothing to simulate; empty when there is.</param>
/// <param name="Class">Class of the row.</param>
/// <param name="Doubt">A doubt about the meaning; empty when none.</param>
internal sealed record Interpretation(ArmStatement? Statement, string WhyNot, RowClass Class, string Doubt = "")
{
    /// <summary>A row that cannot be simulated.</summary>
    public static Interpretation Not(string why, RowClass rowClass) => new(null, why, rowClass);
}

/// <summary>The cells of a row that say what it means.</summary>
internal sealed record RowCells
{
    public required string Trial { get; init; }

    public required string Arm { get; init; }

    public required string Drug { get; init; }

    /// <summary>Dose cell of the efficacy table; treatment before the change in the durability table.</summary>
    public required string Dose { get; init; }

    public required string Frequency { get; init; }

    public required bool Topical { get; init; }

    public required string Population { get; init; }

    public required string Endpoint { get; init; }

    public required string Week { get; init; }

    public required string Unit { get; init; }

    public required double? MeanEasi { get; init; }
}
