namespace Clearance.Course;

/// <summary>Rules a regimen, and the regimens of a course together, must keep.</summary>
internal static class RegimenChecks
{
    public static void Check(Regimen r, FieldReader fields)
    {
        if (r.Stop is { Day: { } stop } && r.Start.Day is { } start && stop < start)
        {
            fields.Log.Error("regimen.stop-before-start", fields.PlaceOf("stop"), $"'{r.Id}' stops {start - stop:0.##} days before it starts.", "Check both times; a stop comes after the start.");
        }

        if (r.PlannedStop?.Day is { } planned && r.Start.Day is { } begun && planned < begun)
        {
            fields.Log.Error("regimen.stop-before-start", fields.PlaceOf("planned_stop"), $"'{r.Id}' is planned to stop {begun - planned:0.##} days before it starts.", "Check both times; a planned stop comes after the start.");
        }

        if (r.StrengthPercent is not null && r.Route is not (null or Route.Topical))
        {
            fields.Log.Error("regimen.strength", fields.PlaceOf("strength_percent"), "A strength in percent is for topical drugs.", "Set 'route: topical' or give a dose instead.");
        }

        if (!fields.Has("dose") && r.Loading is LoadingDose.Given)
        {
            fields.Log.Error("dose.missing", fields.PlaceOf("dose"), "A loading dose is given without the dose that follows.", "Add 'dose:'.");
        }

        CheckChanges(r, fields);
    }

    /// <summary>Two regimens of one drug must not run at the same time.</summary>
    public static void CheckOverlaps(ValueList<Regimen> regimens, SourceMap places, IssueLog log)
    {
        for (var j = 1; j < regimens.Count; j++)
        {
            for (var i = 0; i < j; i++)
            {
                if (string.Equals(regimens[i].Drug, regimens[j].Drug, StringComparison.OrdinalIgnoreCase) && SitesMeet(regimens[i], regimens[j]) && Overlap(regimens[i], regimens[j]))
                {
                    log.Error("regimen.overlap", places.Of($"regimens[{j}].start"), $"'{regimens[j].Id}' overlaps '{regimens[i].Id}', and both are {regimens[j].Drug}.", "Stop the first before the second starts, or write one regimen with 'changes'.");
                    break;
                }
            }
        }
    }

    private static void CheckChanges(Regimen r, FieldReader fields)
    {
        var last = r.Start.Day;
        for (var i = 0; i < r.Changes.Count; i++)
        {
            if (r.Changes[i].At.Day is not { } day)
            {
                continue;
            }

            var place = fields.Node("changes") is ListNode items && i < items.Items.Length ? items.Items[i].Place : fields.PlaceOf("changes");
            if (last is { } before && day <= before)
            {
                fields.Log.Error("change.order", place, "This change does not come after the start and the change before it.", "Order changes by time.");
            }
            else if (r.Stop?.Day is { } stop && day >= stop)
            {
                fields.Log.Error("change.after-stop", place, "This change comes after the regimen stopped.", "Move the stop or remove the change.");
            }

            last = day;
        }
    }

    private static bool SitesMeet(Regimen a, Regimen b) =>
        a.Sites.IsEmpty || b.Sites.IsEmpty || a.Sites.Any(s => b.Sites.Contains(s));

    /// <summary>Only an overlap that follows from the stated times counts: an unknown time proves nothing.</summary>
    private static bool Overlap(Regimen a, Regimen b) =>
        a.Start.Day is { } startA && b.Start.Day is { } startB && startA < End(b, startB) && startB < End(a, startA);

    private static double End(Regimen r, double start) => r.Stop switch
    {
        null => double.PositiveInfinity,
        { Day: { } day } => day,
        _ => start,
    };
}
