using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Clearance.Course;
using Clearance.Forecast;
using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>What the retrospect of case files is asked for.</summary>
public sealed record RetrospectRequest
{
    /// <summary>The folder of the case files.</summary>
    public required string CasesFolder { get; init; }

    /// <summary>The folder of the knowledge files.</summary>
    public required string KnowledgeFolder { get; init; }

    /// <summary>Virtual patients of each forecast.</summary>
    public required int Patients { get; init; }

    /// <summary>Seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Threads; the result does not depend on it.</summary>
    public required int Threads { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Lines">Each statement that could be scored; null when the knowledge cannot be read.</param>
/// <param name="Kept">The lines as a file that <see cref="RetrospectFile"/> reads.</param>
/// <param name="Issues">What is wrong, and which case files could not be forecast.</param>
public sealed record RetrospectAnswer(ImmutableArray<RetrospectLine>? Lines, string Kept, ImmutableArray<Issue> Issues);

/// <summary>
/// The use case behind <c>scripts/retrospect</c>: every case file is forecast from each day on which a systemic drug began (from the first
/// thing seen where none did), with the future hidden, and what came later is held against it under what was in fact given.
/// A statement is scored once, by the last forecast before it.
/// </summary>
public static class RetrospectCases
{
    private const string Ending = ".course.yaml";

    /// <summary>Forecasts and scores.</summary>
    public static RetrospectAnswer Execute(RetrospectRequest request, Action<string, double>? progress = null)
    {
        Reading<DrugFormulary> loaded = DrugFormulary.Load(request.KnowledgeFolder);
        if (loaded.Value is not { } formulary)
        {
            return new RetrospectAnswer(null, string.Empty, loaded.Issues);
        }

        List<Issue> issues = [.. loaded.Issues];
        List<RetrospectLine> lines = [];
        string[] files = [.. Files(request.CasesFolder)];
        for (int i = 0; i < files.Length; i++)
        {
            progress?.Invoke(Path.GetFileName(files[i]), (double)i / files.Length);
            ImmutableArray<RetrospectLine> scored = [.. Scored(files[i], request, formulary)];
            lines.AddRange(scored);
            if (scored.IsEmpty)
            {
                issues.Add(new Issue("retrospect.nothing", IssueSeverity.Information, SourcePlace.WholeFile(files[i]), "Nothing in this case can be forecast: it tells nothing with a day after a drug begins, or nothing the model has.", "State when things were seen, if it is known."));
            }
        }

        return new RetrospectAnswer([.. lines], RetrospectFile.Write(lines), [.. issues]);
    }

    // A completed file is the same patient with invented facts.
    private static IEnumerable<string> Files(string folder) => !Directory.Exists(folder) ? [] : Directory.GetFiles(folder, "*" + Ending)
        .Where(f => !(f.EndsWith("-completed" + Ending, StringComparison.Ordinal) && File.Exists(f.Replace("-completed" + Ending, Ending, StringComparison.Ordinal))))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<RetrospectLine> Scored(string file, RetrospectRequest request, DrugFormulary formulary)
    {
        byte[] bytes = File.ReadAllBytes(file);
        if (CourseReader.ReadBytes(bytes, file).Value is not { } course
            || CourseResolution.Resolve(course, formulary).Value is not { } resolved
            || CourseHistory.Of(resolved, CourseHistory.LastKnown(course), formulary).Value is not { Visits: [var first, ..] } whole)
        {
            return [];
        }

        double[] days = [.. resolved.Systemics.Select(s => s.StartDay).Where(d => d >= 0.0).DefaultIfEmpty(Math.Max(0.0, first.Day)).Distinct().Order()];
        return days.SelectMany((day, i) => Forecast(course, whole, day, formulary, request)
            .Where(seen => i + 1 == days.Length || CourseTreatment.Whole(seen.Day) <= CourseTreatment.Whole(days[i + 1]))
            .Select(seen => new RetrospectLine
            {
                Course = course.Id,
                CourseHash = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}",
                KnowledgeHash = formulary.Hash,
                Seed = request.Seed,
                Patients = request.Patients,
                AsOf = day,
                Day = seen.Day,
                Within80 = seen.Item is SeenItem.Words ? null : seen.Below + seen.At >= 0.1 && seen.Below <= 0.9,
                Probability = seen.Surprise,
                LogScore = seen.LogScore,
                Text = seen.Item.Text,
            }));
    }

    private static ImmutableArray<Foreseen> Forecast(TreatmentCourse course, CourseHistory whole, double day, DrugFormulary formulary, RetrospectRequest request)
    {
        if (CourseResolution.Resolve(course.KnownOn(day), formulary).Value is not { } known || CourseHistory.Of(known, day, formulary).Value is not { } history)
        {
            return [];
        }

        ForecastOption stay = new OptionCatalogue(history, formulary, 1).Make(OptionSet.Standard, [])[0];
        ForecastSettings settings = new() { Particles = request.Patients, Seed = request.Seed, Threads = request.Threads, Weeks = 1 };
        return ForecastSession.Begin(history, [stay], formulary, settings).Retrospect(whole, whole.Taken);
    }
}
