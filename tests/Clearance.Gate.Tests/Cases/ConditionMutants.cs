using System.Collections.Immutable;

namespace Clearance.Gate.Tests;

/// <summary>Every way to spoil one place of a condition: a flipped comparison, a shifted limit, a lost or added word, a lost part, a turned negation.</summary>
internal static class ConditionMutants
{
    public static IEnumerable<Condition> Of(Condition condition) => condition switch
    {
        Condition.All all => Parts(all.Parts, static parts => new Condition.All(parts)).Append(new Condition.Any(all.Parts)),
        Condition.Any any => Parts(any.Parts, static parts => new Condition.Any(parts)).Append(new Condition.All(any.Parts)),
        Condition.Not not => Of(not.Part).Select(static part => (Condition)new Condition.Not(part)).Append(not.Part),
        Condition.Number number => Numbers(number),
        Condition.WordIn words => Words(words.Field, words.Values).Select(values => (Condition)(words with { Values = values })).Append(new Condition.Not(words)),
        Condition.Overlaps words => Words(words.Field, words.Values).Select(values => (Condition)(words with { Values = values })).Append(new Condition.Not(words)),
        Condition.Day day => [day with { DaysFromCheck = day.DaysFromCheck + 1 }, day with { DaysFromCheck = day.DaysFromCheck - 1 }, new Condition.Not(day)],
        Condition.Always => [new Condition.Not(condition)],
        _ => [new Condition.Not(condition)],
    };

    private static IEnumerable<Condition> Parts(ImmutableArray<Condition> parts, Func<ImmutableArray<Condition>, Condition> join)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            yield return join(parts.RemoveAt(i));
            foreach (var mutant in Of(parts[i]))
            {
                yield return join(parts.SetItem(i, mutant));
            }
        }
    }

    private static IEnumerable<Condition> Numbers(Condition.Number number)
    {
        foreach (var comparison in Enum.GetValues<Comparison>().Where(c => c != number.Comparison))
        {
            yield return number with { Comparison = comparison };
        }

        // A shift no case could see is below the precision a laboratory reports.
        var step = number.Field.Type == FactType.Whole ? 1m : number.Field.Name.StartsWith("lab.", StringComparison.Ordinal) ? 0.001m : 0.1m;
        yield return number with { Limit = number.Limit + step };
        yield return number with { Limit = number.Limit - step };
        yield return number with { Limit = number.Limit * 10m };
        if (number.Field.Type != FactType.Whole)
        {
            yield return number with { Limit = number.Limit / 10m };
        }
    }

    private static IEnumerable<ImmutableArray<string>> Words(FactField field, ImmutableArray<string> words) =>
        words.Select(w => words.Remove(w)).Concat(field.Values.Except(words, StringComparer.Ordinal).Select(w => words.Add(w)));
}
