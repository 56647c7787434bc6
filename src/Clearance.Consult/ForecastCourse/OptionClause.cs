using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>One stretch of a plan.</summary>
/// <param name="Dose">Amount of a dose; null keeps the one before, or for a topical means nothing.</param>
/// <param name="Frequency">How often.</param>
/// <param name="For">How long; null for as long as is looked ahead.</param>
internal sealed record OptionStep(Dose? Dose, Frequency Frequency, Duration? For);

/// <summary>All that an option does, in order.</summary>
internal sealed record OptionClauses(ImmutableArray<OptionClause> Items);

/// <summary>One thing an option does, at its turn.</summary>
internal abstract record OptionClause
{
    private OptionClause()
    {
    }

    /// <summary>Column of its first word, from 1.</summary>
    public required int Column { get; init; }

    /// <summary>Begins when what stands before it has ended ("then"); otherwise at once ("and").</summary>
    public required bool IsAfter { get; init; }

    /// <summary>A drug or topical is no longer taken.</summary>
    public sealed record Stop(string Name) : OptionClause;

    /// <summary>A drug is taken as these steps say.</summary>
    /// <param name="Drug">The drug.</param>
    /// <param name="Steps">Its steps; all but the last have a length.</param>
    /// <param name="Replaces">For a switch the drug that is stopped, empty for every systemic drug given; null when nothing is.</param>
    public sealed record Take(SystemicDrug Drug, ImmutableArray<OptionStep> Steps, string? Replaces) : OptionClause;

    /// <summary>A topical steroid is applied as these steps say, in place of the one applied now.</summary>
    public sealed record Apply(TopicalProduct Product, decimal? Percent, ImmutableArray<OptionStep> Steps) : OptionClause;
}
