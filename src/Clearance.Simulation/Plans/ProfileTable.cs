using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>
/// Finds the days of a plan that share a JAK inhibitor profile: those with the same doses, counted from the day's beginning,
/// as far back as a dose can still matter. A steady twice-daily course has one profile for all its days but the first few.
/// </summary>
internal sealed class ProfileTable
{
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly ImmutableArray<ProfileDay>.Builder _days = ImmutableArray.CreateBuilder<ProfileDay>();

    /// <summary>Profiles so far; the first is the empty one.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>The days to compute.</summary>
    public ImmutableArray<ProfileDay> Days => _days.ToImmutable();

    /// <summary>Index of the (first) profile of a day; 0 when no JAK inhibitor is left.</summary>
    public int Of(Treatment treatment, ImmutableSortedDictionary<string, int> windows, int day, bool inQuarters)
    {
        StringBuilder signature = new();
        SortedSet<double> times = [];
        foreach (SystemicTreatment systemic in treatment.Systemic)
        {
            if (!windows.TryGetValue(systemic.Drug, out int window))
            {
                continue;
            }

            foreach (DoseTrain train in systemic.Schedule.Trains)
            {
                AddDoses(signature, times, systemic.Drug, train, day, window);
            }
        }

        if (signature.Length == 0)
        {
            return 0;
        }

        signature.Append(inQuarters ? 'q' : 'd');
        string key = signature.ToString();
        if (!_known.TryGetValue(key, out int index))
        {
            index = Count;
            _known.Add(key, index);
            _days.Add(new ProfileDay(day, treatment, inQuarters, index, [.. times]));
            Count += inQuarters ? 4 : 1;
        }

        return index;
    }

    private static void AddDoses(StringBuilder signature, SortedSet<double> times, string drug, DoseTrain train, int day, int window)
    {
        int first = Math.Max(0, train.GivenBy(day - window) - 1);
        for (int k = first; k < train.Count; k++)
        {
            double time = train.FirstDay + (k * train.IntervalDays) - day;
            if (time >= 1.0 - 1e-7)
            {
                break;
            }

            if (time < -window)
            {
                continue;
            }

            // A ten-thousandth of a day is nine seconds: doses closer than that share a place.
            double rounded = Math.Round(time, 4);
            signature.Append(CultureInfo.InvariantCulture, $"{drug}:{train.AmountMg:R}@{rounded:R};");
            if (rounded >= 0.0)
            {
                times.Add(rounded);
            }
        }
    }
}
