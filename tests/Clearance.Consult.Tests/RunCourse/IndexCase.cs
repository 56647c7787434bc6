using System.Text;

namespace Clearance.Consult.Tests;

/// <summary>The index case run for real, once for each request the tests share.</summary>
internal static class IndexCase
{
    private static readonly Lazy<RunResult> Shared = new(static () => Answer().Result ?? throw new InvalidOperationException("The index case does not run."));

    /// <summary>256 virtual patients, seed 1.</summary>
    public static RunResult Result => Shared.Value;

    public static string File => Repository.At("cases/peterson-vesely-2021.course.yaml");

    public static string Text => System.IO.File.ReadAllText(File);

    public static RunAnswer Answer(int patients = 256, ulong seed = 1, int threads = 2, string? asOf = null) =>
        Answer(System.IO.File.ReadAllBytes(File), patients, seed, threads, asOf);

    public static RunAnswer Answer(string text, int patients = 16, string? asOf = null) => Answer(Encoding.UTF8.GetBytes(text), patients, 1, 1, asOf);

    public static RunAnswer Answer(byte[] course, int patients, ulong seed, int threads, string? asOf, string name = "a.course.yaml") => RunCourse.Execute(
        new RunRequest
        {
            CourseName = name,
            CourseBytes = course,
            KnowledgeFolder = Repository.At("knowledge"),
            Patients = patients,
            Seed = seed,
            Threads = threads,
            AsOf = asOf,
        },
        TimeProvider.System);

    /// <summary>The index case with one piece of its text replaced; the piece must be there once.</summary>
    public static string With(string piece, string by)
    {
        string text = Text;
        Assert.Equal(2, text.Split(piece).Length);
        return text.Replace(piece, by, StringComparison.Ordinal);
    }

    public static RunResult Run(string text, int patients = 16)
    {
        RunAnswer answer = Answer(text, patients);
        Assert.True(answer.Result is not null, string.Join('\n', answer.Issues));
        return answer.Result;
    }
}
