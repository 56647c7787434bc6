using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>One entry of the timetable for one drug, on the days of the course.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Drug">The drug.</param>
/// <param name="StartDay">First dose, days from the anchor.</param>
/// <param name="EndDay">Nothing is due after this day; null for no end.</param>
/// <param name="RaisedDay">Day on which the dose was last raised; null for never.</param>
public sealed record DrugTimetable(MonitoringEntry Entry, string Drug, double StartDay, double? EndDay, double? RaisedDay);

/// <summary>One check due in a window, and the entries that ask for it.</summary>
public sealed record DueCheck(string What, double FromDay, double ToDay, ImmutableArray<DrugTimetable> AskedBy);

/// <summary>
/// Merges the timetables of drugs taken together, so that the stricter wins: every window of every entry holds a check, and no gap is
/// longer than any entry allows. Each check is put off as long as the strictest entry lets it be, which keeps the number of visits
/// small; a check that falls into the window of another entry serves that one too.
/// </summary>
public static class MergedTimetable
{
    /// <summary>Checks of one kind up to a horizon, in order of time.</summary>
    /// <param name="what">Token of the check.</param>
    /// <param name="tables">Timetables that ask for it.</param>
    /// <param name="horizonDay">Last day looked at.</param>
    public static ImmutableArray<DueCheck> Of(string what, IEnumerable<DrugTimetable> tables, double horizonDay)
    {
        var claims = tables.Select(static t => new Claim(t)).ToList();
        var due = ImmutableArray.CreateBuilder<DueCheck>();
        double? last = null;
        while (true)
        {
            var deadline = double.PositiveInfinity;
            foreach (var claim in claims)
            {
                deadline = Math.Min(deadline, claim.Deadline(last));
            }

            if (deadline > horizonDay)
            {
                return due.ToImmutable();
            }

            var from = double.NegativeInfinity;
            var askedBy = ImmutableArray.CreateBuilder<DrugTimetable>(claims.Count);
            foreach (var claim in claims)
            {
                if (claim.IsServedOn(deadline, last))
                {
                    from = Math.Max(from, claim.From(deadline, last));
                    askedBy.Add(claim.Table);
                }
            }

            due.Add(new DueCheck(what, Math.Min(from, deadline), deadline, askedBy.Count == 1 ? askedBy.ToImmutable() : [.. askedBy.DistinctBy(static t => (t.Entry.Id, t.Drug))]));
            foreach (var claim in claims)
            {
                claim.Pass(deadline);
            }

            last = deadline;
        }
    }

    /// <summary>What one entry still asks for.</summary>
    private sealed class Claim
    {
        private readonly List<(double From, double To)> windows;
        private readonly double lastStated;
        private int next;

        public Claim(DrugTimetable table)
        {
            Table = table;
            windows = [.. table.Entry.At.Select(w => (table.StartDay + w.From, table.StartDay + w.To))];
            if (table.RaisedDay is { } raised && table.Entry.AfterDoseIncreaseDays is { } after)
            {
                windows.Add((raised + after, raised + after));
            }

            windows.Sort(static (a, b) => a.Item2.CompareTo(b.Item2));
            lastStated = windows.Count > 0 ? windows[^1].To : table.StartDay;
        }

        public DrugTimetable Table { get; }

        private bool HasWindow => next < windows.Count;

        /// <summary>The last day on which the next check is in time; infinity when none is asked for any more.</summary>
        public double Deadline(double? last)
        {
            var day = HasWindow ? windows[next].To
                : Table.Entry.EveryDays is { } every ? Math.Max(last ?? double.NegativeInfinity, lastStated) + every
                : double.PositiveInfinity;
            return day > (Table.EndDay ?? double.PositiveInfinity) ? double.PositiveInfinity : day;
        }

        /// <summary>The first day that lies in every window which a check on this day serves.</summary>
        public double From(double day, double? last)
        {
            if (!HasWindow)
            {
                return Deadline(last);
            }

            var from = double.NegativeInfinity;
            for (var i = next; i < windows.Count && windows[i].From <= day; i++)
            {
                from = Math.Max(from, windows[i].From);
            }

            return double.IsNegativeInfinity(from) ? day : from;
        }

        /// <summary>True when a check on this day is one the entry asks for: inside its window, or on the day of its next turn.</summary>
        public bool IsServedOn(double day, double? last) => HasWindow ? windows[next].From <= day && Deadline(last) >= day && !double.IsPositiveInfinity(Deadline(last)) : Deadline(last) == day;

        /// <summary>A check happened on this day: windows that hold it are served.</summary>
        public void Pass(double day)
        {
            while (HasWindow && windows[next].From <= day)
            {
                next++;
            }
        }
    }
}
