namespace Clearance.Course;

/// <summary>Doses of recombinant zoster vaccine given so far; 0 says that none was given.</summary>
public sealed record ZosterVaccination(int Doses, CourseTime? Last, Provenance Provenance);

/// <summary>Whether a live vaccine is at stake.</summary>
public enum LiveVaccine
{
    /// <summary>None given lately and none planned.</summary>
    None,

    /// <summary>One is planned.</summary>
    Planned,

    /// <summary>One was given.</summary>
    Given,
}

/// <summary>A statement about live vaccines.</summary>
public sealed record LiveVaccination(LiveVaccine State, string? What, CourseTime? At, Provenance Provenance);

/// <summary>Vaccination as recorded; what is absent was not recorded.</summary>
public sealed record Vaccinations
{
    public ZosterVaccination? RecombinantZoster { get; init; }

    public LiveVaccination? Live { get; init; }

    /// <summary>Whether the vaccines of the patient's age are up to date.</summary>
    public Fact<bool>? UpToDate { get; init; }
}
