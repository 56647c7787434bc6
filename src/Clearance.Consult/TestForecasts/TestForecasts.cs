using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Forecast;
using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>What the test of forecasts on a simulated registry is asked for.</summary>
public sealed record ForecastTestRequest
{
    /// <summary>The folder of the knowledge files.</summary>
    public required string KnowledgeFolder { get; init; }

    /// <summary>Simulated courses.</summary>
    public required int Courses { get; init; }

    /// <summary>Virtual patients of each forecast.</summary>
    public required int Patients { get; init; }

    /// <summary>Seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Threads; the result does not depend on it.</summary>
    public required int Threads { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Result">The result; null when the knowledge cannot be read.</param>
/// <param name="Issues">What is wrong with the knowledge.</param>
public sealed record ForecastTestAnswer(ForecastTestResult? Result, ImmutableArray<Issue> Issues);

/// <summary>Calibration of the method on simulated courses, of the right model and of two that are wrong on purpose.</summary>
/// <param name="Results">By time of the forecast and model.</param>
/// <param name="Kept">The results as a file that <see cref="RegistryFile"/> reads.</param>
/// <param name="Markdown">The table.</param>
/// <param name="Picture">The histograms of probability integral transforms, as SVG.</param>
/// <param name="IsPassed">Whether the right model passed and each wrong one was caught, in one of its rows at least.</param>
public sealed record ForecastTestResult(ImmutableArray<RegistryResult> Results, string Kept, string Markdown, string Picture, bool IsPassed);

/// <summary>The use case behind the script <c>scripts/registry-calibration</c>.</summary>
public static class TestForecasts
{
    // A fault is found with fewer courses than a pass is shown with.
    private const int WrongShare = 10;

    /// <summary>
    /// Runs the registry under the right model, then smaller ones under the wrong models, each on courses the right model has too.
    /// </summary>
    public static ForecastTestAnswer Execute(ForecastTestRequest request, Action<string, double>? progress = null)
    {
        Reading<DrugFormulary> loaded = DrugFormulary.Load(request.KnowledgeFolder);
        if (loaded.Value is not { } formulary)
        {
            return new ForecastTestAnswer(null, loaded.Issues);
        }

        int few = Math.Max(8, request.Courses / WrongShare);
        (RegistryQuestion Question, RegistryFault Fault, int Courses)[] asked =
        [
            (RegistryQuestion.AnyTime, RegistryFault.None, request.Courses),
            (RegistryQuestion.AnyTime, RegistryFault.NoProcessNoise, few),
            (RegistryQuestion.AnyTime, RegistryFault.WrongPotency, few),
            (RegistryQuestion.NewJakInhibitor, RegistryFault.None, few),
            (RegistryQuestion.NewJakInhibitor, RegistryFault.WrongPotency, few),
        ];
        Dictionary<RegistryQuestion, ImmutableArray<RegistryForecast>> right = [];
        ImmutableArray<RegistryResult>.Builder results = ImmutableArray.CreateBuilder<RegistryResult>();
        foreach ((RegistryQuestion question, RegistryFault fault, int courses) in asked)
        {
            RegistryResult result = new()
            {
                Question = question,
                Fault = fault,
                Courses = courses,
                Patients = request.Patients,
                Seed = request.Seed,
                Population = formulary.Calibrated is null ? "priors" : "calibrated",
                Knowledge = formulary.Hash,
                Horizons = [],
            };
            RegistrySettings settings = new() { Courses = courses, Particles = request.Patients, Seed = request.Seed, Threads = request.Threads, Fault = fault, Question = question };
            ImmutableArray<RegistryForecast> forecasts = SimulatedRegistry.Run(settings, formulary, share => progress?.Invoke($"{result.Model}, {result.When}", share));
            results.Add(result with { Horizons = fault == RegistryFault.None ? RegistryHorizon.Of(forecasts) : RegistryHorizon.Of(forecasts, right[question]) });
            right.TryAdd(question, forecasts);
        }

        ImmutableArray<RegistryResult> all = results.ToImmutable();
        bool passed = all.Where(r => r.Fault == RegistryFault.None).All(r => r.Horizons.All(h => r.Verdict(h) == "passes"))
            && all.Where(r => r.Fault != RegistryFault.None).GroupBy(r => r.Fault).All(g => g.Any(r => r.Horizons.Any(h => h.IsCaught)));
        return new ForecastTestAnswer(new ForecastTestResult(all, RegistryFile.Write(all), RegistryTable.Of(all), PitPicture.Of(all), passed), loaded.Issues);
    }
}
