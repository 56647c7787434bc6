namespace Clearance.Course;

/// <summary>Reads and writes exact scores. Each is a number, or a map with its items.</summary>
internal static class ScoreFormat
{
    /// <summary>An exact decimal within bounds; a negative or too large one is reported.</summary>
    public static decimal? Bounded(FieldReader fields, string key, decimal low, decimal high) =>
        fields.Decimal(key) is { } value && Within(value, low, high, fields.PlaceOf(key), key, fields.Log) ? value : null;

    /// <summary>A whole number within bounds.</summary>
    public static int? Whole(FieldReader fields, string key, int low, int high) =>
        fields.Integer(key) is { } value && Within(value, low, high, fields.PlaceOf(key), key, fields.Log) ? value : null;

    /// <summary>A whole number that must be there.</summary>
    public static int RequiredWhole(FieldReader fields, string key, int low, int high)
    {
        fields.Require(key);
        return Whole(fields, key, low, high) ?? 0;
    }

    /// <summary>A grade in half steps from 0 to 3, as EASI and SCORAD signs use.</summary>
    public static decimal? Sign(FieldReader fields, string key)
    {
        if (Bounded(fields, key, 0, 3) is not { } value)
        {
            return null;
        }

        if (value * 2 != decimal.Truncate(value * 2))
        {
            fields.Log.Error("score.step", fields.PlaceOf(key), $"'{key}' is {value}, but signs are graded in half steps.", "Write 0, 0.5, 1, 1.5, 2, 2.5 or 3.");
            return null;
        }

        return value;
    }

    /// <summary>A sign that must be there.</summary>
    public static decimal RequiredSign(FieldReader fields, string key)
    {
        fields.Require(key);
        return Sign(fields, key) ?? 0;
    }

    /// <summary>Reads a score that may be a bare number or a map with items.</summary>
    public static T? Read<T>(FieldReader parent, string key, decimal high, Func<decimal, T> bare, Func<FieldReader, T> items)
        where T : class
    {
        switch (parent.Node(key))
        {
            case null:
                return null;
            case MapNode map:
                var fields = new FieldReader(map, parent.Log);
                var score = items(fields);
                if (map.Entries.IsEmpty)
                {
                    parent.Log.Error("score.empty", map.Place, $"'{key}' holds nothing.", "Give the number or its items, or remove the key.");
                }

                fields.Finish();
                return score;
            default:
                return Bounded(parent, key, 0, high) is { } value ? bare(value) : null;
        }
    }

    /// <summary>A bare number where only whole ones are possible.</summary>
    public static int? AsWhole(decimal value, FieldReader parent, string key)
    {
        if (value == decimal.Truncate(value))
        {
            return (int)value;
        }

        parent.Log.Error("score.step", parent.PlaceOf(key), $"'{key}' is {value}, but it is a whole number.", "Write a whole number.");
        return null;
    }

    public static bool Within(decimal value, decimal low, decimal high, SourcePlace place, string key, IssueLog log)
    {
        if (value >= low && value <= high)
        {
            return true;
        }

        log.Error(value < 0 && low >= 0 ? "score.negative" : "score.out-of-range", place, $"'{key}' is {value}.", $"Write a value from {low} to {high}.");
        return false;
    }
}
