using System.Collections.Immutable;

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Clearance.Course;

/// <summary>Turns the events of the YAML scanner into nodes, within limits. One use per document.</summary>
internal sealed class DocumentBuilder(IParser parser, string file, DocumentLimits limits, IssueLog log)
{
    private int nodes;

    /// <summary>A problem after which the rest of the document means nothing.</summary>
    private sealed class Abandoned : Exception;

    public MapNode? Build()
    {
        try
        {
            return Root();
        }
        catch (Abandoned)
        {
            return null;
        }
    }

    private MapNode? Root()
    {
        Advance();
        if (parser.Current is StreamStart)
        {
            Advance();
        }

        if (parser.Current is not DocumentStart)
        {
            log.Error("yaml.empty", SourcePlace.WholeFile(file), "The file holds nothing.", "Start from an example in cases/.");
            return null;
        }

        Advance();
        var node = Node("", 0);
        while (Advance())
        {
            if (parser.Current is DocumentStart second)
            {
                log.Error("yaml.many-documents", At(second.Start, ""), "A second document starts here.", "Keep one document per file and remove the line '---'.");
                break;
            }
        }

        switch (node)
        {
            case MapNode map:
                return map;
            case ScalarNode { IsNull: true }:
                log.Error("yaml.empty", SourcePlace.WholeFile(file), "The file holds nothing.", "Start from an example in cases/.");
                return null;
            default:
                log.Error("yaml.not-a-map", node.Place, $"The document is {node.Kind}, not a map of keys.", "Start with 'key: value' lines.");
                return null;
        }
    }

    private DocumentNode Node(string field, int depth)
    {
        var current = parser.Current;
        var place = At(current?.Start ?? Mark.Empty, field);
        if (++nodes > limits.MaxNodes)
        {
            throw Abandon("yaml.too-many-nodes", place, $"The document has more than {limits.MaxNodes} values.", "Split it into several files.");
        }

        if (depth > limits.MaxDepth)
        {
            throw Abandon("yaml.too-deep", place, $"The document is nested deeper than {limits.MaxDepth} levels.", "Flatten it; a course needs about six levels.");
        }

        if (current is AnchorAlias)
        {
            log.Error("yaml.alias", place, "An alias (*name) is used.", "Write the value again; a reader should see every fact where it stands.");
            return new ScalarNode(place, "", true);
        }

        if (current is NodeEvent { Anchor.IsEmpty: false })
        {
            log.Error("yaml.anchor", place, "An anchor (&name) is used.", "Remove it and write values out.");
        }

        if (current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
        {
            log.Error("yaml.tag", place, "A type tag (!name) is used.", "Remove the tag; the types are fixed by the format.");
        }

        return current switch
        {
            Scalar scalar => new ScalarNode(place, scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => List(place, depth),
            MappingStart => Map(place, depth),
            _ => throw Abandon("yaml.syntax", place, "The document ends in the middle of a value.", "Complete the last line."),
        };
    }

    private ListNode List(SourcePlace place, int depth)
    {
        var items = ImmutableArray.CreateBuilder<DocumentNode>();
        while (Next() is not SequenceEnd)
        {
            items.Add(Node($"{place.Field}[{items.Count}]", depth + 1));
        }

        return new ListNode(place, items.ToImmutable());
    }

    private MapNode Map(SourcePlace place, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (Next() is not MappingEnd)
        {
            if (parser.Current is not Scalar)
            {
                throw Abandon("yaml.complex-key", At(parser.Current!.Start, place.Field), "A key is not a single word.", "Write 'key: value' with a plain key.");
            }

            var key = (ScalarNode)Node(place.Field, depth);
            var field = place.Field.Length == 0 ? key.Text : $"{place.Field}.{key.Text}";
            var keyPlace = key.Place with { Field = field };
            Next();
            var value = Node(field, depth + 1);
            if (lines.TryGetValue(key.Text, out var first))
            {
                log.Error("yaml.duplicate-key", keyPlace, $"The key '{key.Text}' was already given on line {first}.", "Keep one of the two.");
                continue;
            }

            lines.Add(key.Text, keyPlace.Line);
            entries.Add(new MapEntry(key.Text, keyPlace, value));
        }

        return new MapNode(place, entries.ToImmutable());
    }

    private ParsingEvent? Next() => Advance()
        ? parser.Current
        : throw Abandon("yaml.syntax", SourcePlace.WholeFile(file), "The document ends too early.", "Complete the last line.");

    /// <summary>Moves on, over comments.</summary>
    private bool Advance()
    {
        while (parser.MoveNext())
        {
            if (parser.Current is not Comment)
            {
                return true;
            }
        }

        return false;
    }

    private SourcePlace At(Mark mark, string field) => new(file, (int)mark.Line, (int)mark.Column, field);

    private Abandoned Abandon(string code, SourcePlace where, string what, string cure)
    {
        log.Error(code, where, what, cure);
        return new Abandoned();
    }
}
