namespace Clearance.Formulary;

/// <summary>A numeric limit of a label, for example "do not start below 500 lymphocytes per mm3".</summary>
/// <param name="Quantity">What is limited, in snake case.</param>
/// <param name="Relation">below or above.</param>
/// <param name="Value">The limit.</param>
/// <param name="Action">What the label asks for.</param>
public sealed record LabelLimit(string Quantity, string Relation, SourcedValue Value, string Action);
