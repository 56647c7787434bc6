using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Clearance.Simulation;

/// <summary>One step of the skin integration, the same for every patient of a run.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PlanStep
{
    /// <summary>Start, days from the course's day 0.</summary>
    public required double Start { get; init; }

    /// <summary>True for a step of a quarter of a day, false for a whole day.</summary>
    public required bool IsQuarter { get; init; }

    /// <summary>Calendar day from the first day of the plan: where the trigger is looked up.</summary>
    public required int Day { get; init; }

    /// <summary>True on a day whose scores are asked for; on other days only the states are carried on.</summary>
    public required bool IsScored { get; init; }

    /// <summary>True when the calendar day ends with this step: the daily output of a scored day is written.</summary>
    public required bool EndsDay { get; init; }

    /// <summary>The JAK inhibitor profile of this step in the plan's table; 0 is none.</summary>
    public required int Profile { get; init; }

    /// <summary>The profile the rescue would have had here, for the hazard due to the drug; 0 is none.</summary>
    public required int ShadowProfile { get; init; }

    /// <summary>How far the care effect has come, 0 to 1: 1 - exp(-kp t) in the middle of the step.</summary>
    public required double CareOnset { get; init; }

    /// <summary>Half of how much further it comes over the step: kp h/2 exp(-kp t) in the middle.</summary>
    public required double CareRise { get; init; }

    /// <summary>Topical steroid applications per day on each region, from head and neck on.</summary>
    public required Vector256<double> ApplicationsPerDay { get; init; }

    /// <summary>Whether they are put on in proportion to the signs.</summary>
    public required bool SteroidAsNeeded { get; init; }

    /// <summary>Length, days.</summary>
    public double Length => IsQuarter ? 0.25 : 1.0;
}
