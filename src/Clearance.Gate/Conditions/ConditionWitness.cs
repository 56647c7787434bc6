using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>Which fields gave a condition its truth: the derivation of a finding.</summary>
internal sealed class ConditionWitness(Func<FactField, FactValue?> known, double onDay)
{
    /// <summary>The fields whose facts (or whose absence) suffice for the truth the condition has, in the order written.</summary>
    public ImmutableArray<FactField> Of(Condition condition)
    {
        var found = new List<FactField>();
        Collect(condition, found);
        return [.. found.Distinct()];
    }

    private void Collect(Condition condition, List<FactField> found)
    {
        switch (condition)
        {
            case Condition.All all:
                CollectParts(all.Parts, ConditionTruth.Of(all, known, onDay), every: Truth.True, found);
                break;
            case Condition.Any any:
                CollectParts(any.Parts, ConditionTruth.Of(any, known, onDay), every: Truth.False, found);
                break;
            case Condition.Not not:
                Collect(not.Part, found);
                break;
            default:
                if (FieldOf(condition) is { } field)
                {
                    found.Add(field);
                }

                break;
        }
    }

    /// <summary>An "all" is true by every part and false or unknown by those parts that are; an "any" the other way round.</summary>
    private void CollectParts(ImmutableArray<Condition> parts, Truth whole, Truth every, List<FactField> found)
    {
        foreach (var part in parts.Where(p => whole == every || ConditionTruth.Of(p, known, onDay) == whole))
        {
            Collect(part, found);
        }
    }

    /// <summary>The field of a condition without parts; null for one that asks nothing.</summary>
    public static FactField? FieldOf(Condition condition) => condition switch
    {
        Condition.Flag c => c.Field,
        Condition.Number c => c.Field,
        Condition.WordIn c => c.Field,
        Condition.Overlaps c => c.Field,
        Condition.Day c => c.Field,
        Condition.Missing c => c.Field,
        _ => null,
    };

    /// <summary>Every condition without parts inside one, in the order written.</summary>
    public static IEnumerable<Condition> Leaves(Condition condition) => condition switch
    {
        Condition.All c => c.Parts.SelectMany(Leaves),
        Condition.Any c => c.Parts.SelectMany(Leaves),
        Condition.Not c => Leaves(c.Part),
        _ => [condition],
    };
}
