using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>
/// A run's result as text. The reader is a dermatologist: first who and what was given, then what virtual patients like this
/// one reach with and without the rescue and at what risk, then why (mechanism), then the curves, then what was assumed.
/// A terminal shows the end of what was printed, so the answer in short stands there.
/// </summary>
internal static class RunPage
{
    /// <summary>Writes the page.</summary>
    public static void Write(RunResult result, Page page)
    {
        var words = RunWords.Of(result);
        CourseSection.Write(result, page);
        MilestoneSection.Write(result, words, page);
        RiskSection.Write(result, words, page);
        GateSection.Write(result, page);
        MechanismSection.Write(result, words, page);
        TrajectorySection.Write(result, words, page);
        AssumptionSection.Write(result, page);
        RecordSection.Write(result, page);
        ShortSection.Write(result, words, page);
    }
}
