namespace Clearance.Formulary;

/// <summary>A signal that a biologic blocks and where.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Step">Ligand or receptor.</param>
/// <param name="At">The molecule bound.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Status">How sure that is.</param>
public sealed record BlockedSignal(SkinSignal Signal, BlockadeStep Step, string At, string Source, ValueStatus Status);

/// <summary>Where on the pathway a biologic acts.</summary>
public enum BlockadeStep
{
    Ligand,
    Receptor,
}
