using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>What the course states of the patient when treatment begins.</summary>
internal static class StartScore
{
    /// <summary>The last score of a kind over the whole body at or before day 0; null when there is none.</summary>
    public static double? Of(ResolvedCourse resolved, ScoreKind kind) =>
        (double?)resolved.Scores.LastOrDefault(s => s.Kind == kind && s.Region is null && s.Day <= 0.0)?.Value;
}
