using Clearance.Formulary;

namespace Clearance.Cli;

/// <summary>One value or statement of a drug, flat: what a row of the listing, of the JSON and of the CSV holds.</summary>
internal sealed record DrugFact
{
    /// <summary>The drug.</summary>
    public required string Drug { get; init; }

    /// <summary>What the fact belongs to: "regimen", "pharmacokinetics", "potency".</summary>
    public required string Group { get; init; }

    /// <summary>What it is.</summary>
    public required string Name { get; init; }

    /// <summary>The number as published; null for a statement in words.</summary>
    public required double? Value { get; init; }

    /// <summary>The unit as published; empty for a statement.</summary>
    public required string Unit { get; init; }

    /// <summary>How far it can be trusted: verified, recalled, inferred, assumption, policy.</summary>
    public required string Status { get; init; }

    /// <summary>Keys into the sources.</summary>
    public required string Source { get; init; }

    /// <summary>What a reader should know; empty if nothing.</summary>
    public required string Note { get; init; }

    /// <summary>A fact from a sourced value.</summary>
    public static DrugFact Of(string drug, string group, string name, SourcedValue value, string note = "") => new()
    {
        Drug = drug,
        Group = group,
        Name = name,
        Value = value.Value,
        Unit = value.Unit,
        Status = StatusToken(value.Status),
        Source = value.Source,
        Note = string.Join("; ", new[] { note, value.Note }.Where(part => part.Length > 0)),
    };

    /// <summary>A fact in words.</summary>
    public static DrugFact InWords(string drug, string group, string name, string text, string source, ValueStatus status) => new()
    {
        Drug = drug, Group = group, Name = name, Value = null, Unit = "", Status = StatusToken(status), Source = source, Note = text,
    };

    private static string StatusToken(ValueStatus status) => status switch
    {
        ValueStatus.Verified => "verified",
        ValueStatus.Recalled => "recalled",
        ValueStatus.Inferred => "inferred",
        ValueStatus.Assumption => "assumption",
        ValueStatus.Policy => "policy",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
