namespace Clearance.Course;

/// <summary>The spelling of names that other places refer to.</summary>
internal static class Names
{
    /// <summary>Letters, digits, underscore and hyphen, starting with a letter or digit, at most 64.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= 64 && char.IsAsciiLetterOrDigit(text[0]) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    public static void CheckKey(string name, SourcePlace place, IssueLog log)
    {
        if (!IsName(name))
        {
            log.Error("name.spelling", place, $"'{Shortened(name)}' cannot be a name.", "Use letters, digits, '_' and '-', at most 64, starting with a letter or digit.");
        }
    }

    /// <summary>A name that times may refer to must not look like a date nor be the word for an unknown time.</summary>
    public static void CheckAnchorName(string name, SourcePlace place, IssueLog log)
    {
        if (!IsName(name) || !char.IsAsciiLetter(name[0]) || name is "not_stated")
        {
            log.Error("name.spelling", place, $"'{Shortened(name)}' cannot be the name of a time.", "Use letters, digits, '_' and '-', at most 64, starting with a letter.");
        }
    }

    public static string Shortened(string text) => text.Length > 40 ? text[..40] + "..." : text;
}
