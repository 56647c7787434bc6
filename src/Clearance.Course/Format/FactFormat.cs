namespace Clearance.Course;

/// <summary>Reads and writes a single fact: <c>{ value: ..., source: ... }</c>.</summary>
internal static class FactFormat
{
    /// <summary>Reads a fact under a key; null when the key is absent.</summary>
    public static Fact<T>? Read<T>(FieldReader parent, string key, CourseContext context, Func<FieldReader, T> read)
    {
        if (parent.Fields(key) is not { } fields)
        {
            return null;
        }

        var fact = new Fact<T>(read(fields), ProvenanceFormat.Read(fields, context));
        fields.Finish();
        return fact;
    }

    public static Fact<T>? ReadWord<T>(FieldReader parent, string key, CourseContext context)
        where T : struct, Enum => Read(parent, key, context, static f => f.RequiredChoice<T>("value"));

    public static Fact<bool>? ReadFlag(FieldReader parent, string key, CourseContext context) => Read(parent, key, context, static f =>
    {
        f.Require("value");
        return f.Flag("value") ?? false;
    });

    /// <summary>Reads a list that must be there, for an empty one says something: asked, and none.</summary>
    public static Fact<ValueList<T>>? ReadList<T>(FieldReader parent, string key, CourseContext context, Func<FieldReader, ValueList<T>> read) =>
        Read(parent, key, context, f =>
        {
            f.Require("value");
            return read(f);
        });

    public static MapBuilder Word<T>(this MapBuilder map, string key, Fact<T>? fact)
        where T : struct, Enum => map.One(key, fact, static f => new MapBuilder().Word<T>("value", f.Value).Provenance(f.Provenance).Build());

    public static MapBuilder Flag(this MapBuilder map, string key, Fact<bool>? fact) =>
        map.One(key, fact, static f => new MapBuilder().Flag("value", (bool?)f.Value).Provenance(f.Provenance).Build());

    public static MapBuilder Words<T>(this MapBuilder map, string key, Fact<ValueList<T>>? fact)
        where T : struct, Enum => map.One(key, fact, static f => new MapBuilder().AddList("value", f.Value.Items.Select(static v => MapBuilder.Raw(Token.Of(v)))).Provenance(f.Provenance).Build());

    public static MapBuilder Texts(this MapBuilder map, string key, Fact<ValueList<string>>? fact) =>
        map.One(key, fact, static f => new MapBuilder().AddList("value", f.Value.Items.Select(MapBuilder.Quoted)).Provenance(f.Provenance).Build());
}
