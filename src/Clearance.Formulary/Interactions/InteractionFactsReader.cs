using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads interactions.yaml.</summary>
internal sealed class InteractionFactsReader(SourcedReader sourced)
{
    public const string Schema = "clearance.knowledge.interactions/1";

    public InteractionFacts Read(FieldReader root)
    {
        root.NeedSchema(Schema);
        var classes = Each(root, "classes", ReadEffects);
        var studied = Each(root, "studied_with", item =>
        {
            var (source, status) = sourced.Basis(item);
            item.NeedList("classes");
            ImmutableArray<string> names = [.. item.Texts("classes")];
            foreach (var unknown in names.Where(n => !classes.ContainsKey(n)))
            {
                item.Log.Error("interaction.class", item.PlaceOf("classes"), $"The class '{unknown}' has no effects above.", "Add it under classes, or correct its name.");
            }

            item.Finish();
            return new StudiedDrug(names, source, status);
        });
        var uncertainty = root.NeedFields("uncertainty");
        var facts = new InteractionFacts
        {
            Classes = classes,
            StudiedWith = studied,
            StudyWithoutInterval = Sd(uncertainty, "study_without_interval"),
            AnotherOfTheClass = Sd(uncertainty, "another_of_the_class"),
            StaticForm = Sd(uncertainty, "static_form"),
        };
        uncertainty?.Finish();
        root.Finish();
        return facts;
    }

    private SourcedValue Sd(FieldReader? fields, string key) => fields is null ? SourcedReader.Unread : sourced.Need(fields, key, Dimension.Number);

    private ImmutableArray<PathwayEffect> ReadEffects(FieldReader fields)
    {
        fields.NeedList("effects");
        ImmutableArray<PathwayEffect> effects = [.. fields.FieldsList("effects").Select(item =>
        {
            var effect = new PathwayEffect(
                item.NeedChoice<ClearancePathway>("pathway"), sourced.Need(item, "activity", Dimension.Number), item.NeedNumber("low"), item.NeedNumber("high"));
            item.Finish();
            if (!(effect.Low >= 0.0 && effect.Low <= effect.Activity.Internal && effect.Activity.Internal <= effect.High))
            {
                item.Log.Error("interaction.activity", item.Place, "The activity left must lie between the ends of its class, none below 0.", "Give 0 <= low <= activity <= high.");
            }

            return effect;
        })];
        fields.Finish();
        return effects;
    }

    private static ImmutableSortedDictionary<string, T> Each<T>(FieldReader root, string key, Func<FieldReader, T> read)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        if (root.NeedFields(key) is { } list)
        {
            foreach (var entry in list.Entries())
            {
                if (list.AsFields(entry.Value) is { } item)
                {
                    all[entry.Key] = read(item);
                }
            }
        }

        return all.ToImmutable();
    }
}
