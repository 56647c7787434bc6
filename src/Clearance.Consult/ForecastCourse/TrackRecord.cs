namespace Clearance.Consult;

/// <summary>How forecasts of this program stood against what happened.</summary>
internal static class TrackRecord
{
    /// <summary>Nothing is known yet.</summary>
    public static CalibrationSummary None { get; } = new()
    {
        Courses = 0,
        Statements = 0,
        Coverage80 = null,
        MeanLogScore = null,
        SimulatedCourses = 0,
        Simulated = [],
        Says = "No forecast of this program has been scored against a real course yet.",
    };
}
