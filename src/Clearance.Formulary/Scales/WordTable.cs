using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>What words said in place of a score mean, as intervals. One table, shown and configurable; nothing is guessed elsewhere.</summary>
public sealed record WordTable
{
    /// <summary>Meaning of each status word.</summary>
    public required ImmutableSortedDictionary<StatusWord, WordMeaning> Status { get; init; }

    /// <summary>Meaning of each severity word.</summary>
    public required ImmutableSortedDictionary<SeverityWord, WordMeaning> Severity { get; init; }

    /// <summary>Meaning of "residual: [sites]".</summary>
    public required WordMeaning Residual { get; init; }
}

/// <summary>The meaning of one word.</summary>
/// <param name="Meaning">In a sentence, to be shown.</param>
/// <param name="Bounds">The intervals; all hold together.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Status">How sure it is; mostly policy.</param>
public sealed record WordMeaning(string Meaning, ImmutableArray<WordBound> Bounds, string Source, ValueStatus Status);

/// <summary>One interval: low (open when <paramref name="LowOpen"/>) to high (closed).</summary>
/// <param name="Score">The score bounded.</param>
/// <param name="Of">The value itself, or its share of the value at the reference.</param>
/// <param name="Reference">Against what a share is taken.</param>
/// <param name="Where">The regions concerned.</param>
/// <param name="Low">Lower end; negative infinity when open-ended.</param>
/// <param name="LowOpen">True when the lower end itself is excluded.</param>
/// <param name="High">Upper end, included; positive infinity when open-ended.</param>
public sealed record WordBound(
    BoundedScore Score, BoundKind Of, BoundReference Reference, BoundScope Where, double Low, bool LowOpen, double High);

/// <summary>The score a word bounds.</summary>
public enum BoundedScore
{
    /// <summary>EASI, 0 to 72; over some regions: the weighted regional EASI of those regions over the sum of their weights.</summary>
    Easi,

    /// <summary>Investigator global assessment, 0 to 4.</summary>
    Iga,

    /// <summary>Weekly peak itch, 0 to 10.</summary>
    PeakItch,
}

/// <summary>What the ends of a bound are compared with.</summary>
public enum BoundKind
{
    /// <summary>The score, in points.</summary>
    Value,

    /// <summary>The score divided by the score at the reference.</summary>
    Share,
}

/// <summary>The reference of a share.</summary>
public enum BoundReference
{
    None,

    /// <summary>The start of the treatment (the first systemic regimen).</summary>
    Start,

    /// <summary>The statement before this one.</summary>
    LastStatement,
}

/// <summary>The regions a bound speaks of.</summary>
public enum BoundScope
{
    /// <summary>The regions named with the word; the whole skin when none is named.</summary>
    Named,

    /// <summary>The whole skin.</summary>
    Whole,

    /// <summary>Each region that holds a residual site.</summary>
    Residual,
}
