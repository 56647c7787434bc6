namespace Clearance.Gate;

/// <summary>Truth of a condition on facts. An unknown fact makes a comparison unknown, never false.</summary>
internal static class ConditionTruth
{
    /// <summary>The truth of a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="known">Value of a field; null when unknown.</param>
    /// <param name="onDay">Day of the check.</param>
    public static Truth Of(Condition condition, Func<FactField, FactValue?> known, double onDay)
    {
        switch (condition)
        {
            case Condition.All all:
                var least = Truth.True;
                foreach (var part in all.Parts)
                {
                    var truth = Of(part, known, onDay);
                    least = truth < least ? truth : least;
                    if (least == Truth.False)
                    {
                        break;
                    }
                }

                return least;
            case Condition.Any any:
                var greatest = Truth.False;
                foreach (var part in any.Parts)
                {
                    var truth = Of(part, known, onDay);
                    greatest = truth > greatest ? truth : greatest;
                    if (greatest == Truth.True)
                    {
                        break;
                    }
                }

                return greatest;
            case Condition.Not not:
                return Truth.True - (int)Of(not.Part, known, onDay);
            case Condition.Missing missing:
                return From(known(missing.Field) is null);
            case Condition.Always:
                return Truth.True;
            case Condition.Flag flag:
                return known(flag.Field) is FactValue.Flag value ? From(value.Value) : Truth.Unknown;
            case Condition.Number number:
                return known(number.Field) is FactValue.Number amount ? From(Holds(amount.Value.CompareTo(number.Limit), number.Comparison)) : Truth.Unknown;
            case Condition.WordIn word:
                return known(word.Field) is FactValue.Word said ? From(word.Values.Contains(said.Value)) : Truth.Unknown;
            case Condition.Overlaps overlaps:
                return known(overlaps.Field) is FactValue.List list ? Overlap(list, overlaps) : Truth.Unknown;
            case Condition.Day day:
                return known(day.Field) is FactValue.Date date ? From(Holds((date.Day - onDay).CompareTo(day.DaysFromCheck), day.Comparison)) : Truth.Unknown;
            default:
                throw new ArgumentOutOfRangeException(nameof(condition), condition, "Not a condition.");
        }
    }

    private static Truth Overlap(FactValue.List list, Condition.Overlaps overlaps)
    {
        foreach (var word in overlaps.Values)
        {
            if (list.Values.Contains(word))
            {
                return Truth.True;
            }
        }

        return list.Complete ? Truth.False : Truth.Unknown;
    }

    private static bool Holds(int order, Comparison comparison) => comparison switch
    {
        Comparison.Less => order < 0,
        Comparison.AtMost => order <= 0,
        Comparison.More => order > 0,
        Comparison.AtLeast => order >= 0,
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Not a comparison."),
    };

    private static Truth From(bool value) => value ? Truth.True : Truth.False;
}
