using System.Collections.Immutable;
using System.Globalization;

namespace Clearance.Course;

/// <summary>Builds a map to be written. A key whose value is null or an empty list is left out: unknown is absent.</summary>
internal sealed class MapBuilder
{
    private static readonly SourcePlace Nowhere = SourcePlace.WholeFile("");
    private readonly ImmutableArray<MapEntry>.Builder entries = ImmutableArray.CreateBuilder<MapEntry>();

    public static ScalarNode Raw(string text) => new(Nowhere, text, IsPlain: true);

    public static ScalarNode Quoted(string text) => new(Nowhere, text, IsPlain: false);

    public static ScalarNode Of(decimal value) => Raw(value.ToString(CultureInfo.InvariantCulture));

    public static ListNode ListOf(IEnumerable<DocumentNode> items) => new(Nowhere, [.. items]);

    public MapBuilder Add(string key, DocumentNode? node)
    {
        if (node is not null and not ListNode { Items.IsEmpty: true })
        {
            entries.Add(new MapEntry(key, Nowhere, node));
        }

        return this;
    }

    /// <summary>Adds a list even when it is empty, where an empty one says something.</summary>
    public MapBuilder AddList(string key, IEnumerable<DocumentNode> items)
    {
        entries.Add(new MapEntry(key, Nowhere, ListOf(items)));
        return this;
    }

    public MapBuilder Text(string key, string? text) => Add(key, text is null ? null : Quoted(text));

    public MapBuilder Number(string key, decimal? value) => Add(key, value is { } v ? Of(v) : null);

    public MapBuilder Flag(string key, bool value, bool unless) => Add(key, value == unless ? null : Raw(value ? "true" : "false"));

    public MapBuilder Flag(string key, bool? value) => Add(key, value is { } v ? Raw(v ? "true" : "false") : null);

    public MapBuilder Word<T>(string key, T? value)
        where T : struct, Enum => Add(key, value is { } v ? Raw(Token.Of(v)) : null);

    public MapBuilder Words<T>(string key, ValueList<T> values)
        where T : struct, Enum => Add(key, ListOf(values.Items.Select(static v => Raw(Token.Of(v)))));

    public MapBuilder Texts(string key, ValueList<string> values) => Add(key, ListOf(values.Items.Select(Quoted)));

    public MapBuilder Numbers(string key, IEnumerable<decimal> values) => Add(key, ListOf(values.Select(Of)));

    public MapBuilder List<T>(string key, ValueList<T> values, Func<T, DocumentNode> write) =>
        Add(key, ListOf(values.Items.Select(write)));

    public MapBuilder One<T>(string key, T? value, Func<T, DocumentNode> write)
        where T : class => Add(key, value is null ? null : write(value));

    public MapNode Build() => new(Nowhere, entries.ToImmutable());
}
