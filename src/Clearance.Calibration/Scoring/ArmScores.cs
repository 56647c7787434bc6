using System.Collections.Concurrent;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>Chances of the scores of one simulated batch, worked out once for each arm, day and score that a row asks for.</summary>
internal sealed class ArmScores(ArmOutcome outcome, DrawChances chances)
{
    private readonly ConcurrentDictionary<(int Arm, int Day, ArmScore Score), DayScores> _days = new();

    /// <summary>The simulation.</summary>
    public ArmOutcome Outcome => outcome;

    /// <summary>The error model.</summary>
    public DrawChances Chances => chances;

    /// <summary>The chances of a day; day -1 is enrolment.</summary>
    public DayScores Day(int arm, int day, ArmScore score) =>
        _days.GetOrAdd((arm, day, score), key => DayScores.Of(chances, s => True(key.Arm, key.Day, s), key.Score));

    /// <summary>True scores of a day; day -1 is enrolment.</summary>
    public ReadOnlySpan<float> True(int arm, int day, ArmScore score) =>
        day < 0 ? outcome.Enrolment(score) : outcome.Day(arm, day, score);
}
