using System.Collections.Immutable;
using System.Globalization;

using Clearance.Course;

namespace Clearance.Gate;

/// <summary>Reads one comparison of a condition and checks it against the type, unit, words and range of its field.</summary>
internal sealed class ComparisonReader(ImmutableSortedDictionary<string, FactField> fields)
{
    private static readonly ImmutableArray<string> Joints = ["and", "or", ")", ""];

    private static readonly ImmutableDictionary<string, Comparison> Comparisons = new Dictionary<string, Comparison>(StringComparer.Ordinal)
    {
        ["<"] = Comparison.Less,
        ["<="] = Comparison.AtMost,
        [">"] = Comparison.More,
        [">="] = Comparison.AtLeast,
        ["=="] = Comparison.Equal,
        ["!="] = Comparison.NotEqual,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private ImmutableArray<ConditionToken> tokens = [];
    private int next;

    public Condition Read(ImmutableArray<ConditionToken> text, ref int position)
    {
        tokens = text;
        next = position;
        var condition = One();
        position = next;
        return condition;
    }

    private Condition One()
    {
        var name = Take();
        if (!fields.TryGetValue(name.Text, out var field))
        {
            var nearest = NearestKey.Of(name.Text, fields.Keys);
            throw new ConditionFault("condition.unknown-field", name, name.Text.Length == 0 ? "The condition ends where a fact is expected." : $"'{name.Text}' is not a fact of fields.yaml.", nearest is null ? "Use a field of fields.yaml, or add it there." : $"Did you mean '{nearest}'?");
        }

        if (Joints.Contains(tokens[next].Text))
        {
            return field.Type == FactType.Flag ? new Condition.Flag(field)
                : throw new ConditionFault("condition.type", name, $"'{field.Name}' is {Kind(field)} and cannot stand alone.", "Compare it with something.");
        }

        var operation = Take();
        return operation.Text switch
        {
            "is" => Is(field),
            "in" => WordIn(field, operation, Words(field)),
            "contains" => Overlaps(field, operation, [Word(field, Take())]),
            "overlaps" => Overlaps(field, operation, Words(field)),
            _ when Comparisons.TryGetValue(operation.Text, out var comparison) => Compare(field, operation, comparison),
            _ => throw new ConditionFault("condition.syntax", operation, $"'{operation.Text}' is not a comparison.", "Use <, <=, >, >=, ==, !=, in, contains, overlaps, 'is missing', 'is recorded' or 'is not true'."),
        };
    }

    private Condition Is(FactField field)
    {
        var word = Take();
        if (word.Text == "missing")
        {
            return new Condition.Missing(field);
        }

        if (word.Text == "recorded")
        {
            return new Condition.Not(new Condition.Missing(field));
        }

        if (word.Text == "not" && tokens[next].Text == "true" && field.Type == FactType.Flag)
        {
            next++;
            return new Condition.Any([new Condition.Missing(field), new Condition.Not(new Condition.Flag(field))]);
        }

        throw new ConditionFault("condition.syntax", word, $"'is {word.Text}' is not known for {Kind(field)}.", "Use 'is missing', 'is recorded', or for a flag 'is not true'.");
    }

    private Condition Compare(FactField field, ConditionToken operation, Comparison comparison)
    {
        switch (field.Type)
        {
            case FactType.Whole or FactType.Decimal:
                return new Condition.Number(field, comparison, Limit(field));
            case FactType.Word when comparison is Comparison.Equal:
                return new Condition.WordIn(field, [Word(field, Take())]);
            case FactType.Word when comparison is Comparison.NotEqual:
                return new Condition.Not(new Condition.WordIn(field, [Word(field, Take())]));
            case FactType.Date:
                return new Condition.Day(field, comparison, DaysFromCheck());
            default:
                throw new ConditionFault("condition.type", operation, $"'{field.Name}' is {Kind(field)} and cannot be compared with '{operation.Text}'.", Cure(field));
        }
    }

    private decimal Limit(FactField field)
    {
        var token = Take();
        if (!decimal.TryParse(token.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit))
        {
            throw new ConditionFault("condition.type", token, $"'{token.Text}' is not a number, and '{field.Name}' is {Kind(field)}.", "Write a number with a dot.");
        }

        if (!Joints.Contains(tokens[next].Text))
        {
            var unit = Take();
            limit = field.Convert(limit, unit.Text)
                ?? throw new ConditionFault("condition.unit", unit, $"'{unit.Text}' is not a unit of '{field.Name}'.", $"Use {string.Join(" or ", field.OtherUnits.Keys.Prepend(field.Unit))}.");
        }
        else if (field.Unit != "1")
        {
            throw new ConditionFault("condition.unit", token, $"The limit of '{field.Name}' has no unit.", $"Write '{token.Text} {field.Unit}'.");
        }

        if (limit < field.Least || limit > field.Most)
        {
            throw new ConditionFault("condition.range", token, $"{limit} {field.Unit} lies outside what '{field.Name}' can be ({field.Least} to {field.Most}).", "Check number and unit.");
        }

        return field.Type == FactType.Whole && limit != decimal.Truncate(limit)
            ? throw new ConditionFault("condition.type", token, $"'{field.Name}' is a whole number and is never {limit}.", "Write a whole number.")
            : limit;
    }

    private int DaysFromCheck()
    {
        var today = Take();
        if (today.Text != "today")
        {
            throw new ConditionFault("condition.type", today, $"A date is compared with '{today.Text}'.", "Compare it with 'today', 'today + 14 days' or 'today - 14 days'.");
        }

        if (tokens[next].Text is not ("+" or "-"))
        {
            return 0;
        }

        var sign = Take().Text == "-" ? -1 : 1;
        var count = Take();
        return int.TryParse(count.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && Take().Text == "days"
            ? sign * days
            : throw new ConditionFault("condition.syntax", count, "After 'today +' stands a whole number of days.", "Write 'today + 14 days'.");
    }

    private ImmutableArray<string> Words(FactField field)
    {
        var open = Take();
        if (open.Text != "[")
        {
            throw new ConditionFault("condition.syntax", open, "A list in square brackets is expected.", "Write [a, b].");
        }

        var words = ImmutableArray.CreateBuilder<string>();
        do
        {
            words.Add(Word(field, Take()));
        }
        while (Take(", or ]", ",", "]").Text == ",");
        return words.ToImmutable();
    }

    private static string Word(FactField field, ConditionToken token)
    {
        if (field.Values.Contains(token.Text) || field.Type is not (FactType.Word or FactType.Words))
        {
            return token.Text;
        }

        var nearest = NearestKey.Of(token.Text, field.Values);
        throw new ConditionFault("condition.word", token, $"'{token.Text}' is not a value of '{field.Name}'.", nearest is null ? $"Known: {string.Join(", ", field.Values)}." : $"Did you mean '{nearest}'? Known: {string.Join(", ", field.Values)}.");
    }

    private static Condition.WordIn WordIn(FactField field, ConditionToken operation, ImmutableArray<string> words) => field.Type == FactType.Word
        ? new Condition.WordIn(field, words)
        : throw new ConditionFault("condition.type", operation, $"'{field.Name}' is {Kind(field)}, not one word.", Cure(field));

    private static Condition.Overlaps Overlaps(FactField field, ConditionToken operation, ImmutableArray<string> words) => field.Type == FactType.Words
        ? new Condition.Overlaps(field, words)
        : throw new ConditionFault("condition.type", operation, $"'{field.Name}' is {Kind(field)}, not a list.", Cure(field));

    private ConditionToken Take() => tokens[next].Text.Length == 0 ? tokens[next] : tokens[next++];

    private ConditionToken Take(string wanted, params ReadOnlySpan<string> texts)
    {
        var token = Take();
        return texts.Contains(token.Text) ? token : throw new ConditionFault("condition.syntax", token, $"'{token.Text}' stands where {wanted} is expected.", $"Write {wanted}.");
    }

    private static string Kind(FactField field) => field.Type switch
    {
        FactType.Flag => "true or false",
        FactType.Whole => "a whole number",
        FactType.Decimal => "a number",
        FactType.Word => "a word",
        FactType.Words => "a list",
        FactType.Date => "a date",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, "Not a type of fact."),
    };

    private static string Cure(FactField field) => field.Type switch
    {
        FactType.Flag => "Write its name alone, or 'not' before it.",
        FactType.Whole or FactType.Decimal => "Use <, <=, >, >=, == or != with a number.",
        FactType.Word => "Use ==, != or 'in' with its words.",
        FactType.Words => "Use 'contains' or 'overlaps' with its words.",
        FactType.Date => "Use <, <=, > or >= with 'today'.",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, "Not a type of fact."),
    };
}
