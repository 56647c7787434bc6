using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>
/// Gives a course its meaning: finds its drugs, completes doses from labels (marked assumed), maps sites to regions and
/// words to intervals. Faults are issues at the place of the course file; nothing is thrown for any course.
/// </summary>
public static class CourseResolution
{
    /// <summary>Resolves a course; without a value when an issue is an error.</summary>
    public static Reading<ResolvedCourse> Resolve(TreatmentCourse course, DrugFormulary formulary)
    {
        ArgumentNullException.ThrowIfNull(course);
        ArgumentNullException.ThrowIfNull(formulary);
        var log = new IssueLog();
        var assumptions = ImmutableArray.CreateBuilder<Assumption>();
        var regimens = new RegimenResolution(course, formulary, log, assumptions);
        var resolved = new ResolvedCourse
        {
            Course = course,
            Regimens = [.. course.Regimens.Items.Select((r, i) => regimens.Resolve(r, i))],
            Intervals = WordResolution.Resolve(course, formulary, log),
            Scores = ScoreResolution.Resolve(course, log),
            Assumptions = assumptions.ToImmutable(),
        };
        TopicalOverlap.Check(resolved, log);
        return new Reading<ResolvedCourse>(log.ErrorCount == 0 ? resolved : null, log.ToImmutable());
    }

    /// <summary>The EASI regions of some sites: each once, in the order of the score; empty for none, all four for the whole body.</summary>
    public static ImmutableArray<BodyRegion> RegionsOf(IEnumerable<BodySite> sites)
    {
        var all = sites.ToList();
        return all.Contains(BodySite.WholeBody)
            ? [.. Enum.GetValues<BodyRegion>()]
            : [.. all.Select(static s => s.Region()).OfType<BodyRegion>().Distinct().Order()];
    }
}
