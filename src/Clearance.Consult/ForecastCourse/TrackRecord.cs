using System.Collections.Immutable;
using System.Globalization;
using Clearance.Forecast;

namespace Clearance.Consult;

/// <summary>
/// How forecasts stood against what happened: the retrospect of the published cases and the scores of a ledger together, and the method on
/// simulated courses. The first and the last are kept results, renewed by scripts/retrospect and scripts/registry-calibration.
/// </summary>
internal static class TrackRecord
{
    private static readonly Lazy<ImmutableArray<RetrospectLine>> Cases = new(() => RetrospectFile.Read(Kept("forecast-retrospect.csv")));

    // Of the right model on courses forecast at any time.
    private static readonly Lazy<RegistryResult?> Registry = new(() =>
        RegistryFile.Read(Kept("forecast-calibration.csv")).FirstOrDefault(r => r is { Question: RegistryQuestion.AnyTime, Fault: RegistryFault.None }));

    /// <summary>The record, with the scores of a ledger if there is one.</summary>
    /// <param name="ledger">The ledger; null for none.</param>
    /// <param name="knowledgeHash">SHA-256 over the knowledge files now; a retrospect made with others says so.</param>
    public static CalibrationSummary Of(string? ledger, string knowledgeHash)
    {
        ImmutableArray<ScoredStatement> scored = ledger is null ? [] : [.. ForecastLedger.Read(ledger).OfType<ScoredStatement>()];
        HashSet<string> own = [.. scored.Select(s => s.Course)];

        // A case that is in the ledger too counts by its ledger.
        ImmutableArray<RetrospectLine> cases = [.. Cases.Value.Where(l => !own.Contains(l.Course))];
        int published = cases.Select(l => l.Course).Distinct(StringComparer.Ordinal).Count();
        ImmutableArray<bool> within = [.. cases.Select(l => l.Within80).Concat(scored.Select(s => s.Within80)).OfType<bool>()];
        ImmutableArray<double> words = [.. cases.Where(l => l.Within80 is null).Select(l => l.Probability), .. scored.Select(s => s.Probability).OfType<double>()];
        double? coverage = within.IsEmpty ? null : within.Count(w => w) / (double)within.Length;
        return new CalibrationSummary
        {
            Courses = published + own.Count,
            RetrospectCourses = published,
            LedgerCourses = own.Count,
            Statements = cases.Length + scored.Length,
            Coverage80 = coverage,
            MeanLogScore = words.IsEmpty ? null : words.Average(p => Math.Log(Math.Max(1e-6, p))),
            SimulatedCourses = Registry.Value?.Courses ?? 0,
            Simulated = [.. Registry.Value?.Horizons.Select(h => new HorizonCoverage(h.Weeks, h.Coverage80)) ?? []],
            Says = string.Join(' ', new[]
            {
                Real(published, own.Count, cases.Length + scored.Length, within, words),
                cases.Any(l => l.KnowledgeHash != knowledgeHash) ? "The published cases were forecast with another state of the knowledge folder." : string.Empty,
                Method(),
            }.Where(s => s.Length > 0)),
        };
    }

    private static string Real(int published, int own, int statements, ImmutableArray<bool> within, ImmutableArray<double> words)
    {
        if (statements == 0)
        {
            return "No forecast has been scored against a real course yet.";
        }

        string scores = within.IsEmpty ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"; 80% intervals held {within.Count(w => w)} of {Counted(within.Length, "score")}");
        string said = words.IsEmpty ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"; {Counted(words.Length, "statement")} in words had a probability of {100.0 * words.Average():0}% on average");
        return $"Forecasts rest on {Counted(published + own, "real course")} ({published.ToString(CultureInfo.InvariantCulture)} published, in retrospect; {own.ToString(CultureInfo.InvariantCulture)} in the ledger) with {Counted(statements, "statement")}{scores}{said}.";
    }

    private static string Method() => Registry.Value is not { } registry ? string.Empty : string.Create(
        CultureInfo.InvariantCulture,
        $"On {registry.Courses} simulated courses, which test the method and not the truth of the model, 80% intervals held {string.Join(", ", registry.Horizons.Select(h => string.Create(CultureInfo.InvariantCulture, $"{100.0 * h.Coverage80:0}% ({h.Weeks} weeks)")))}.");

    private static string Counted(int count, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? string.Empty : "s")}";

    private static string Kept(string name)
    {
        using Stream stream = typeof(TrackRecord).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not built in.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
