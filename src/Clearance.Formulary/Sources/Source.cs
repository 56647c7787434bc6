using System.Collections.Immutable;

namespace Clearance.Formulary;

/// <summary>Where a value was read.</summary>
/// <param name="Key">The key that values name.</param>
/// <param name="Cite">Authors, title, journal, or what the page is.</param>
/// <param name="Doi">Digital object identifier, or null.</param>
/// <param name="Addresses">Where it can be read.</param>
/// <param name="SeenIn">What was really read when it was not the source itself; empty otherwise.</param>
/// <param name="IsText">False for the two keys that stand for no text: memory and the project's own choices.</param>
public sealed record Source(string Key, string Cite, string? Doi, ImmutableArray<string> Addresses, string SeenIn, bool IsText);
