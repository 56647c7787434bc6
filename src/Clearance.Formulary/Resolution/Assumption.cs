using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Something a course leaves open and the program filled; shown wherever it matters.</summary>
/// <param name="What">What was filled, for example "dupilumab loading dose".</param>
/// <param name="Value">The value in words or digits.</param>
/// <param name="Unit">Its unit; empty when it has none.</param>
/// <param name="Why">Why this value.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Status">How sure it is.</param>
/// <param name="Where">The place of the course that left it open.</param>
public sealed record Assumption(string What, string Value, string Unit, string Why, string Source, ValueStatus Status, SourcePlace Where);
