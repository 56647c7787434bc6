using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>Groups of drugs that rules name, and the facts each drug requires.</summary>
internal sealed record DrugLists(
    ImmutableSortedDictionary<string, ImmutableArray<string>> Groups,
    ImmutableSortedSet<string> Drugs,
    ImmutableSortedDictionary<string, ImmutableArray<RequiredFact>> Required,
    ImmutableSortedDictionary<string, string> NotRequired)
{
    /// <summary>Drugs under a key that holds names of drugs and groups.</summary>
    public ImmutableSortedSet<string> Named(FieldReader fields, string key)
    {
        var found = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var nodes = fields.NeedList(key) ? fields.Items(key) : [];
        foreach (var scalar in nodes.Select(node => fields.AsScalar(node, "a drug or a group")).OfType<ScalarNode>())
        {
            if (Groups.TryGetValue(scalar.Text, out var group))
            {
                found.UnionWith(group);
            }
            else if (Drugs.Contains(scalar.Text))
            {
                found.Add(scalar.Text);
            }
            else
            {
                var nearest = NearestKey.Of(scalar.Text, Drugs.Union(Groups.Keys));
                fields.Log.Error("drug.unknown", scalar.Place, $"'{scalar.Text}' is neither a drug nor a group.", nearest is null ? $"Groups: {string.Join(", ", Groups.Keys)}." : $"Did you mean '{nearest}'?");
            }
        }

        return found.ToImmutable();
    }
}

/// <summary>Reads groups of drugs and required facts.</summary>
internal sealed class DrugListReader(ImmutableSortedDictionary<string, FactField> vocabulary, DrugFormulary formulary)
{
    public const string Schema = "clearance.knowledge.rule-drugs/1";

    public DrugLists Read(FieldReader root)
    {
        root.NeedSchema(Schema);
        var drugs = formulary.Drugs.Keys.ToImmutableSortedSet(StringComparer.Ordinal);
        var lists = new DrugLists(ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal), drugs, ImmutableSortedDictionary<string, ImmutableArray<RequiredFact>>.Empty, ImmutableSortedDictionary<string, string>.Empty);
        if (root.NeedFields("groups") is { } groups)
        {
            foreach (var entry in groups.Entries())
            {
                // A group names drugs, or groups above it.
                lists = lists with { Groups = lists.Groups.SetItem(entry.Key, [.. lists.Named(groups, entry.Key)]) };
            }
        }

        var required = drugs.ToDictionary(static d => d, static _ => new List<RequiredFact>(), StringComparer.Ordinal);
        foreach (var entry in root.FieldsList("required"))
        {
            ReadRequired(entry, lists, required);
        }

        var notRequired = root.Fields("not_required") is { } reasons
            ? Asked(reasons).ToImmutableSortedDictionary(static f => f.Field, static f => f.Words, StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, string>.Empty;
        root.Finish();
        return lists with
        {
            Required = required.ToImmutableSortedDictionary(static p => p.Key, static p => p.Value.ToImmutableArray(), StringComparer.Ordinal),
            NotRequired = notRequired,
        };
    }

    private void ReadRequired(FieldReader entry, DrugLists lists, Dictionary<string, List<RequiredFact>> required)
    {
        var named = lists.Named(entry, "drugs");
        var group = entry.NeedText("group");
        foreach (var (field, ask) in entry.NeedFields("facts") is { } facts ? Asked(facts) : [])
        {
            foreach (var drug in named)
            {
                required[drug].Add(new RequiredFact(field, ask, group));
            }
        }

        entry.Finish();
    }

    /// <summary>Entries of a map from fields of the vocabulary to words.</summary>
    private List<(string Field, string Words)> Asked(FieldReader map)
    {
        var found = new List<(string, string)>();
        foreach (var entry in map.Entries())
        {
            if (!vocabulary.ContainsKey(entry.Key))
            {
                var nearest = NearestKey.Of(entry.Key, vocabulary.Keys);
                map.Log.Error("condition.unknown-field", entry.KeyPlace, $"'{entry.Key}' is not a fact of fields.yaml.", nearest is null ? "Use a field of fields.yaml, or add it there." : $"Did you mean '{nearest}'?");
            }
            else if (map.AsScalar(entry.Value, "a few words") is { } words)
            {
                found.Add((entry.Key, words.Text));
            }
        }

        return found;
    }
}
