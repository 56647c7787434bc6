namespace Clearance.Pharmacokinetics;

/// <summary>Which day of a regular oral treatment is meant.</summary>
public abstract record DayOfTreatment
{
    private DayOfTreatment()
    {
    }

    /// <summary>The day that begins Number days after the first dose (0: the day of the first dose).</summary>
    /// <param name="Number">Days since the first dose.</param>
    public sealed record AfterStart(int Number) : DayOfTreatment;

    /// <summary>Any day of a treatment that has lasted for ever.</summary>
    public sealed record Steady : DayOfTreatment;

    /// <summary>
    /// The day that begins Number days after the first dose that is no longer taken (0: the last dose was one interval
    /// before this day began), after steady treatment.
    /// </summary>
    /// <param name="Number">Days since the first dose not taken.</param>
    public sealed record AfterStop(int Number) : DayOfTreatment;
}
