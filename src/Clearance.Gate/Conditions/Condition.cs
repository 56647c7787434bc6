using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>How two numbers or dates are compared.</summary>
public enum Comparison
{
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
    NotEqual,
}

/// <summary>A condition on facts, typed against the vocabulary. Its truth is true, false or unknown.</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>The condition as if everything it asks for were recorded: nothing is missing.</summary>
    public Condition WithoutMissing() => this switch
    {
        All all => new All([.. all.Parts.Select(static p => p.WithoutMissing())]),
        Any any => new Any([.. any.Parts.Select(static p => p.WithoutMissing())]),
        Not not => new Not(not.Part.WithoutMissing()),
        Missing => new Not(new Always()),
        _ => this,
    };

    /// <summary>All parts hold.</summary>
    public sealed record All(ImmutableArray<Condition> Parts) : Condition;

    /// <summary>Some part holds.</summary>
    public sealed record Any(ImmutableArray<Condition> Parts) : Condition;

    /// <summary>The part does not hold.</summary>
    public sealed record Not(Condition Part) : Condition;

    /// <summary>A flag is set.</summary>
    public sealed record Flag(FactField Field) : Condition;

    /// <summary>A number compares so with a limit in the field's unit.</summary>
    public sealed record Number(FactField Field, Comparison Comparison, decimal Limit) : Condition;

    /// <summary>A word is one of these.</summary>
    public sealed record WordIn(FactField Field, ImmutableArray<string> Values) : Condition;

    /// <summary>A list holds one of these.</summary>
    public sealed record Overlaps(FactField Field, ImmutableArray<string> Values) : Condition;

    /// <summary>A date lies so many days from the day of the check (negative: before).</summary>
    public sealed record Day(FactField Field, Comparison Comparison, int DaysFromCheck) : Condition;

    /// <summary>Nothing is recorded of the field. True or false, never unknown.</summary>
    public sealed record Missing(FactField Field) : Condition;

    /// <summary>Always: for rules that hold for a drug whatever the patient.</summary>
    public sealed record Always : Condition;
}
