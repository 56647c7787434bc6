using System.Collections.Immutable;
using System.Globalization;

namespace Clearance.Gate;

/// <summary>The value of a fact. Numbers are exact decimals in the unit of their field.</summary>
public abstract record FactValue
{
    private FactValue()
    {
    }

    /// <summary>The value in words, for a line of a finding.</summary>
    public abstract string Words { get; }

    /// <summary>True or false.</summary>
    public sealed record Flag(bool Value) : FactValue
    {
        /// <inheritdoc/>
        public override string Words => Value ? "yes" : "no";
    }

    /// <summary>A whole or decimal number in the unit of the field.</summary>
    public sealed record Number(decimal Value) : FactValue
    {
        /// <inheritdoc/>
        public override string Words => Value.ToString("G29", CultureInfo.InvariantCulture);
    }

    /// <summary>One of the words the field allows.</summary>
    public sealed record Word(string Value) : FactValue
    {
        /// <inheritdoc/>
        public override string Words => Value;
    }

    /// <summary>Some of the words the field allows.</summary>
    /// <param name="Values">The words that hold, in ordinal order.</param>
    /// <param name="Complete">True when nothing else holds; false when others may, so that the absence of a word is unknown.</param>
    public sealed record List(ImmutableSortedSet<string> Values, bool Complete) : FactValue
    {
        /// <summary>Nothing, and nothing else may hold: "no infection".</summary>
        public static List None { get; } = new(ImmutableSortedSet.Create<string>(StringComparer.Ordinal), Complete: true);

        /// <inheritdoc/>
        public override string Words => Values.IsEmpty ? (Complete ? "none" : "none listed") : string.Join(", ", Values);

        /// <summary>A list of these words.</summary>
        public static List Of(bool complete, params IEnumerable<string> values) => new(values.ToImmutableSortedSet(StringComparer.Ordinal), complete);

        /// <inheritdoc/>
        public bool Equals(List? other) => other is not null && Complete == other.Complete && Values.SetEquals(other.Values);

        /// <inheritdoc/>
        public override int GetHashCode() => Values.Aggregate(Complete ? 1 : 0, static (hash, word) => HashCode.Combine(hash, word.GetHashCode(StringComparison.Ordinal)));
    }

    /// <summary>A day of the course (days from its anchor), with the date where the course has dates.</summary>
    public sealed record Date(double Day, DateOnly? Calendar) : FactValue
    {
        /// <inheritdoc/>
        public override string Words => Calendar is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : $"day {Day.ToString("0.#", CultureInfo.InvariantCulture)}";
    }
}
