using System.Text;

namespace Clearance.Course;

/// <summary>The words of a closed choice as files write them: <c>AlmostClear</c> is <c>almost_clear</c>.</summary>
public static class Token
{
    /// <summary>The word for a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.Words.ByName.TryGetValue(value.ToString(), out var word)
            ? word
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a member of the choice.");

    /// <summary>All words of a choice, in its order.</summary>
    public static IReadOnlyCollection<string> All<T>()
        where T : struct, Enum => Table<T>.Words.Ordered;

    /// <summary>The value of a word, exactly as written.</summary>
    public static bool TryParse<T>(string word, out T value)
        where T : struct, Enum
    {
        var isKnown = Table<T>.Words.Places.TryGetValue(word, out var place);
        value = isKnown ? Table<T>.Values[place] : default;
        return isKnown;
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();
        public static readonly WordList Words = new(Enum.GetNames<T>());
    }

    // Not generic: a collection of every choice's own would be compiled again for each of them at start.
    private sealed class WordList
    {
        public WordList(string[] names)
        {
            Ordered = [.. names.Select(SnakeCase)];
            for (var i = 0; i < names.Length; i++)
            {
                Places.Add(Ordered[i], i);
                ByName.Add(names[i], Ordered[i]);
            }
        }

        public string[] Ordered { get; }

        public Dictionary<string, int> Places { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> ByName { get; } = new(StringComparer.Ordinal);
    }
}
