using System.Collections.Immutable;

namespace Clearance.Formulary;

/// <summary>One line of a listing: a value as it stands in the knowledge files, or a statement (then without unit).</summary>
/// <param name="Section">identity, pharmacokinetics, variability, covariates, formulations, potencies, signals, regimens, exposure, limits, notes, facts or alternatives.</param>
/// <param name="Name">What it is.</param>
/// <param name="Value">The value as text.</param>
/// <param name="Unit">The unit as published; empty for a statement.</param>
/// <param name="Source">Key or keys of the source.</param>
/// <param name="Status">How sure it is.</param>
/// <param name="Note">What to know; empty when there is nothing to say.</param>
public sealed record ListedValue(string Section, string Name, string Value, string Unit, string Source, ValueStatus Status, string Note);

/// <summary>One drug in a line, for a table of all drugs.</summary>
/// <param name="Name">Nonproprietary name.</param>
/// <param name="Kind">systemic or topical.</param>
/// <param name="Class">Mechanism or potency class, as a token.</param>
/// <param name="Description">In words.</param>
/// <param name="DefaultDosing">What is assumed when a course names no dose.</param>
/// <param name="Model">Name of the pharmacokinetic model; empty for a topical.</param>
/// <param name="Values">Number of values held.</param>
/// <param name="Verified">How many of them were read in a text.</param>
public sealed record DrugSummary(
    string Name, string Kind, string Class, string Description, string DefaultDosing, string Model, int Values, int Verified);

/// <summary>Everything held about one drug, with the sources it names.</summary>
/// <param name="Summary">The drug in a line.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="Values">Every value and statement.</param>
/// <param name="Sources">The sources they name, by key.</param>
public sealed record DrugListing(
    DrugSummary Summary, ImmutableArray<string> Aliases, ImmutableArray<ListedValue> Values, ImmutableArray<Source> Sources);
