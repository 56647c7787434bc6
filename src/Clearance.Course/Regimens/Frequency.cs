namespace Clearance.Course;

/// <summary>How often a dose is taken.</summary>
public abstract record Frequency
{
    private Frequency()
    {
    }

    /// <summary>Days from one dose to the next; null for a single dose or as needed.</summary>
    public abstract double? IntervalDays { get; }

    /// <summary>So many times a day, evenly spaced (1 is once daily).</summary>
    public sealed record TimesADay(int Times) : Frequency
    {
        /// <inheritdoc/>
        public override double? IntervalDays => 1.0 / Times;
    }

    /// <summary>Once every so many days (more than one).</summary>
    public sealed record EveryDays(decimal Days) : Frequency
    {
        /// <inheritdoc/>
        public override double? IntervalDays => (double)Days;
    }

    /// <summary>One dose.</summary>
    public sealed record Once : Frequency
    {
        /// <inheritdoc/>
        public override double? IntervalDays => null;
    }

    /// <summary>As needed, without a schedule.</summary>
    public sealed record AsNeeded : Frequency
    {
        /// <inheritdoc/>
        public override double? IntervalDays => null;
    }
}
