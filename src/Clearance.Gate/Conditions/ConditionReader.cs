using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Gate;

/// <summary>
/// Reads and types the text of a condition: <c>and</c>, <c>or</c>, <c>not</c>, brackets, and comparisons of one field each.
/// A fault is one issue at its column; there is no condition then.
/// </summary>
internal sealed class ConditionReader(ImmutableSortedDictionary<string, FactField> fields, IssueLog log)
{
    private ImmutableArray<ConditionToken> tokens = [];
    private ComparisonReader comparisons = new(ImmutableSortedDictionary<string, FactField>.Empty);
    private int next;

    public Condition? Read(ScalarNode node)
    {
        tokens = ConditionTokens.Of(node.Text);
        comparisons = new ComparisonReader(fields);
        next = 0;
        try
        {
            var condition = AnyOf();
            return Peek.Text.Length == 0
                ? condition
                : throw new ConditionFault("condition.syntax", Peek, $"'{Peek.Text}' is not expected here.", "Join two comparisons with 'and' or 'or', and close brackets.");
        }
        catch (ConditionFault fault)
        {
            // The column is exact for text on one line; a folded text is reported at its start.
            var quote = node.IsPlain ? 0 : 1;
            var place = node.Place.Column > 0 ? node.Place with { Column = node.Place.Column + quote + fault.Token.At } : node.Place;
            log.Error(fault.Code, place, fault.Message, fault.Cure);
            return null;
        }
    }

    private ConditionToken Peek => tokens[next];

    private Condition AnyOf() => Joined("or", AllOf, static parts => new Condition.Any(parts));

    private Condition AllOf() => Joined("and", One, static parts => new Condition.All(parts));

    private Condition Joined(string word, Func<Condition> part, Func<ImmutableArray<Condition>, Condition> join)
    {
        var parts = ImmutableArray.CreateBuilder<Condition>();
        parts.Add(part());
        while (Peek.Text == word)
        {
            next++;
            parts.Add(part());
        }

        return parts.Count == 1 ? parts[0] : join(parts.ToImmutable());
    }

    private Condition One()
    {
        var token = Peek;
        switch (token.Text)
        {
            case "not":
                next++;
                return new Condition.Not(One());
            case "always":
                next++;
                return new Condition.Always();
            case "(":
                next++;
                var inner = AnyOf();
                if (Peek.Text != ")")
                {
                    throw new ConditionFault("condition.syntax", Peek, "A bracket is not closed.", "Add ')'.");
                }

                next++;
                return inner;
            default:
                return comparisons.Read(tokens, ref next);
        }
    }
}

/// <summary>A fault in the text of a condition; never leaves the reader.</summary>
internal sealed class ConditionFault(string code, ConditionToken token, string what, string cure) : Exception(what)
{
    public string Code { get; } = code;

    public ConditionToken Token { get; } = token;

    public string Cure { get; } = cure;
}
