using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>Type of a fact.</summary>
public enum FactType
{
    /// <summary>True or false; <see cref="FactValue.Flag"/>.</summary>
    Flag,

    /// <summary>A whole number; <see cref="FactValue.Number"/>.</summary>
    Whole,

    /// <summary>An exact decimal; <see cref="FactValue.Number"/>.</summary>
    Decimal,

    /// <summary>One word of a closed list; <see cref="FactValue.Word"/>.</summary>
    Word,

    /// <summary>Several words of a closed list; <see cref="FactValue.List"/>.</summary>
    Words,

    /// <summary>A day; <see cref="FactValue.Date"/>.</summary>
    Date,
}

/// <summary>How long a result may be relied on when a drug is started.</summary>
/// <param name="Days">Oldest age in days that still counts.</param>
/// <param name="Sources">Keys into the sources file.</param>
/// <param name="Status">How far that can be trusted.</param>
public sealed record FactValidity(int Days, ImmutableArray<string> Sources, RuleStatus Status);

/// <summary>One field of the vocabulary of facts.</summary>
public sealed record FactField
{
    /// <summary>Name, such as <c>lab.alc</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Type.</summary>
    public required FactType Type { get; init; }

    /// <summary>Unit of the numbers; empty for other types.</summary>
    public required string Unit { get; init; }

    /// <summary>Other units a value may be given in, with the exact factor to <see cref="Unit"/>.</summary>
    public required ImmutableSortedDictionary<string, decimal> OtherUnits { get; init; }

    /// <summary>Words allowed; empty for other types.</summary>
    public required ImmutableArray<string> Values { get; init; }

    /// <summary>Smallest possible number; null for other types.</summary>
    public decimal? Least { get; init; }

    /// <summary>Largest possible number; null for other types.</summary>
    public decimal? Most { get; init; }

    /// <summary>How old it may be when a drug is started; null when it does not go out of date.</summary>
    public FactValidity? Validity { get; init; }

    /// <summary>What it means, in words.</summary>
    public required string Meaning { get; init; }

    /// <summary>What is wrong with a value for this field, in words; null when it fits type, words and range.</summary>
    public string? Fault(FactValue value) => (Type, value) switch
    {
        (FactType.Flag, FactValue.Flag) or (FactType.Date, FactValue.Date) => null,
        (FactType.Whole, FactValue.Number n) when n.Value != decimal.Truncate(n.Value) => $"{value.Words} is not a whole number",
        (FactType.Whole or FactType.Decimal, FactValue.Number n) => n.Value < Least || n.Value > Most ? $"{value.Words} {Unit} lies outside {Least} to {Most}" : null,
        (FactType.Word, FactValue.Word w) => Values.Contains(w.Value) ? null : $"'{w.Value}' is not one of {string.Join(", ", Values)}",
        (FactType.Words, FactValue.List l) => l.Values.FirstOrDefault(w => !Values.Contains(w)) is { } word ? $"'{word}' is not one of {string.Join(", ", Values)}" : null,
        _ => $"{value.Words} is not of the type {Type}",
    };

    /// <summary>Converts a number into the field's unit, exactly; null when the unit is not one of the field's.</summary>
    public decimal? Convert(decimal value, string unit) =>
        unit == Unit ? value
        : OtherUnits.TryGetValue(unit, out var factor) ? value * factor
        : null;
}
