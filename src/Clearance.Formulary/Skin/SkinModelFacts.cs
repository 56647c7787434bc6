using System.Collections.Immutable;

namespace Clearance.Formulary;

/// <summary>Parameters of the skin model, its observation model and its hazards.</summary>
public sealed record SkinModelFacts
{
    /// <summary>Parameters by symbol (kD, kE, ..., bHZ). Times are converted to days.</summary>
    public required ImmutableSortedDictionary<string, SkinParameter> Parameters { get; init; }

    /// <summary>Spread between patients and regions.</summary>
    public required ImmutableArray<RandomEffect> RandomEffects { get; init; }

    /// <summary>The prior of a parameter by symbol.</summary>
    /// <exception cref="KeyNotFoundException">No such symbol; a broken invariant, since the loader checks the list.</exception>
    public Prior PriorOf(string symbol) => Parameters[symbol].Prior;

    /// <summary>The central value by symbol, in the program's unit.</summary>
    public double Central(string symbol) => Parameters[symbol].Central.Internal;
}
