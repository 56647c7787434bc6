using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads model/skin.yaml.</summary>
internal sealed class SkinReader(SourcedReader sourced)
{
    public const string Schema = "clearance.knowledge.skin/1";

    public SkinModelFacts Read(FieldReader root)
    {
        root.NeedSchema(Schema);
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, SkinParameter>(StringComparer.Ordinal);
        if (root.NeedFields("parameters") is { } list)
        {
            foreach (var entry in list.Entries())
            {
                if (list.AsFields(entry.Value) is { } item)
                {
                    parameters[entry.Key] = ReadOne(entry.Key, item);
                }
            }

            Check(parameters.Values, list);
        }

        root.NeedList("random_effects");
        var facts = new SkinModelFacts
        {
            Parameters = parameters.ToImmutable(),
            RandomEffects = [.. root.FieldsList("random_effects").Select(ReadEffect)],
        };
        root.Finish();
        return facts;
    }

    private SkinParameter ReadOne(string symbol, FieldReader item)
    {
        var central = sourced.Need(item, "central");
        var parameter = new SkinParameter
        {
            Name = item.NeedText("name"),
            Symbol = symbol,
            Meaning = item.NeedText("meaning"),
            Block = item.NeedText("block"),
            Unit = central.Unit,
            InternalUnit = central.InternalUnit,
            Prior = PriorReader.Read(item, central),
            Central = central,
            Class = item.NeedChoice<ParameterClass>("class"),
        };
        item.Finish();
        return parameter;
    }

    private RandomEffect ReadEffect(FieldReader item)
    {
        var effect = new RandomEffect(
            item.NeedText("name"),
            item.NeedText("symbol"),
            item.NeedChoice<EffectScale>("scale"),
            item.NeedChoice<EffectLevel>("level"),
            sourced.Need(item, "sd", Dimension.Number),
            item.NeedChoice<ParameterClass>("class"));
        item.Finish();
        return effect;
    }

    private static void Check(IEnumerable<SkinParameter> parameters, FieldReader list)
    {
        var all = parameters.ToList();
        foreach (var twice in all.GroupBy(static p => p.Name).Where(static g => g.Key.Length > 0 && g.Count() > 1))
        {
            list.Log.Error("name.duplicate", list.Place, $"Two parameters are called '{twice.Key}'.", "Give each parameter a name of its own.");
        }

        foreach (var group in all.Select(static p => p.Prior).OfType<Prior.Dirichlet>().GroupBy(static d => d.Group))
        {
            if (Math.Abs(group.Sum(static d => d.Mean) - 1.0) > 1e-9 || group.Select(static d => d.Concentration).Distinct().Count() > 1)
            {
                list.Log.Error("prior.group", list.Place, $"The shares of '{group.Key}' do not sum to 1 with one concentration.", "Check the centres and concentrations of the group.");
            }
        }
    }
}
