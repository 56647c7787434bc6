using System.Collections.Immutable;
using Clearance.Consult;
using Clearance.Course;

namespace Clearance.Cli;

/// <summary>What <c>clearance run</c> asks for.</summary>
internal sealed record RunAsk
{
    /// <summary>The course.</summary>
    public required CourseInput Course { get; init; }

    /// <summary>The folder of the knowledge files.</summary>
    public required string KnowledgeFolder { get; init; }

    /// <summary>Virtual patients.</summary>
    public required int Patients { get; init; }

    /// <summary>Seed of every random draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Threads.</summary>
    public required int Threads { get; init; }

    /// <summary>A day number or a date (yyyy-MM-dd) after which everything is hidden, or null.</summary>
    public required string? AsOf { get; init; }
}

/// <summary>What <c>clearance check</c> asks for.</summary>
internal sealed record CheckAsk
{
    /// <summary>The course.</summary>
    public required CourseInput Course { get; init; }

    /// <summary>The folder of the knowledge files.</summary>
    public required string KnowledgeFolder { get; init; }

    /// <summary>A proposal in words, or null.</summary>
    public required string? Add { get; init; }

    /// <summary>A day number or a date, or null.</summary>
    public required string? On { get; init; }

    /// <summary>Whose labels decide, or null.</summary>
    public required CheckRegion? Region { get; init; }

    /// <summary>Whether a calendar is wanted.</summary>
    public required bool Calendar { get; init; }
}

/// <summary>The use cases the commands call, so that tests can stand in for them.</summary>
internal sealed record UseCases
{
    /// <summary>Runs a course.</summary>
    public required Func<RunAsk, Progress, CancellationToken, RunAnswer> Run { get; init; }

    /// <summary>Checks a course.</summary>
    public required Func<CheckAsk, CheckAnswer> Check { get; init; }

    /// <summary>Explains a rule by its id, or all rules for null, with the knowledge folder.</summary>
    public required Func<string?, string, Reading<RuleResult>> Rule { get; init; }

    /// <summary>Calibrates the model on published trials.</summary>
    public required Func<CalibrateRequest, Progress, CancellationToken, (CalibrateAnswer Answer, CalibrationInfo? Info)> Calibrate { get; init; }

    /// <summary>Holds published rows against the model.</summary>
    public required Func<ValidateRequest, Progress, CancellationToken, ValidateAnswer> Validate { get; init; }

    /// <summary>Studies rescue: knowledge folder, patients, seed, threads.</summary>
    public required Func<string, int, ulong, int, Progress, CancellationToken, (RescueStudyResult? Result, ImmutableArray<Issue> Issues)> StudyRescue { get; init; }

    /// <summary>Studies sensitivity: knowledge folder, base points, candidates, seed, threads; gives a document.</summary>
    public required Func<string, int, int, ulong, int, Progress, CancellationToken, (string? Document, ImmutableArray<Issue> Issues)> StudySensitivity { get; init; }

    /// <summary>The self-contained page of a result, as UTF-8 bytes.</summary>
    public required Func<RunResult, byte[]> Html { get; init; }

    /// <summary>The equations of a virtual patient for other programs.</summary>
    public required Func<ExportRequest, ExportAnswer> ExportModel { get; init; }

    /// <summary>The model book.</summary>
    public required Func<ModelBookRequest, Progress, CancellationToken, ModelBookAnswer> ModelBook { get; init; }

    /// <summary>Forecasts a course.</summary>
    public required Func<ForecastRequest, Progress, CancellationToken, ForecastAnswer> Forecast { get; init; }

    /// <summary>Scores the kept forecasts of a course: course, knowledge folder, ledger.</summary>
    public required Func<CourseInput, string, string, LedgerScore> ScoreForecasts { get; init; }

    /// <summary>Tests forecasts on a simulated registry.</summary>
    public required Func<ForecastTestRequest, Progress, CancellationToken, ForecastTestAnswer> TestForecasts { get; init; }

    /// <summary>Forecasts the case files with their future hidden.</summary>
    public required Func<RetrospectRequest, Progress, CancellationToken, RetrospectAnswer> RetrospectCases { get; init; }

    /// <summary>The self-contained page of a forecast, as UTF-8 bytes.</summary>
    public required Func<ForecastResult, byte[]> ForecastHtml { get; init; }

    /// <summary>The workloads of <c>bench</c>.</summary>
    public required ImmutableArray<Workload> Workloads { get; init; }
}
