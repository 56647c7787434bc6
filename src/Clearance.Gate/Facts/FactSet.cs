using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>What is known of a patient, by field. A field that is not here is unknown, which is neither false nor none.</summary>
public sealed class FactSet
{
    // Built for every check: a frozen dictionary would take longer to make than it saves.
    private readonly Dictionary<string, Fact> byField;

    private FactSet(Dictionary<string, Fact> byField)
    {
        this.byField = byField;
        All = [.. byField.Values.OrderBy(static f => f.Field, StringComparer.Ordinal)];
    }

    /// <summary>Nothing is known.</summary>
    public static FactSet Empty { get; } = new([]);

    /// <summary>All facts in ordinal order of their fields.</summary>
    public ImmutableArray<Fact> All { get; }

    /// <summary>The facts given, in any order.</summary>
    /// <exception cref="ArgumentException">Two facts are of one field; whoever derives facts decides which counts.</exception>
    public static FactSet Of(params IEnumerable<Fact> facts)
    {
        var found = new Dictionary<string, Fact>(StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            if (!found.TryAdd(fact.Field, fact))
            {
                throw new ArgumentException($"Two facts are of the field {fact.Field}.", nameof(facts));
            }
        }

        return new FactSet(found);
    }

    /// <summary>The fact of a field, or null when it is unknown.</summary>
    public Fact? Find(string field) => byField.GetValueOrDefault(field);

    /// <summary>The same facts, with this one in place of what was known of its field.</summary>
    public FactSet With(Fact fact) => Of(All.Where(f => f.Field != fact.Field).Append(fact));

    /// <summary>The same facts without one field.</summary>
    public FactSet Without(string field) => Of(All.Where(f => f.Field != field));
}
