using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads the table of words.</summary>
internal sealed class WordReader(SourcedReader sourced)
{
    public ImmutableSortedDictionary<T, WordMeaning> ReadAll<T>(FieldReader root, string key)
        where T : struct, Enum
    {
        var words = ImmutableSortedDictionary.CreateBuilder<T, WordMeaning>();
        if (root.NeedFields(key) is { } list)
        {
            foreach (var word in Enum.GetValues<T>())
            {
                if (list.NeedFields(Token.Of(word)) is { } item)
                {
                    words[word] = Read(item);
                }
            }

            list.Finish();
        }

        return words.ToImmutable();
    }

    public WordMeaning Read(FieldReader item)
    {
        var (source, status) = sourced.Basis(item);
        item.NeedList("bounds");
        var meaning = new WordMeaning(item.NeedText("meaning"), [.. item.FieldsList("bounds").Select(ReadBound)], source, status);
        item.Finish();
        return meaning;
    }

    private static WordBound ReadBound(FieldReader item)
    {
        var errorsBefore = item.Log.ErrorCount;
        var above = item.Number("above");
        var atLeast = item.Number("at_least");
        var atMost = item.Number("at_most");
        var of = item.NeedChoice<BoundKind>("of");
        var reference = item.NeedChoice<BoundReference>("reference");
        var unit = item.NeedText("unit");
        var bound = new WordBound(
            item.NeedChoice<BoundedScore>("score"),
            of,
            reference,
            item.NeedChoice<BoundScope>("where"),
            above ?? atLeast ?? double.NegativeInfinity,
            above is not null,
            atMost ?? double.PositiveInfinity);
        item.Finish();
        if (item.Log.ErrorCount > errorsBefore)
        {
            return bound;
        }

        if ((above is null && atLeast is null && atMost is null) || (above is not null && atLeast is not null) || bound.Low > bound.High)
        {
            item.Log.Error("word.bound", item.Place, "A bound needs at_most, above or at_least, and its ends in order.", "Give one or two ends.");
        }

        if ((of == BoundKind.Share) != (reference != BoundReference.None))
        {
            item.Log.Error("word.reference", item.Place, "A share needs a reference and a value has none.", "Write 'reference: start' or 'last_statement' for a share, 'none' for a value.");
        }

        if (unit.Length > 0 && unit != (of == BoundKind.Share ? "ratio" : "points"))
        {
            item.Log.Error("unit.dimension", item.PlaceOf("unit"), $"The unit '{unit}' does not measure this quantity.", "Use points for a value and ratio for a share.");
        }

        return bound;
    }
}
