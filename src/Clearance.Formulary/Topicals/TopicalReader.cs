using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads topicals.yaml.</summary>
internal sealed class TopicalReader(SourcedReader sourced)
{
    public const string Schema = "clearance.knowledge.topicals/1";

    public TopicalFacts Read(FieldReader root)
    {
        root.NeedSchema(Schema);
        var classes = ImmutableSortedDictionary.CreateBuilder<SteroidClass, SteroidClassFacts>();
        if (root.NeedFields("classes") is { } list)
        {
            foreach (var steroidClass in Enum.GetValues<SteroidClass>())
            {
                if (list.NeedFields(Token.Of(steroidClass)) is { } item)
                {
                    var effect = sourced.Need(item, "effect", Dimension.Number);
                    classes[steroidClass] = new SteroidClassFacts(steroidClass, item.NeedText("meaning"), effect, PriorReader.Read(item, effect));
                    item.Finish();
                }
            }

            list.Finish();
        }

        var facts = new TopicalFacts { Classes = classes.ToImmutable(), Products = ReadProducts(root) };
        root.Finish();
        return facts;
    }

    private ImmutableSortedDictionary<string, TopicalProduct> ReadProducts(FieldReader root)
    {
        var products = ImmutableSortedDictionary.CreateBuilder<string, TopicalProduct>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (root.NeedFields("products") is not { } list)
        {
            return products.ToImmutable();
        }

        foreach (var entry in list.Entries())
        {
            if (list.AsFields(entry.Value) is not { } item)
            {
                continue;
            }

            item.NeedList("limits");
            var product = new TopicalProduct
            {
                Name = entry.Key,
                Aliases = [.. item.Texts("aliases")],
                Class = item.NeedChoice<SteroidClass>("class"),
                Strength = sourced.Need(item, "strength", Dimension.Number),
                ApplicationsPerDay = sourced.Need(item, "applications_per_day", Dimension.Number),
                Basis = item.NeedFields("basis") is { } basis ? sourced.ReadNote(basis, "class") : new SourcedNote("", "", "", ValueStatus.Assumption),
                Limits = [.. item.FieldsList("limits").Select(ReadLimit)],
                NotForSites = [.. item.Choices<BodySite>("not_for_sites")],
            };
            item.Finish();
            foreach (var twice in product.Aliases.Prepend(product.Name).Where(n => !names.Add(n)))
            {
                item.Log.Error("name.duplicate", entry.KeyPlace, $"The name '{twice}' stands at two products.", "Give each product names of its own.");
            }

            products[entry.Key] = product;
        }

        return products.ToImmutable();
    }

    private LabelLimit ReadLimit(FieldReader item)
    {
        var limit = new LabelLimit(item.NeedText("quantity"), item.NeedText("relation"), sourced.Need(item, "value"), item.NeedText("action"));
        item.Finish();
        return limit;
    }
}
