using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Forecast;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Consult;

/// <summary>Whether a virtual patient's scores bear out what the words of an observation say.</summary>
internal sealed class PatientScores(CourseOutcome outcome, ScoreModel model)
{
    /// <summary>Whether all intervals hold for a patient under an option.</summary>
    /// <param name="intervals">What was said, as intervals.</param>
    /// <param name="option">The option.</param>
    /// <param name="patient">Number of the patient.</param>
    public bool Holds(IEnumerable<IntervalObservation> intervals, int option, int patient) =>
        intervals.All(interval => interval.Holds(Value(interval, option, patient)));

    /// <summary>Scores of a patient on a day of the course.</summary>
    public VisitScores On(double day, int option, int patient) => model.Visit(outcome, option, Output(day), patient);

    /// <summary>
    /// The simulated day that stands for a time of the course: the day before it (what is said at a visit describes the days
    /// up to it, and treatments that change then change afterwards). Day 0 is enrolment, before any treatment, and stands for
    /// every earlier day too, for nothing before it is kept.
    /// </summary>
    public static int DayOf(double day) => Math.Max(-1, CourseTreatment.DayOf(day));

    private int Output(double day)
    {
        int output = outcome.OutputDays.IndexOf(DayOf(day));
        return output >= 0 ? output : throw new InvalidOperationException($"Day {DayOf(day)} was not kept by the simulation.");
    }

    private double Value(IntervalObservation interval, int option, int patient)
    {
        double value = Score(interval, On(interval.Day, option, patient));
        if (interval.Of == BoundKind.Value)
        {
            return value;
        }

        double reference = Score(interval, On(interval.ReferenceDay ?? 0.0, option, patient));
        return reference > 0.0 ? value / reference : value > 0.0 ? double.PositiveInfinity : 0.0;
    }

    private static double Score(IntervalObservation interval, VisitScores scores) => interval.Score switch
    {
        BoundedScore.Easi when interval.Regions.IsDefaultOrEmpty => scores.Easi,
        BoundedScore.Easi => OverRegions(interval.Regions, scores),
        BoundedScore.Iga => scores.Iga,
        BoundedScore.PeakItch => scores.Itch,
        _ => throw new InvalidOperationException($"Unknown score {interval.Score}."),
    };

    private static double OverRegions(ImmutableArray<BodyRegion> regions, VisitScores scores) =>
        regions.Sum(r => EasiWeights.Adult[(int)r] * scores.Regions[(int)r]) / regions.Sum(r => EasiWeights.Adult[(int)r]);
}
