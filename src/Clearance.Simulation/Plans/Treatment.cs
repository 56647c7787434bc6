using System.Collections.Immutable;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>Everything a patient takes over a course, as the simulation needs it: doses, not regimens.</summary>
public sealed record Treatment
{
    /// <summary>Systemic drugs by formulary name with all their doses.</summary>
    public required ImmutableArray<SystemicTreatment> Systemic { get; init; }

    /// <summary>Topical steroids, in order of time: several regions may have one each, no region two at once.</summary>
    public required ImmutableArray<TopicalTreatment> Topicals { get; init; }

    /// <summary>The topical steroid of a region on a day; null when it has none.</summary>
    /// <param name="region">Number of the region, 0 head and neck.</param>
    /// <param name="day">Day of the course.</param>
    /// <exception cref="InvalidOperationException">The region has two at once.</exception>
    public TopicalTreatment? TopicalOn(int region, int day)
    {
        TopicalTreatment? found = null;
        foreach (TopicalTreatment topical in Topicals)
        {
            if (topical.FromDay <= day && day < topical.ToDay && (topical.Regions >> region & 1) != 0)
            {
                found = found is null ? topical : throw new InvalidOperationException($"Region {region} has two topical steroids on day {day}.");
            }
        }

        return found;
    }

    /// <summary>The same treatment without one drug: the counterfactual of a rescue.</summary>
    public Treatment Without(string drug) => this with { Systemic = [.. Systemic.Where(s => s.Drug != drug)] };
}

/// <summary>One systemic drug.</summary>
/// <param name="Drug">Name in the formulary.</param>
/// <param name="Schedule">Every dose, days from the course's day 0.</param>
public sealed record SystemicTreatment(string Drug, DoseSchedule Schedule)
{
    /// <summary>Whether another is the same drug in the same doses before a day.</summary>
    public bool HasSameDoses(SystemicTreatment other, double before = double.PositiveInfinity) =>
        Drug == other.Drug && Schedule.Doses.TakeWhile(d => d.Day < before).SequenceEqual(other.Schedule.Doses.TakeWhile(d => d.Day < before));
}

/// <summary>A topical steroid over a stretch of days.</summary>
/// <param name="FromDay">First day.</param>
/// <param name="ToDay">First day without it.</param>
/// <param name="ApplicationsPerDay">Applications a day that are really done.</param>
/// <param name="Regions">Regions, one bit each from head and neck upward: 1 head and neck, 2 upper limbs, 4 trunk, 8 lower limbs.</param>
public sealed record TopicalTreatment(double FromDay, double ToDay, double ApplicationsPerDay, int Regions)
{
    /// <summary>
    /// True for the background steroid of a trial, tapered as the skin clears: applications a day times min(1, S)², S the signs of the
    /// region relative to untreated.
    /// </summary>
    public bool IsAsNeeded { get; init; }
}
