namespace Clearance.Course;

/// <summary>Reads and writes lengths of time: <c>{ weeks: 16 }</c>.</summary>
internal static class DurationFormat
{
    public static Duration? Read(FieldReader parent, string key)
    {
        if (parent.Fields(key) is not { } fields)
        {
            return null;
        }

        var duration = ReadParts(fields, allowNegative: false, required: true);
        fields.Finish();
        return duration;
    }

    public static MapNode Write(Duration d) => new MapBuilder().Number(Token.Of(d.Unit), d.Amount).Build();

    /// <summary>Reads exactly one of the keys days, weeks, months, years.</summary>
    public static Duration? ReadParts(FieldReader fields, bool allowNegative, bool required)
    {
        Duration? found = null;
        var given = 0;
        foreach (var unit in Enum.GetValues<TimeUnit>())
        {
            var key = Token.Of(unit);
            if (!fields.Has(key))
            {
                continue;
            }

            given++;
            if (fields.Decimal(key) is not { } amount)
            {
                continue;
            }

            if (!allowNegative && amount <= 0)
            {
                fields.Log.Error("duration.not-positive", fields.PlaceOf(key), "A length of time must be more than zero.", "Write a positive number.");
                continue;
            }

            if (Math.Abs(amount) > 100_000)
            {
                fields.Log.Error("time.impossible", fields.PlaceOf(key), $"{amount} {key} is beyond any life.", "Check the number and its unit.");
                continue;
            }

            found = new Duration(amount, unit);
        }

        if (given > 1 || (required && given == 0))
        {
            fields.Log.Error("duration.one-unit", fields.Place, given == 0 ? "No length of time is given." : "Two units are given.", "Give one of days, weeks, months, years, such as { months: 9 }.");
            return null;
        }

        return found;
    }
}
