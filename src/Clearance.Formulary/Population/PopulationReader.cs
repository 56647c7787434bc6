using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads population/adults.yaml.</summary>
internal sealed class PopulationReader(SourcedReader sourced)
{
    public const string Schema = "clearance.knowledge.population/1";

    public PopulationFacts Read(FieldReader root)
    {
        root.NeedSchema(Schema);
        var facts = new PopulationFacts
        {
            Name = root.NeedText("name"),
            Description = root.NeedText("description"),
            Quantities = Each(root, "quantities", ReadQuantity),
            Shares = Each(root, "shares", ReadShares),
            Facts = Each(root, "facts", (_, item) => sourced.Read(item)),
        };
        root.Finish();
        return facts;
    }

    private PopulationQuantity ReadQuantity(string name, FieldReader item)
    {
        var central = sourced.Need(item, "central");
        var factor = UnitTable.ToInternal(1.0, central.Unit);
        var quantity = new PopulationQuantity(
            name, item.NeedText("meaning"), central, PriorReader.Read(item, central), item.Number("low") * factor, item.Number("high") * factor);
        item.Finish();
        return quantity;
    }

    private ImmutableSortedDictionary<string, SourcedValue> ReadShares(string name, FieldReader item)
    {
        var errorsBefore = item.Log.ErrorCount;
        var shares = ImmutableSortedDictionary.CreateBuilder<string, SourcedValue>(StringComparer.Ordinal);
        foreach (var entry in item.Entries())
        {
            if (item.AsFields(entry.Value) is { } value)
            {
                shares[entry.Key] = sourced.Read(value, Dimension.Number);
            }
        }

        if (item.Log.ErrorCount == errorsBefore && Math.Abs(shares.Values.Sum(static s => s.Internal) - 1.0) > 1e-9)
        {
            item.Log.Error("population.shares", item.Place, $"The shares of '{name}' do not sum to 1.", "Correct the shares.");
        }

        return shares.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, T> Each<T>(FieldReader root, string key, Func<string, FieldReader, T> read)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        if (root.NeedFields(key) is { } list)
        {
            foreach (var entry in list.Entries())
            {
                if (list.AsFields(entry.Value) is { } item)
                {
                    all[entry.Key] = read(entry.Key, item);
                }
            }
        }

        return all.ToImmutable();
    }
}
