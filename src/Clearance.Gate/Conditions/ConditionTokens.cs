using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>A word, number, unit, bracket or comparison of a condition's text.</summary>
/// <param name="Text">As written; empty at the end.</param>
/// <param name="At">Position in the text, from 0.</param>
internal readonly record struct ConditionToken(string Text, int At);

/// <summary>Cuts the text of a condition into tokens. Every text can be cut; what makes no sense is found by the reader.</summary>
internal static class ConditionTokens
{
    private const string Brackets = "()[],";
    private const string Comparisons = "<>=!";

    public static ImmutableArray<ConditionToken> Of(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<ConditionToken>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var end = Brackets.Contains(text[at], StringComparison.Ordinal) ? at + 1
                : End(text, at, Comparisons.Contains(text[at], StringComparison.Ordinal));
            tokens.Add(new ConditionToken(text[at..end], at));
            at = end;
        }

        tokens.Add(new ConditionToken("", text.Length));
        return tokens.ToImmutable();
    }

    private static int End(string text, int start, bool comparison)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !Brackets.Contains(text[end], StringComparison.Ordinal)
            && Comparisons.Contains(text[end], StringComparison.Ordinal) == comparison)
        {
            end++;
        }

        return end;
    }
}
