using System.Globalization;
using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Forecast;

/// <summary>Regimens of options, in the words of a course.</summary>
internal static class RegimenMaker
{
    /// <summary>Provenance of what an option adds to a course.</summary>
    public const string Source = "option";

    /// <summary>A day of the course as a time.</summary>
    public static CourseTime At(double day, TreatmentCourse course) =>
        CourseTime.AfterAnchor((decimal)day, TimeUnit.Days, course.Anchor.Name);

    /// <summary>A regimen of a drug by its label's phase.</summary>
    public static Regimen Of(string drug, LabelPhase phase, RegimenRole role, double start, double? stop, TreatmentCourse course) => new()
    {
        Id = $"option-{drug}",
        Drug = drug,
        Role = role,
        Dose = new Dose((decimal)phase.DoseMg, DoseUnit.Mg),
        Frequency = FrequencyOf(phase.IntervalDays),
        Start = At(start, course),
        Stop = stop is { } day ? At(day, course) : null,
        Provenance = new Provenance { Source = Source, Mark = FactMark.Assumed },
    };

    /// <summary>The frequency of an interval.</summary>
    public static Frequency FrequencyOf(double days) =>
        days <= 1.0 ? new Frequency.TimesADay((int)Math.Round(1.0 / days)) : new Frequency.EveryDays((decimal)days);

    /// <summary>Dose and interval in words: 15 mg once daily.</summary>
    public static string Words(double mg, double intervalDays) =>
        string.Create(CultureInfo.InvariantCulture, $"{mg:0.##} mg {DoseInterval.Words(intervalDays)}");
}
