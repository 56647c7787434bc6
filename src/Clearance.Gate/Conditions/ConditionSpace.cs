using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>
/// All cases a few conditions can tell apart, walked through one by one. Each comparison asks one field, so the product of the
/// fields' samples is exact: what holds in none of its cases holds for no patient.
/// </summary>
internal sealed class ConditionSpace
{
    private readonly ImmutableArray<FactField> fields;
    private readonly ImmutableArray<ImmutableArray<FactValue?>> samples;

    public ConditionSpace(params ImmutableArray<Condition> conditions)
    {
        var leaves = conditions.SelectMany(ConditionWitness.Leaves).ToList();
        fields = [.. leaves.Select(ConditionWitness.FieldOf).OfType<FactField>().DistinctBy(static f => f.Name)];
        samples = [.. fields.Select(f => FieldSamples.Of(f, leaves))];
    }

    /// <summary>The cases: value of each field by name, null when not recorded.</summary>
    public IEnumerable<Func<FactField, FactValue?>> Cases()
    {
        var at = new int[fields.Length];
        while (true)
        {
            var values = new Dictionary<string, FactValue?>(StringComparer.Ordinal);
            for (var i = 0; i < at.Length; i++)
            {
                values[fields[i].Name] = samples[i][at[i]];
            }

            yield return field => values.GetValueOrDefault(field.Name);
            var position = 0;
            while (position < at.Length && ++at[position] == samples[position].Length)
            {
                at[position++] = 0;
            }

            if (position == at.Length)
            {
                yield break;
            }
        }
    }

    /// <summary>True when some case makes the condition true.</summary>
    public static bool CanHold(Condition condition) => new ConditionSpace(condition).Cases().Any(known => ConditionTruth.Of(condition, known, 0.0) == Truth.True);

    /// <summary>True when every case makes it true.</summary>
    public static bool AlwaysHolds(Condition condition) => new ConditionSpace(condition).Cases().All(known => ConditionTruth.Of(condition, known, 0.0) == Truth.True);

    /// <summary>True when two conditions are true in the same cases.</summary>
    public static bool Same(Condition a, Condition b) => new ConditionSpace(a, b).Cases()
        .All(known => (ConditionTruth.Of(a, known, 0.0) == Truth.True) == (ConditionTruth.Of(b, known, 0.0) == Truth.True));
}
