using System.Text;

namespace Clearance.Course;

/// <summary>The words of a closed choice as files write them: <c>AlmostClear</c> is <c>almost_clear</c>.</summary>
public static class Token
{
    /// <summary>The word for a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.Words.TryGetValue(value, out var word)
            ? word
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a member of the choice.");

    /// <summary>All words of a choice, in its order.</summary>
    public static IReadOnlyCollection<string> All<T>()
        where T : struct, Enum => Table<T>.Values.Keys;

    /// <summary>The value of a word, exactly as written.</summary>
    public static bool TryParse<T>(string word, out T value)
        where T : struct, Enum => Table<T>.Values.TryGetValue(word, out value);

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
        public static readonly OrderedDictionary<string, T> Values = Build();
        public static readonly Dictionary<T, string> Words = Values.ToDictionary(static p => p.Value, static p => p.Key);

        private static OrderedDictionary<string, T> Build()
        {
            var values = new OrderedDictionary<string, T>(StringComparer.Ordinal);
            foreach (var value in Enum.GetValues<T>())
            {
                values.Add(SnakeCase(value.ToString()), value);
            }

            return values;
        }
    }
}
