using System.Collections.Immutable;

namespace Clearance.Simulation;

/// <summary>
/// The whole system of equations of one virtual patient under one treatment, as plain data: what every export format writes.
/// Time is in days from the course's day 0.
/// </summary>
internal sealed record ExportedModel
{
    /// <summary>An identifier, letters, digits and underscores.</summary>
    public required string Id { get; init; }

    /// <summary>What the file is, line by line.</summary>
    public required ImmutableArray<string> Header { get; init; }

    /// <summary>Constants.</summary>
    public required ImmutableArray<ExportedParameter> Parameters { get; init; }

    /// <summary>Algebraic rules, each after those it uses.</summary>
    public required ImmutableArray<ExportedRule> Rules { get; init; }

    /// <summary>States with their derivatives per day.</summary>
    public required ImmutableArray<ExportedState> States { get; init; }

    /// <summary>Jumps of states in order of time: doses, and inputs that begin or end.</summary>
    public required ImmutableArray<ExportedEvent> Events { get; init; }

    /// <summary>Rules worth looking at.</summary>
    public required ImmutableArray<string> Outputs { get; init; }

    /// <summary>Where the states begin, days; not above 0.</summary>
    public required double FirstDay { get; init; }

    /// <summary>Day after the last.</summary>
    public required int EndDay { get; init; }
}

/// <summary>A constant of the equations.</summary>
/// <param name="Name">Its name in the equations.</param>
/// <param name="Value">This patient's value.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Comment">Meaning, typical value, source and status.</param>
internal sealed record ExportedParameter(string Name, double Value, string Unit, string Comment);

/// <summary>An algebraic rule.</summary>
internal sealed record ExportedRule(string Name, Formula Formula, string Unit, string Comment)
{
    public ExportedRule(string name, string formula, string unit, string comment = "")
        : this(name, FormulaParser.Parse(formula), unit, comment)
    {
    }
}

/// <summary>A state.</summary>
internal sealed record ExportedState(string Name, double Start, Formula Derivative, string Unit, string Comment)
{
    public ExportedState(string name, double start, string derivative, string unit, string comment)
        : this(name, start, FormulaParser.Parse(derivative), unit, comment)
    {
    }
}

/// <summary>At <paramref name="Day"/> the state <paramref name="State"/> grows by <paramref name="Amount"/>.</summary>
internal sealed record ExportedEvent(double Day, string State, double Amount);

/// <summary>A part of the system: the skin, a drug, the hazards.</summary>
internal sealed class ExportedPart
{
    public List<ExportedParameter> Parameters { get; } = [];

    public List<ExportedRule> Rules { get; } = [];

    public List<ExportedState> States { get; } = [];

    public List<ExportedEvent> Events { get; } = [];
}
