using System.Collections.Immutable;

namespace Clearance.Simulation;

/// <summary>An expression of an exported equation, which each format writes in its own way.</summary>
internal abstract record Formula
{
    private Formula()
    {
    }

    /// <summary>A constant.</summary>
    public sealed record Number(double Value) : Formula;

    /// <summary>A parameter, a state, a rule, or <see cref="Time"/>.</summary>
    public sealed record Name(string Id) : Formula;

    /// <summary>An operation on arguments.</summary>
    public sealed record Operation(FormulaOperator Operator, params ImmutableArray<Formula> Arguments) : Formula;

    /// <summary>The name of time, days from the course's day 0.</summary>
    public const string Time = "time";

    /// <summary>Every name used, in order of appearance.</summary>
    public IEnumerable<string> Names() => this switch
    {
        Name name => [name.Id],
        Operation operation => operation.Arguments.SelectMany(argument => argument.Names()),
        _ => [],
    };

    /// <summary>The same with other names.</summary>
    public Formula Renamed(Func<string, string> rename) => this switch
    {
        Name name => new Name(rename(name.Id)),
        Operation operation => new Operation(operation.Operator, [.. operation.Arguments.Select(a => a.Renamed(rename))]),
        _ => this,
    };
}

/// <summary>What a <see cref="Formula.Operation"/> does.</summary>
internal enum FormulaOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Negate,
    Exp,
    Log,
    Sqrt,
    Abs,
    Max,

    /// <summary>Sum over the regions, for reading only.</summary>
    RegionSum,
}
