using System.Collections.Immutable;
using System.Globalization;
using System.Text;
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
/// <param name="Markdown">Tables, for the documents.</param>
/// <param name="Picture">The histograms of probability integral transforms, as SVG.</param>
/// <param name="IsPassed">Whether the right model passed at every horizon and the wrong ones did not.</param>
public sealed record ForecastTestResult(string Markdown, string Picture, bool IsPassed);

/// <summary>The use case behind the script <c>scripts/registry-calibration</c>.</summary>
public static class TestForecasts
{
    // A fault is found with fewer courses than a pass is shown with.
    private const int WrongShare = 5;

    /// <summary>Runs the registry under the right model, then smaller ones under the wrong models.</summary>
    public static ForecastTestAnswer Execute(ForecastTestRequest request, Action<string, double>? progress = null)
    {
        Reading<DrugFormulary> loaded = DrugFormulary.Load(request.KnowledgeFolder);
        if (loaded.Value is not { } formulary)
        {
            return new ForecastTestAnswer(null, loaded.Issues);
        }

        ImmutableArray<(RegistryFault Fault, int Courses, ImmutableArray<RegistryHorizon> Horizons)> all =
        [
            .. Enum.GetValues<RegistryFault>().Select(fault =>
            {
                int courses = fault == RegistryFault.None ? request.Courses : Math.Max(8, request.Courses / WrongShare);
                RegistrySettings settings = new() { Courses = courses, Particles = request.Patients, Seed = request.Seed, Threads = request.Threads, Fault = fault };
                return (fault, courses, RegistryHorizon.Of(SimulatedRegistry.Run(settings, formulary, share => progress?.Invoke(Words(fault), share))));
            }),
        ];
        bool isPassed = all[0].Horizons.All(h => h.IsPassed) && all.Skip(1).All(a => a.Horizons.Any(h => !h.IsPassed));
        return new ForecastTestAnswer(new ForecastTestResult(Table(all, request), PitPicture.Of(all.Select(a => (Words(a.Fault), a.Horizons))), isPassed), loaded.Issues);
    }

    private static string Words(RegistryFault fault) => fault switch
    {
        RegistryFault.None => "right model",
        RegistryFault.NoProcessNoise => "wrong: no process noise",
        RegistryFault.WrongPotency => "wrong: drugs taken for ten times as potent",
        _ => throw new InvalidOperationException($"Unknown fault {fault}."),
    };

    private static string Table(ImmutableArray<(RegistryFault Fault, int Courses, ImmutableArray<RegistryHorizon> Horizons)> all, ForecastTestRequest request)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Seed {request.Seed}, {request.Patients} virtual patients a forecast.\n\n");
        text.Append("| model | courses | weeks ahead | forecasts | within 50% | within 80% | within 95% | CRPS | last value | population | AR(1) | χ² (9) | passes |\n");
        text.Append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|\n");
        foreach ((RegistryFault fault, int courses, ImmutableArray<RegistryHorizon> horizons) in all)
        {
            foreach (RegistryHorizon h in horizons)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {Words(fault)} | {courses} | {h.Weeks} | {h.Forecasts} | {100.0 * h.Coverage50:0.0}% | {100.0 * h.Coverage80:0.0}% | {100.0 * h.Coverage95:0.0}% | {h.Crps:0.00} | {h.CrpsLast:0.00} | {h.CrpsPopulation:0.00} | {h.CrpsAutoregression:0.00} | {h.ChiSquare:0.0} | {(h.IsPassed ? "yes" : "no")} |\n");
            }
        }

        return text.ToString();
    }
}
