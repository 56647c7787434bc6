namespace Clearance.Formulary;

/// <summary>A value of a published model that is not the recommended one; kept for sensitivity and checks.</summary>
/// <param name="Model">Name of that model.</param>
/// <param name="Name">Name of the value.</param>
/// <param name="Value">The value.</param>
public sealed record AlternativeValue(string Model, string Name, SourcedValue Value);
