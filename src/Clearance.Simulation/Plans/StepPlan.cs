using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>
/// How a course is stepped through: whole days, quarters of a day for a while after any change of systemic treatment; and
/// which profile of the JAK inhibitors each step has. The same for every patient of a run.
/// </summary>
public sealed class StepPlan
{
    /// <summary>Days resolved in quarters after a drug is started, stopped, restarted or changed in dose.</summary>
    public const int QuarterDays = 7;

    private StepPlan(ImmutableArray<PlanStep> steps, ImmutableArray<ProfileDay> profileDays, int firstDay, int profiles)
    {
        Steps = steps;
        ProfileDays = profileDays;
        FirstDay = firstDay;
        Profiles = profiles;
    }

    /// <summary>The steps in order.</summary>
    public ImmutableArray<PlanStep> Steps { get; }

    /// <summary>The days whose JAK inhibitor profiles must be computed.</summary>
    public ImmutableArray<ProfileDay> ProfileDays { get; }

    /// <summary>First day, from the course's day 0; negative when there is a burn-in. <see cref="PlanStep.Day"/> counts from here.</summary>
    public int FirstDay { get; }

    /// <summary>Number of profiles, the empty one (0) included.</summary>
    public int Profiles { get; }

    /// <summary>Number of calendar days.</summary>
    public int Days => Steps[^1].Day + 1;

    /// <summary>Day of the course after the last.</summary>
    public int EndDay => FirstDay + Days;

    /// <summary>Index of the first step of a day, counted from the course's day 0.</summary>
    public int StepAt(int courseDay)
    {
        int day = courseDay - FirstDay;
        int low = 0;
        int high = Steps.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Steps[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Plans a course.</summary>
    /// <param name="treatment">What is taken.</param>
    /// <param name="shadow">The treatment whose JAK inhibitors are charged with their hazard; usually the one with the rescue.</param>
    /// <param name="jakWindows">JAK inhibitors by name, each with the days after which a dose no longer matters.</param>
    /// <param name="careRate">kp, 1/day: onset of the care effect, which begins on day 0.</param>
    /// <param name="firstDay">First day, at or before day 0.</param>
    /// <param name="endDay">Day after the last.</param>
    /// <param name="changing">All treatments whose changes are resolved in quarter days.</param>
    /// <param name="everywhereQuarter">True: every day in quarters, for lanes whose error estimate was too large.</param>
    /// <param name="isScored">Days whose scores are asked for; null for all.</param>
    public static StepPlan Build(
        Treatment treatment,
        Treatment shadow,
        ImmutableSortedDictionary<string, int> jakWindows,
        double careRate,
        int firstDay,
        int endDay,
        ImmutableArray<Treatment> changing,
        bool everywhereQuarter,
        Func<int, bool>? isScored = null)
    {
        HashSet<int> changes = [.. changing.SelectMany(Changes)];
        ProfileTable profiles = new();
        ImmutableArray<PlanStep>.Builder steps = ImmutableArray.CreateBuilder<PlanStep>();
        for (int day = firstDay; day < endDay; day++)
        {
            bool quarters = everywhereQuarter || Enumerable.Range(0, QuarterDays).Any(back => changes.Contains(day - back));
            bool scored = isScored?.Invoke(day) ?? true;
            int profile = profiles.Of(treatment, jakWindows, day, quarters);
            int shadowProfile = profiles.Of(shadow, jakWindows, day, quarters);
            (Vector256<double> applications, bool isAsNeeded) = Applications(treatment, day);
            for (int piece = 0; piece < (quarters ? 4 : 1); piece++)
            {
                double start = day + (0.25 * piece);
                double middle = start + (quarters ? 0.125 : 0.5);
                steps.Add(new PlanStep
                {
                    Start = start,
                    IsQuarter = quarters,
                    Day = day - firstDay,
                    IsScored = scored,
                    EndsDay = !quarters || piece == 3,
                    Profile = profile == 0 ? 0 : profile + piece,
                    ShadowProfile = shadowProfile == 0 ? 0 : shadowProfile + piece,
                    CareOnset = middle <= 0.0 ? 0.0 : 1.0 - Math.Exp(-careRate * middle),
                    CareRise = middle <= 0.0 ? 0.0 : careRate * (middle - start) * Math.Exp(-careRate * middle),
                    ApplicationsPerDay = applications,
                    SteroidAsNeeded = isAsNeeded,
                });
            }
        }

        return new StepPlan(steps.ToImmutable(), profiles.Days, firstDay, profiles.Count);
    }

    // Trials taper the steroid of all regions, courses that of none: one mark does for the day.
    private static (Vector256<double> PerDay, bool IsAsNeeded) Applications(Treatment treatment, int day)
    {
        Span<double> perDay = stackalloc double[BlockLayout.Regions];
        bool? isAsNeeded = null;
        for (int r = 0; r < perDay.Length; r++)
        {
            if (treatment.TopicalOn(r, day) is { } topical)
            {
                perDay[r] = topical.ApplicationsPerDay;
                isAsNeeded = isAsNeeded is not { } other || other == topical.IsAsNeeded ? topical.IsAsNeeded
                    : throw new InvalidOperationException($"On day {day} a topical steroid is used as needed on one region and as prescribed on another.");
            }
        }

        return (Vector256.Create<double>(perDay), isAsNeeded ?? false);
    }

    // A change is the first dose after none, the first dose missing on its beat, or a dose of another size or rhythm: the
    // first days of the trains and the beats on which a train has run out.
    private static IEnumerable<int> Changes(Treatment treatment)
    {
        foreach (SystemicTreatment systemic in treatment.Systemic)
        {
            foreach (DoseTrain train in systemic.Schedule.Trains)
            {
                yield return (int)Math.Floor(train.FirstDay);
                if (train.Count > 1 && train.IntervalDays <= 1.0)
                {
                    yield return (int)Math.Floor(train.LastDay + train.IntervalDays);
                }
            }
        }
    }
}
