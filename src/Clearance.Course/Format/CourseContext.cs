namespace Clearance.Course;

/// <summary>What the sections of a course need while they are read: where issues go, which sources exist, what the named times are.</summary>
internal sealed class CourseContext(IssueLog log, SourceBook sources, TimeBook times)
{
    public IssueLog Log { get; } = log;

    public SourceBook Sources { get; } = sources;

    public TimeBook Times { get; } = times;
}
