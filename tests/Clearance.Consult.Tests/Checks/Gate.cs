using System.Text;

using Clearance.Course;

namespace Clearance.Consult.Tests.Checks;

/// <summary>The knowledge read once, and checks of courses.</summary>
internal static class Gate
{
    public const string Published = "cases/peterson-vesely-2021.course.yaml";
    public const string Completed = "cases/peterson-vesely-2021-completed.course.yaml";
    public const string Rescue = "tofacitinib 5 mg twice daily";

    private static readonly Lazy<CheckKnowledge> Read = new(static () => CheckKnowledge.Load(Repository.At("knowledge")) is { Value: { } known } ? known : throw new InvalidOperationException("The knowledge does not load."));

    public static CheckKnowledge Knowledge => Read.Value;

    public static CheckAnswer Answer(string file, string? add = null, string? on = null, CheckRegion? region = null, bool calendar = false) =>
        Of(File.ReadAllBytes(Repository.At(file)), file, add, on, region, calendar);

    public static CheckResult Result(string file, string? add = null, string? on = null, CheckRegion? region = null) =>
        Answer(file, add, on, region) is { Result: { } result } ? result : throw new InvalidOperationException("No result.");

    public static CheckAnswer Text(string yaml, string? add = null, string? on = null) => Of(Encoding.UTF8.GetBytes(yaml), "text", add, on, null, false);

    private static CheckAnswer Of(byte[] bytes, string name, string? add, string? on, CheckRegion? region, bool calendar) =>
        CheckCourse.Execute(new CheckRequest { CourseName = name, CourseBytes = bytes, Add = add, On = on, Region = region, Calendar = calendar }, Knowledge);
}
