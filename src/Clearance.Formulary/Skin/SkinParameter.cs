namespace Clearance.Formulary;

/// <summary>A parameter of the skin, observation or hazard model.</summary>
public sealed record SkinParameter
{
    /// <summary>Descriptive name in snake case, for example barrier_turnover.</summary>
    public required string Name { get; init; }

    /// <summary>The symbol of the equations, for example kD.</summary>
    public required string Symbol { get; init; }

    /// <summary>What it means.</summary>
    public required string Meaning { get; init; }

    /// <summary>Which equation block it belongs to: skin, itch, steroid, trigger, care, observation, hazard, potency.</summary>
    public required string Block { get; init; }

    /// <summary>The unit as written; the prior itself is converted (1/week to 1/day).</summary>
    public required string Unit { get; init; }

    /// <summary>The program's unit of the prior.</summary>
    public required string InternalUnit { get; init; }

    /// <summary>The prior.</summary>
    public required Prior Prior { get; init; }

    /// <summary>Central value as published: median, mean or constant.</summary>
    public required SourcedValue Central { get; init; }

    /// <summary>Fixed from literature, fitted to trials, or prior only.</summary>
    public required ParameterClass Class { get; init; }
}

/// <summary>How a parameter gets its value.</summary>
public enum ParameterClass
{
    /// <summary>F: fixed from literature.</summary>
    Fixed,

    /// <summary>T: to be fitted to trial rows; until then its prior.</summary>
    Trials,

    /// <summary>P: prior only, tested by sensitivity.</summary>
    PriorOnly,
}
