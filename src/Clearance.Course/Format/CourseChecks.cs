namespace Clearance.Course;

/// <summary>Rules that need the whole course: unique names, references, order in time.</summary>
internal static class CourseChecks
{
    public static void Check(TreatmentCourse course, IssueLog log)
    {
        CheckNames(course, log);
        CheckReferences(course, log);
        CheckObservations(course, log);
        RegimenChecks.CheckOverlaps(course.Regimens, course.Places, log);
    }

    private static void CheckNames(TreatmentCourse course, IssueLog log)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < course.Regimens.Count; i++)
        {
            var id = course.Regimens[i].Id;
            if (id.Length > 0 && !taken.TryAdd(id, $"regimen '{id}'"))
            {
                log.Error("regimen.duplicate-id", course.Places.Of($"regimens[{i}].id"), $"Another regimen is already called '{id}'.", "Give each regimen its own id, such as tofacitinib_2.");
            }

            CheckAnchor(course, course.Regimens[i].Start, $"{id}_start", $"regimens[{i}].start", log);
            CheckAnchor(course, course.Regimens[i].Stop, $"{id}_stop", $"regimens[{i}].stop", log);
        }

        var times = course.Regimens.SelectMany(static r => new[] { $"{r.Id}_start", $"{r.Id}_stop" }).ToHashSet(StringComparer.Ordinal);
        times.Add(course.Anchor.Name);
        for (var i = 0; i < course.Events.Count; i++)
        {
            if (course.Events[i].Id is { } id && !times.Add(id) && !IsAnchorItself(course, course.Events[i], id))
            {
                log.Error("event.duplicate-id", course.Places.Of($"events[{i}].id"), $"Another time is already called '{id}'.", "Give the event a name of its own.");
            }
        }
    }

    /// <summary>The anchor may be described by one event of the same name at day 0.</summary>
    private static bool IsAnchorItself(TreatmentCourse course, CourseEvent e, string id) =>
        string.Equals(id, course.Anchor.Name, StringComparison.Ordinal) && e.At.Day == 0
        && course.Events.Count(other => string.Equals(other.Id, id, StringComparison.Ordinal)) == 1;

    /// <summary>A start or stop that shares the anchor's name must be day 0.</summary>
    private static void CheckAnchor(TreatmentCourse course, CourseTime? time, string name, string field, IssueLog log)
    {
        if (string.Equals(name, course.Anchor.Name, StringComparison.Ordinal) && time?.Day is not 0.0)
        {
            log.Error("time.anchor-conflict", course.Places.Of(field), $"'{name}' is the anchor, day 0, but is written here as another time.", $"Write '{field[(field.LastIndexOf('.') + 1)..]}: {name}' or rename the anchor.");
        }
    }

    private static void CheckReferences(TreatmentCourse course, IssueLog log)
    {
        var ids = course.Regimens.Select(static r => r.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < course.Approvals.Count; i++)
        {
            CheckRegimen(course.Approvals[i].Of, $"approvals[{i}].of");
        }

        for (var i = 0; i < course.Events.Count; i++)
        {
            CheckRegimen(course.Events[i].Regimen, $"events[{i}].regimen");
        }

        for (var i = 0; i < course.Discussions.Count; i++)
        {
            CheckRegimen(course.Discussions[i].Of, $"discussions[{i}].of");
        }

        for (var i = 0; i < course.Exceptions.Count; i++)
        {
            CheckRegimen(course.Exceptions[i].Of, $"exceptions[{i}].of");
        }

        void CheckRegimen(string? id, string field)
        {
            if (id is not null && !ids.Contains(id))
            {
                var nearest = NearestKey.Of(id, ids);
                log.Error("regimen.unknown", course.Places.Of(field), $"No regimen is called '{Names.Shortened(id)}'.", nearest is null ? "Use the id of one of 'regimens'." : $"Did you mean '{nearest}'?");
            }
        }
    }

    private static void CheckObservations(TreatmentCourse course, IssueLog log)
    {
        if (course.Patient?.AgeYears is not { } age)
        {
            return;
        }

        var birth = -(double)age.Value * TimeUnits.DaysInYear;
        for (var i = 0; i < course.Observations.Count; i++)
        {
            // Age is given in completed years, so birth may lie up to one year earlier.
            if (course.Observations[i].At.Day < birth - TimeUnits.DaysInYear)
            {
                log.Error("observation.before-birth", course.Places.Of($"observations[{i}].at"), "This observation lies before the patient's birth.", "Check the age at the anchor and this time.");
            }
        }
    }
}
