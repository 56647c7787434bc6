using System.Collections.Immutable;

namespace Clearance.Pharmacokinetics;

/// <summary>A stretch of a regimen: the same amount at a fixed interval.</summary>
public sealed record DosePattern
{
    /// <summary>Amount of each dose, mg. Not negative.</summary>
    public required double AmountMg { get; init; }

    /// <summary>Day of the first dose.</summary>
    public required double FirstDay { get; init; }

    /// <summary>Days between doses: 0.5 for twice daily, 14 for every two weeks. Positive.</summary>
    public required double IntervalDays { get; init; }

    /// <summary>No dose is given on this day or later.</summary>
    public required double EndDay { get; init; }

    /// <summary>Which doses (0 for the first) were not taken.</summary>
    public ImmutableSortedSet<int> Missed { get; init; } = [];

    /// <summary>A single dose, for example a loading dose.</summary>
    public static DosePattern Single(double day, double amountMg) =>
        new() { AmountMg = amountMg, FirstDay = day, IntervalDays = 1.0, EndDay = day + 0.5 };

    /// <summary>The doses taken, in order of time.</summary>
    /// <exception cref="InvalidOperationException">The interval is not positive, the amount negative, or a day not finite.</exception>
    public IEnumerable<Dose> Doses()
    {
        if (!(IntervalDays > 0.0) || !(AmountMg >= 0.0) || !double.IsFinite(FirstDay) || !double.IsFinite(EndDay))
        {
            throw new InvalidOperationException($"Impossible dose pattern: {this}.");
        }

        return Taken();
    }

    private IEnumerable<Dose> Taken()
    {
        for (int k = 0; ; k++)
        {
            double day = FirstDay + (k * IntervalDays);
            if (day > EndDay - DoseSchedule.SameTime)
            {
                yield break;
            }

            if (!Missed.Contains(k))
            {
                yield return new Dose(day, AmountMg);
            }
        }
    }
}
