using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>Which drug of which course on which day: what the facts are derived for.</summary>
public sealed record CourseQuestion
{
    /// <summary>The course, resolved as a whole; what lies later than <see cref="Day"/> is hidden here.</summary>
    public required ResolvedCourse Resolved { get; init; }

    /// <summary>The drug under check.</summary>
    public required SystemicDrug Drug { get; init; }

    /// <summary>What is proposed; null to check the regimen that the course records.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>Day of the check, days from the anchor.</summary>
    public required double Day { get; init; }

    /// <summary>Date of day 0; null where the course has none.</summary>
    public DateOnly? AnchorDate { get; init; }

    /// <summary>Whose label decides.</summary>
    public required GateRegion Region { get; init; }
}

/// <summary>Something the course says that could not become a fact, and why. The rules see it as not recorded.</summary>
/// <param name="Field">Field of the vocabulary.</param>
/// <param name="Why">Why, in one sentence.</param>
/// <param name="Place">Where it stands; null when nowhere.</param>
public sealed record FactGap(string Field, string Why, SourcePlace? Place);
