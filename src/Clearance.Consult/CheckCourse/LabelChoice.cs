using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Gate;

namespace Clearance.Consult;

/// <summary>Whose labels decide, and why: what was asked for, else the patient's region, else US.</summary>
/// <param name="Region">The region.</param>
/// <param name="Basis">Why this one, in few words.</param>
/// <param name="Issues">A warning where the patient's region has no labels here.</param>
internal sealed record LabelChoice(GateRegion Region, string Basis, ImmutableArray<Issue> Issues)
{
    /// <summary>The region as results name it.</summary>
    public CheckRegion Token => Region == GateRegion.Us ? CheckRegion.Us : CheckRegion.Eu;

    /// <summary>Chooses.</summary>
    public static LabelChoice Of(CheckRegion? asked, TreatmentCourse course) => asked switch
    {
        CheckRegion.Us => new(GateRegion.Us, "asked for", []),
        CheckRegion.Eu => new(GateRegion.Eu, "asked for", []),
        _ => OfPatient(course.Patient?.Region?.Value, course),
    };

    private static LabelChoice OfPatient(string? stated, TreatmentCourse course) => stated?.Trim().ToUpperInvariant() switch
    {
        "US" or "USA" or "UNITED STATES" => new(GateRegion.Us, "the patient's region", []),
        "EU" or "EUROPE" or "EUROPEAN UNION" => new(GateRegion.Eu, "the patient's region", []),
        null => new(GateRegion.Us, "default; nothing is stated", []),
        _ => new(
            GateRegion.Us,
            $"default; '{stated}' has no labels here",
            [new Issue("region.no-labels", IssueSeverity.Warning, course.Places.Of("patient.region"), $"There are no labels here for '{stated}'; the US labels are used.", "Choose with --region US or --region EU.")]),
    };
}
