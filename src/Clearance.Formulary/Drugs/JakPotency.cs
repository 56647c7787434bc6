namespace Clearance.Formulary;

/// <summary>IC50 of a JAK inhibitor at the receptors of one class, on total plasma concentration.</summary>
/// <param name="Class">The receptor class.</param>
/// <param name="Median">Median, nM.</param>
/// <param name="Low90">Lower end of the 90% range, nM.</param>
/// <param name="High90">Upper end of the 90% range, nM.</param>
/// <param name="Basis">How the number was reached.</param>
public sealed record JakPotency(PotencyClass Class, SourcedValue Median, SourcedValue Low90, SourcedValue High90, string Basis)
{
    private const double NormalQuantile95 = 1.6448536269514722;

    /// <summary>
    /// SD of ln IC50 that puts the width of the 90% range right: ln(high/low) / (2 x 1.6449).
    /// The range need not be symmetric about the median on the log scale.
    /// </summary>
    public double LogSd => Math.Log(High90.Value / Low90.Value) / (2.0 * NormalQuantile95);
}
