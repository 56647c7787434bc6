using Clearance.Course;

namespace Clearance.Gate;

/// <summary>Vaccination.</summary>
internal static class VaccineFacts
{
    public static void Add(CourseAtDay at, FactCollector facts)
    {
        if (at.Course.Vaccinations is not { } vaccinations)
        {
            return;
        }

        if (vaccinations.RecombinantZoster is { } zoster && !(zoster.Last?.Day > at.Day))
        {
            facts.AddNumber("vaccine.rzv_doses", zoster.Doses, $"recombinant zoster vaccine: {zoster.Doses} dose{(zoster.Doses == 1 ? "" : "s")}", zoster.Last?.Day, "vaccinations.recombinant_zoster");
        }

        if (vaccinations.Live is { } live)
        {
            Live(live, at, facts);
        }

        if (vaccinations.UpToDate is { } current)
        {
            facts.AddFlag("vaccine.up_to_date", current.Value, current.Value ? "vaccines up to date" : "vaccines not up to date", null, "vaccinations.up_to_date");
        }
    }

    private static void Live(LiveVaccination live, CourseAtDay at, FactCollector facts)
    {
        const string path = "vaccinations.live";
        var what = live.What is null ? "live vaccine" : $"live vaccine ({live.What})";
        switch (live)
        {
            case { State: LiveVaccine.None }:
                facts.AddFlag("vaccine.live_planned_or_recent", false, "no live vaccine planned or recent", live.At?.Day, path);
                break;
            case { State: LiveVaccine.Planned }:
                facts.AddFlag("vaccine.live_planned_or_recent", true, $"{what} planned", live.At?.Day, path);
                break;
            case { At.Day: { } day } when day <= at.Day:
                facts.AddNumber("vaccine.live_age_days", FactCollector.WholeDays(at.Day - day), $"{what} given", day, path);
                facts.AddFlag("vaccine.live_planned_or_recent", at.Day - day < at.Tables.LiveVaccineCounts.Days, $"{what} given", day, path, $"recent for {at.Tables.LiveVaccineCounts.Days} days (policy)");
                break;
            default:
                facts.Gap("vaccine.live_planned_or_recent", "A live vaccine was given, the day is not stated.", path);
                break;
        }
    }
}
