using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>
/// Values of a field that stand for all values a set of conditions can tell apart: every limit, a value between neighbouring
/// limits and at both ends, every word, the lists that differ in the words asked for, and nothing recorded.
/// </summary>
internal static class FieldSamples
{
    private const int AllSubsetsUpTo = 4;

    /// <summary>The samples; null stands for nothing recorded.</summary>
    public static ImmutableArray<FactValue?> Of(FactField field, IEnumerable<Condition> leaves)
    {
        var asked = leaves.Where(l => ConditionWitness.FieldOf(l)?.Name == field.Name).ToList();
        IEnumerable<FactValue> values = field.Type switch
        {
            FactType.Flag => [new FactValue.Flag(false), new FactValue.Flag(true)],
            FactType.Whole or FactType.Decimal => Numbers(field, asked).Select(static n => new FactValue.Number(n)),
            FactType.Word => field.Values.Select(static w => new FactValue.Word(w)),
            FactType.Words => Lists(field, asked),
            FactType.Date => Days(asked).Select(static d => new FactValue.Date(d, null)),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, "Not a type of fact."),
        };
        return [null, .. values];
    }

    private static IEnumerable<decimal> Numbers(FactField field, List<Condition> asked)
    {
        var least = field.Least ?? 0m;
        var most = field.Most ?? 1000m;
        var limits = asked.OfType<Condition.Number>().Select(static n => n.Limit).Append(least).Append(most).Distinct().Order().ToList();
        var between = field.Type == FactType.Whole
            ? limits.SelectMany(static l => new[] { l - 1m, l + 1m })
            : limits.Zip(limits.Skip(1), static (a, b) => (a + b) / 2m);
        return limits.Concat(between).Where(n => n >= least && n <= most).Distinct().Order();
    }

    private static IEnumerable<double> Days(List<Condition> asked)
    {
        var limits = asked.OfType<Condition.Day>().Select(static d => d.DaysFromCheck).Append(0).Distinct().ToList();
        return limits.SelectMany(static d => new double[] { d - 1, d, d + 1 }).Distinct().Order();
    }

    private static IEnumerable<FactValue> Lists(FactField field, List<Condition> asked)
    {
        var words = asked.OfType<Condition.Overlaps>().SelectMany(static o => o.Values).Distinct(StringComparer.Ordinal).ToList();
        var other = field.Values.Except(words, StringComparer.Ordinal).Take(1);
        var sets = words.Count <= AllSubsetsUpTo ? Subsets(words) : Pairs(words);
        return sets.Append(other).SelectMany(static set => new FactValue[] { FactValue.List.Of(true, set), FactValue.List.Of(false, set) });
    }

    private static IEnumerable<IEnumerable<string>> Subsets(List<string> words) =>
        Enumerable.Range(0, 1 << words.Count).Select(bits => words.Where((_, i) => (bits & (1 << i)) != 0));

    private static IEnumerable<IEnumerable<string>> Pairs(List<string> words) =>
        words.SelectMany((a, i) => words.Skip(i).Select(b => (IEnumerable<string>)[a, b])).Prepend([]).Append(words);
}
