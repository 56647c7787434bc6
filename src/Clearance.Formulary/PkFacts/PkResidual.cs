namespace Clearance.Formulary;

/// <summary>Residual error of a measured concentration; SD^2 = (Proportional x C)^2 + Additive^2.</summary>
/// <param name="Proportional">Proportional SD (fraction), or null.</param>
/// <param name="Additive">Additive SD (mg/L through <see cref="SourcedValue.Internal"/>), or null.</param>
/// <param name="Note">What differs from this form in the paper.</param>
public sealed record PkResidual(SourcedValue? Proportional, SourcedValue? Additive, string Note = "");
