using System.Buffers;
using System.Globalization;

namespace Clearance.Course;

/// <summary>Reads and writes doses (<c>300 mg</c>), loading doses and frequencies (<c>q2w</c>).</summary>
internal static class DoseFormat
{
    private const decimal LargestAmount = 100_000m;
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("+-.0123456789");

    /// <summary>The short names of frequencies, as prescriptions write them.</summary>
    private static readonly OrderedDictionary<string, Frequency> ShortNames = new(StringComparer.Ordinal)
    {
        ["once"] = new Frequency.Once(),
        ["as_needed"] = new Frequency.AsNeeded(),
        ["qd"] = new Frequency.TimesADay(1),
        ["bid"] = new Frequency.TimesADay(2),
        ["tid"] = new Frequency.TimesADay(3),
        ["qid"] = new Frequency.TimesADay(4),
        ["qod"] = new Frequency.EveryDays(2),
        ["qw"] = new Frequency.EveryDays(7),
        ["q2w"] = new Frequency.EveryDays(14),
        ["q3w"] = new Frequency.EveryDays(21),
        ["q4w"] = new Frequency.EveryDays(28),
        ["q6w"] = new Frequency.EveryDays(42),
        ["q8w"] = new Frequency.EveryDays(56),
        ["q12w"] = new Frequency.EveryDays(84),
    };

    public static IEnumerable<string> FrequencyWords => ShortNames.Keys;

    public static Dose? Read(FieldReader parent, string key) => parent.Node(key) is { } node ? Parse(node, parent) : null;

    public static ScalarNode Write(Dose dose) => MapBuilder.Raw(dose.ToString());

    public static LoadingDose? ReadLoading(FieldReader fields)
    {
        switch (fields.Node("loading"))
        {
            case null:
                return null;
            case ScalarNode { Text: "label" }:
                return new LoadingDose.ByLabel();
            case ScalarNode { Text: "none" }:
                return new LoadingDose.None();
            case var node:
                return Parse(node, fields) is { } dose ? new LoadingDose.Given(dose) : null;
        }
    }

    public static ScalarNode WriteLoading(LoadingDose loading) => loading switch
    {
        LoadingDose.ByLabel => MapBuilder.Raw("label"),
        LoadingDose.None => MapBuilder.Raw("none"),
        LoadingDose.Given given => Write(given.Dose),
        _ => throw new InvalidOperationException("A loading dose has three forms."),
    };

    public static Frequency? ReadFrequency(FieldReader parent)
    {
        switch (parent.Node("frequency"))
        {
            case null:
                return null;
            case MapNode map:
                var fields = new FieldReader(map, parent.Log);
                var every = DurationFormat.Read(fields, "every");
                var times = fields.Integer("times_a_day");
                fields.Finish();
                return ReadCustom(fields, every, times);
            case ScalarNode { IsNull: false } scalar when ShortNames.TryGetValue(scalar.Text, out var known):
                return known;
            case var other:
                var text = (other as ScalarNode)?.Text ?? "";
                var nearest = NearestKey.Of(text, ShortNames.Keys);
                parent.Log.Error("frequency.unknown", other.Place, $"'{Names.Shortened(text)}' is not a frequency.", (nearest is null ? "" : $"Did you mean '{nearest}'? ") + $"Use one of {string.Join(", ", ShortNames.Keys)}, or {{ every: {{ days: 10 }} }}.");
                return null;
        }
    }

    public static DocumentNode WriteFrequency(Frequency frequency)
    {
        foreach (var (word, known) in ShortNames)
        {
            if (known == frequency)
            {
                return MapBuilder.Raw(word);
            }
        }

        return frequency switch
        {
            Frequency.TimesADay t => new MapBuilder().Number("times_a_day", t.Times).Build(),
            Frequency.EveryDays e => new MapBuilder().Add("every", DurationFormat.Write(new Duration(e.Days, TimeUnit.Days))).Build(),
            _ => throw new InvalidOperationException("The other frequencies have short names."),
        };
    }

    private static Frequency? ReadCustom(FieldReader fields, Duration? every, int? times)
    {
        if (fields.Has("every") == fields.Has("times_a_day"))
        {
            fields.Log.Error("frequency.unknown", fields.Place, "A frequency needs one of 'every' and 'times_a_day'.", "Write { every: { days: 10 } } or { times_a_day: 2 }.");
            return null;
        }

        if (times is < 1 or > 24)
        {
            fields.Log.Error("frequency.unknown", fields.PlaceOf("times_a_day"), $"{times} times a day is not possible.", "Write a whole number from 1 to 24.");
            return null;
        }

        if (times is { } n)
        {
            return new Frequency.TimesADay(n);
        }

        if (every is null)
        {
            return null;
        }

        var days = every.Unit switch
        {
            TimeUnit.Days => every.Amount,
            TimeUnit.Weeks => every.Amount * 7m,
            TimeUnit.Months => every.Amount * 30.4375m,
            _ => every.Amount * 365.25m,
        };
        if (days < 1)
        {
            fields.Log.Error("frequency.unknown", fields.PlaceOf("every"), "More than one dose a day is written as an interval.", "Write { times_a_day: 2 } or bid.");
            return null;
        }

        return days == 1 ? new Frequency.TimesADay(1) : new Frequency.EveryDays(days);
    }

    private static Dose? Parse(DocumentNode node, FieldReader parent)
    {
        switch (node)
        {
            case ScalarNode { IsNull: false } scalar:
                var split = scalar.Text.AsSpan().IndexOfAnyExcept(NumberCharacters);
                var number = split < 0 ? scalar.Text.AsSpan() : scalar.Text.AsSpan(0, split);
                var unit = split < 0 ? "" : scalar.Text[split..].Trim();
                if (!decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
                {
                    parent.Log.Error("dose.not-a-dose", node.Place, $"'{Names.Shortened(scalar.Text)}' is not a dose.", "Write a number and a unit, such as 300 mg.");
                    return null;
                }

                return Checked(amount, unit.Length == 0 ? null : unit, node.Place, node.Place, parent.Log);
            case MapNode map:
                var fields = new FieldReader(map, parent.Log);
                var given = fields.RequiredDecimal("amount");
                var written = fields.Text("unit");
                fields.Finish();
                return fields.Decimal("amount") is null ? null : Checked(given, written, fields.PlaceOf("amount"), fields.PlaceOf("unit"), parent.Log);
            default:
                parent.Log.Error("dose.not-a-dose", node.Place, $"This is {node.Kind}, not a dose.", "Write a number and a unit, such as 300 mg.");
                return null;
        }
    }

    private static Dose? Checked(decimal amount, string? unit, SourcePlace amountPlace, SourcePlace unitPlace, IssueLog log)
    {
        if (unit is null)
        {
            log.Error("dose.no-unit", unitPlace, $"The dose {amount} has no unit.", $"Write the unit, such as '{amount} mg'.");
            return null;
        }

        var known = Enum.GetValues<DoseUnit>().Where(u => string.Equals(Dose.Symbol(u), unit, StringComparison.Ordinal)).ToList();
        if (known.Count == 0)
        {
            log.Error("dose.unknown-unit", unitPlace, $"The unit '{Names.Shortened(unit)}' is not known.", $"Use one of: {string.Join(", ", Enum.GetValues<DoseUnit>().Select(Dose.Symbol))}.");
            return null;
        }

        if (amount <= 0 || amount > LargestAmount)
        {
            log.Error("dose.not-positive", amountPlace, $"{amount} {unit} is not a possible dose.", "Write an amount above zero.");
            return null;
        }

        return new Dose(amount, known[0]);
    }
}
