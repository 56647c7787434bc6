namespace Clearance.Course;

/// <summary>Finds the known word nearest to a mistyped one, for the cure of an issue.</summary>
public static class NearestKey
{
    /// <summary>A list of names longer than this is no vocabulary, and searching it for every fault would cost too much.</summary>
    private const int MaxCandidates = 200;

    /// <summary>The nearest of <paramref name="known"/> by edit distance, or null when none is near (a third of its length, at least 2).</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        var shortened = word.Length > 64 ? word[..64] : word;
        foreach (var candidate in known.Take(MaxCandidates))
        {
            var distance = Distance(shortened, candidate);
            if (distance < bestDistance && distance <= Math.Max(2, candidate.Length / 3))
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[b.Length];
    }
}
