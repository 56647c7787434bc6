namespace Clearance.Pharmacokinetics;

/// <summary>A run of equal doses at equal intervals, whose summed response has a closed form.</summary>
/// <param name="FirstDay">Day of the first dose.</param>
/// <param name="IntervalDays">Days between doses; positive also when there is one dose only.</param>
/// <param name="Count">Number of doses, at least 1.</param>
/// <param name="AmountMg">Amount of each dose, mg.</param>
public readonly record struct DoseTrain(double FirstDay, double IntervalDays, int Count, double AmountMg)
{
    /// <summary>Day of the last dose.</summary>
    public double LastDay => FirstDay + ((Count - 1) * IntervalDays);

    /// <summary>Number of doses given at or before a day.</summary>
    public int GivenBy(double day)
    {
        if (day < FirstDay)
        {
            return 0;
        }

        return (int)Math.Min(Count, Math.Floor((day - FirstDay) / IntervalDays) + 1.0);
    }

    /// <summary>Time from the latest of the first <paramref name="given"/> doses to a day.</summary>
    public double SinceLatest(int given, double day) => day - (FirstDay + ((given - 1) * IntervalDays));
}
