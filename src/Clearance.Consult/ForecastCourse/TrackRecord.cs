using System.Collections.Immutable;
using System.Globalization;
using Clearance.Forecast;

namespace Clearance.Consult;

/// <summary>
/// How forecasts stood against what happened: those of a ledger, and of the method on simulated courses as measured by
/// scripts/registry-calibration.
/// </summary>
internal static class TrackRecord
{
    /// <summary>The record with the scores of a ledger; null for no ledger.</summary>
    public static CalibrationSummary Of(string? ledger)
    {
        ImmutableArray<ScoredStatement> scored = ledger is null ? [] : [.. ForecastLedger.Read(ledger).OfType<ScoredStatement>()];
        RegistryResult? registry = Registry();
        int courses = scored.Select(s => s.Course).Distinct(StringComparer.Ordinal).Count();
        ImmutableArray<bool> within = [.. scored.Select(s => s.Within80).OfType<bool>()];
        double? coverage = within.IsEmpty ? null : within.Count(w => w) / (double)within.Length;
        ImmutableArray<double> words = [.. scored.Select(s => s.Probability).OfType<double>()];
        string real = courses == 0
            ? "No kept forecast has been scored against a real course yet."
            : string.Create(CultureInfo.InvariantCulture, $"Kept forecasts of {courses} course{(courses == 1 ? string.Empty : "s")} were scored on {scored.Length} statements{(coverage is { } c ? $"; 80% intervals held {100.0 * c:0}% of {within.Length} scores" : string.Empty)}.");
        string method = registry is null
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $" On {registry.Courses} simulated courses, which test the method and not the truth of the model, 80% intervals held {string.Join(", ", registry.Horizons.Select(h => $"{100.0 * h.Coverage80:0}% ({h.Weeks} weeks)"))}.");
        return new CalibrationSummary
        {
            Courses = courses,
            Statements = scored.Length,
            Coverage80 = coverage,
            MeanLogScore = words.IsEmpty ? null : words.Average(p => Math.Log(Math.Max(1e-6, p))),
            SimulatedCourses = registry?.Courses ?? 0,
            Simulated = [.. registry?.Horizons.Select(h => new HorizonCoverage(h.Weeks, h.Coverage80)) ?? []],
            Says = real + method,
        };
    }

    // Of the right model on courses forecast at any time.
    private static RegistryResult? Registry()
    {
        using Stream stream = typeof(TrackRecord).Assembly.GetManifestResourceStream("forecast-calibration.csv")
            ?? throw new InvalidOperationException("The kept calibration is not built in.");
        using StreamReader reader = new(stream);
        return RegistryFile.Read(reader.ReadToEnd()).FirstOrDefault(r => r is { Question: RegistryQuestion.AnyTime, Fault: RegistryFault.None });
    }
}
