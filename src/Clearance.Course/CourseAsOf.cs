namespace Clearance.Course;

/// <summary>Hides what lies later than a day, so that a forecast can be made as if from then.</summary>
public static class CourseAsOf
{
    /// <summary>
    /// The course as it was known on <paramref name="day"/> (days from the anchor): later observations, events, screens, laboratory
    /// results, approvals, changes and regimens are gone, and a regimen that stopped later goes on with its reason unknown. Observations
    /// and events at a time not stated are hidden too, for nobody can say that they were known; so is what the authors said in
    /// hindsight (the statements). A regimen that ended at a time not stated goes on, unless a stated stop of another regimen or the whole
    /// course lies by then: that it ended is known from what came later. Regimens whose start is not stated, and screens, laboratory results and approvals without
    /// a time, stay; so do the words of provenance, which may speak of later.
    /// </summary>
    public static TreatmentCourse AsOf(this TreatmentCourse course, double day) => course with
    {
        Regimens = [.. course.Regimens.Where(r => r.Start.Day is not { } start || start <= day).Select(r => Known(r, day, course))],
        Observations = [.. course.Observations.Where(o => o.At.Day <= day)],
        Events = [.. course.Events.Where(e => e.At.Day <= day)],
        Screening = [.. course.Screening.Where(s => s.At is null || s.At.Day <= day)],
        Laboratory = [.. course.Laboratory.Where(l => l.At is null || l.At.Day <= day)],
        Discussions = [.. course.Discussions.Where(d => d.At is null || d.At.Day <= day)],
        Approvals = [.. course.Approvals.Where(a => a.At is null || a.At.Day <= day)],
        Exceptions = [.. course.Exceptions.Where(e => e.At.Day is null || e.At.Day <= day)],
        Comedication = course.Comedication is { } list ? list with { Medicines = [.. list.Medicines.Where(m => m.Start?.Day is null || m.Start.Day <= day)] } : null,
        Statements = [],
    };

    private static Regimen Known(Regimen regimen, double day, TreatmentCourse course)
    {
        var known = regimen with
        {
            Changes = [.. regimen.Changes.Where(c => c.At.Day <= day)],
            Missed = [.. regimen.Missed.Where(m => m.From.Day <= day)],
        };
        return regimen.Stop?.Day > day || EndIsHidden(regimen, day, course) ? known with { Stop = null, StopReason = null } : known;
    }

    private static bool EndIsHidden(Regimen regimen, double day, TreatmentCourse course)
    {
        if (regimen.Stop is not { Day: null })
        {
            return false;
        }

        bool Stops(Func<double, bool> when) => course.Regimens.Any(r => r != regimen && r.Stop?.Day is { } stop && when(stop));
        bool hasLater = Stops(stop => stop > day) || course.Observations.Any(o => o.At.Day > day);
        return hasLater && !Stops(stop => stop > (regimen.Start.Day ?? 0.0) && stop <= day);
    }
}
