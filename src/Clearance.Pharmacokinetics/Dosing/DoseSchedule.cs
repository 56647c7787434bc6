using System.Collections.Immutable;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// Every dose of one drug in a course, in order of time, and the same doses as few regular trains: loading, maintenance,
/// stop, restart, change of dose and missed doses are all only doses.
/// </summary>
public sealed class DoseSchedule
{
    /// <summary>Two times closer than this (days, a hundredth of a second) are the same time.</summary>
    internal const double SameTime = 1e-7;

    private DoseSchedule(ImmutableArray<Dose> doses, ImmutableArray<DoseTrain> trains)
    {
        Doses = doses;
        Trains = trains;
    }

    /// <summary>No dose at all.</summary>
    public static DoseSchedule Empty { get; } = new([], []);

    /// <summary>The doses in order of time. Doses at the same time stand side by side.</summary>
    public ImmutableArray<Dose> Doses { get; }

    /// <summary>The same doses as regular trains, in order of their first dose.</summary>
    public ImmutableArray<DoseTrain> Trains { get; }

    /// <summary>The schedule of a regimen made of patterns, which may follow or overlap each other.</summary>
    /// <exception cref="InvalidOperationException">A pattern is impossible (see <see cref="DosePattern.Doses"/>).</exception>
    public static DoseSchedule FromPatterns(params IEnumerable<DosePattern> patterns) =>
        FromDoses(patterns.SelectMany(pattern => pattern.Doses()));

    /// <summary>The schedule of doses one by one, in any order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A dose has no finite time or a negative or infinite amount.</exception>
    public static DoseSchedule FromDoses(IEnumerable<Dose> doses)
    {
        ImmutableArray<Dose> ordered = [.. doses.Where(dose => dose.AmountMg != 0.0).OrderBy(dose => dose.Day)];
        if (ordered.Any(dose => !double.IsFinite(dose.Day) || !double.IsFinite(dose.AmountMg) || dose.AmountMg < 0.0))
        {
            throw new ArgumentOutOfRangeException(nameof(doses), "Every dose needs a finite time and a finite amount that is not negative.");
        }

        return new DoseSchedule(ordered, Group(ordered));
    }

    /// <summary>Total amount given before a day, mg.</summary>
    public double TotalMgBefore(double day) => Doses.TakeWhile(dose => dose.Day < day).Sum(dose => dose.AmountMg);

    // Greedy: a train grows while the next dose has its amount and falls on its beat. Two trains cannot interleave, so a
    // course with doses of two sizes at once becomes many short trains: still right, only slower.
    private static ImmutableArray<DoseTrain> Group(ImmutableArray<Dose> doses)
    {
        ImmutableArray<DoseTrain>.Builder trains = ImmutableArray.CreateBuilder<DoseTrain>();
        int i = 0;
        while (i < doses.Length)
        {
            Dose first = doses[i];
            int count = 1;
            double interval = 1.0;
            if (i + 1 < doses.Length && doses[i + 1].AmountMg == first.AmountMg && doses[i + 1].Day - first.Day > SameTime)
            {
                interval = doses[i + 1].Day - first.Day;
                while (i + count < doses.Length
                    && doses[i + count].AmountMg == first.AmountMg
                    && Math.Abs(doses[i + count].Day - (first.Day + (count * interval))) < SameTime)
                {
                    count++;
                }
            }

            // A pair is worth no train when its second dose starts a longer one.
            if (count == 2 && StartsLongerTrain(doses, i + 1))
            {
                count = 1;
            }

            trains.Add(new DoseTrain(first.Day, interval, count, first.AmountMg));
            i += count;
        }

        return trains.ToImmutable();
    }

    private static bool StartsLongerTrain(ImmutableArray<Dose> doses, int i)
    {
        if (i + 2 >= doses.Length)
        {
            return false;
        }

        double interval = doses[i + 1].Day - doses[i].Day;
        return interval > SameTime
            && doses[i].AmountMg == doses[i + 1].AmountMg
            && doses[i].AmountMg == doses[i + 2].AmountMg
            && Math.Abs(doses[i + 2].Day - doses[i + 1].Day - interval) < SameTime;
    }
}
