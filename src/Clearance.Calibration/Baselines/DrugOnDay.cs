using System.Collections.Immutable;
using Clearance.Pharmacokinetics;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>A drug somebody is on.</summary>
/// <param name="Drug">Name in the formulary.</param>
/// <param name="AmountMg">Dose, mg.</param>
/// <param name="IntervalDays">Days between doses.</param>
internal readonly record struct DrugOnDay(string Drug, double AmountMg, double IntervalDays)
{
    /// <summary>mg a day.</summary>
    public double MgPerDay => AmountMg / IntervalDays;

    /// <summary>What a treatment gives on a day: from the first dose of a train until one interval after its last.</summary>
    /// <param name="treatment">The treatment.</param>
    /// <param name="day">The day.</param>
    public static ImmutableArray<DrugOnDay> Of(Treatment treatment, double day) =>
    [
        .. treatment.Systemic
            .Select(s => (s.Drug, Train: s.Schedule.Trains.LastOrDefault(t => day >= t.FirstDay && day < t.FirstDay + (t.Count * Interval(t)))))
            .Where(s => s.Train.Count > 0)
            .Select(s => new DrugOnDay(s.Drug, s.Train.AmountMg, Interval(s.Train))),
    ];

    /// <summary>Days on which what is given changes, within a course.</summary>
    public static IEnumerable<int> Changes(Treatment treatment, int endDay) => treatment.Systemic
        .SelectMany(s => s.Schedule.Trains)
        .SelectMany(t => new[] { t.FirstDay, t.FirstDay + (t.Count * Interval(t)) })
        .Select(day => (int)Math.Round(day, MidpointRounding.AwayFromZero))
        .Where(day => day > 0 && day < endDay)
        .Distinct()
        .Order();

    // A lone loading dose stands for a maintenance interval of two weeks.
    private static double Interval(DoseTrain train) => train.Count > 1 ? train.IntervalDays : 14.0;
}
