using System.Collections.Immutable;
using Clearance.Forecast;

namespace Clearance.Consult;

/// <summary>For each JAK inhibitor and dose, the first week on it at which clear skin has the chance asked for.</summary>
internal static class ShortestRescue
{
    /// <summary>The table. The longest duration of a dose holds all shorter ones: until it stops, its course is theirs.</summary>
    public static ShortestRescueTable Of(ImmutableArray<OptionAnswer> answers, double target, int now) => new(
        target,
        answers[0].Weeks.FirstOrDefault(w => w.Clear.Value >= target)?.Week,
        [
            .. answers.Where(a => a.Option.Kind is OptionKind.Add or OptionKind.Written && a.Option.Durations.IsEmpty && a.Option is { Drug: not null, DoseWords: not null, StopDay: { } end } && end >= now + 7)
                .GroupBy(a => Name(a.Option), StringComparer.Ordinal)
                .Select(group => Row(group.Key, group.MaxBy(a => a.Option.StopDay)!, target, now)),
        ]);

    // A written option of several steps has the drug in its words already.
    private static string Name(ForecastOption option) =>
        option.DoseWords!.Contains(option.Drug!, StringComparison.OrdinalIgnoreCase) ? option.DoseWords : $"{option.Drug} {option.DoseWords}";

    private static ShortestRescueRow Row(string name, OptionAnswer longest, double target, int now)
    {
        int weeks = Math.Min(longest.Weeks.Length, (longest.Option.StopDay!.Value - now) / 7);
        ImmutableArray<WeekAnswer> on = [.. longest.Weeks.Take(weeks)];
        WeekAnswer? first = on.FirstOrDefault(w => w.Clear.Value >= target);
        Chance chance = (first ?? on.MaxBy(w => w.Clear.Value)!).Clear;
        return new ShortestRescueRow(name, first?.Week, weeks, OptionFiller.Of(chance));
    }
}
