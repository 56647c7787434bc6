using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>How due checks of one kind stand against the days on which they were done.</summary>
/// <param name="done">Days in order; null when a course cannot record such a check.</param>
/// <param name="now">The day of the schedule.</param>
/// <param name="early">So many days before its window a check still counts.</param>
/// <param name="baselineEarly">The same for a check at or before the first dose.</param>
/// <param name="start">First dose.</param>
/// <param name="ended">True when nothing is asked for any more: what was not done is then missed, not overdue.</param>
internal sealed class CheckStates(ImmutableArray<double>? done, double now, int early, int baselineEarly, double start, bool ended)
{
    public IEnumerable<(DueCheck Check, CheckState State, double? DoneDay)> Of(ImmutableArray<DueCheck> due)
    {
        var days = due.Select((check, i) => DoneOn(check, i + 1 < due.Length ? due[i + 1] : null)).ToList();
        var lastDone = days.FindLastIndex(static d => d is not null);
        var lastOver = due.ToList().FindLastIndex(c => c.ToDay < now);
        for (var i = 0; i < due.Length; i++)
        {
            yield return (due[i], State(due[i], days[i], i < Math.Max(lastDone, lastOver)), days[i]);
        }
    }

    private CheckState State(DueCheck check, double? doneDay, bool superseded)
    {
        if (doneDay is not null)
        {
            return CheckState.Done;
        }

        if (check.FromDay > now)
        {
            return CheckState.Planned;
        }

        if (done is null)
        {
            return CheckState.NotRecordable;
        }

        return check.ToDay >= now ? CheckState.Due : superseded || ended ? CheckState.Missed : CheckState.Overdue;
    }

    /// <summary>The first day that counts for a check: from a little before its window until the next check's turn.</summary>
    private double? DoneOn(DueCheck check, DueCheck? next)
    {
        var from = check.FromDay - Early(check);
        var until = next is null ? double.PositiveInfinity : Math.Max(check.ToDay, next.FromDay - Early(next) - 1);
        foreach (var day in done ?? [])
        {
            if (day >= from && day <= until && day <= now)
            {
                return day;
            }
        }

        return null;
    }

    private int Early(DueCheck check) => check.ToDay <= start ? baselineEarly : early;
}
