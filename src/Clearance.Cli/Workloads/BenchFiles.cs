using System.Text.Json.Serialization;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>The JSON of <c>bench</c>: schema clearance.bench/1.</summary>
internal static class BenchFiles
{
    /// <summary>JSON in UTF-8; figures that a workload does not have are left out.</summary>
    public static byte[] Json(BenchOutcome outcome, IReadOnlyList<PeerOutcome>? peers)
    {
        var report = new BenchReport
        {
            Workload = outcome.Workload,
            PatientsPerSecond = outcome.PatientsPerSecond,
            Epeak = outcome.Epeak,
            EasiError = outcome.EasiError,
            EasiErrorP99 = outcome.EasiErrorP99,
            ReferencePatients = outcome.ReferencePatients,
            PatientsPerSecondWithTriggers = outcome.PatientsPerSecondWithTriggers,
            PopulationSeconds = outcome.PopulationSeconds,
            Options = outcome.Options,
            FirstSeconds = outcome.FirstSeconds,
            UpdateSeconds = outcome.UpdateSeconds,
            PeakMegabytes = outcome.PeakMegabytes,
            Threads = outcome.Threads,
            Patients = outcome.Patients,
            Lanes = outcome.Lanes,
            Seconds = outcome.Seconds,
            Peers = peers,
            Record = new BenchRecord(ProgramVersion.Text, Environment.ProcessorCount, System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription),
        };
        return ResultBytes.Of(report, BenchJsonContext.Default.BenchReport);
    }
}

/// <summary>The shape of the JSON.</summary>
internal sealed record BenchReport
{
    public string Schema => "clearance.bench/1";

    public required string Workload { get; init; }

    public required double PatientsPerSecond { get; init; }

    public required double? Epeak { get; init; }

    public required double? EasiError { get; init; }

    [JsonPropertyName("easi_error_p99")]
    public required double? EasiErrorP99 { get; init; }

    public required int? ReferencePatients { get; init; }

    public required double? PatientsPerSecondWithTriggers { get; init; }

    public required double? PopulationSeconds { get; init; }

    public required int? Options { get; init; }

    public required double? FirstSeconds { get; init; }

    public required double? UpdateSeconds { get; init; }

    public required double? PeakMegabytes { get; init; }

    public required int Threads { get; init; }

    public required int Patients { get; init; }

    public required int Lanes { get; init; }

    public required double Seconds { get; init; }

    public required IReadOnlyList<PeerOutcome>? Peers { get; init; }

    public required BenchRecord Record { get; init; }
}

/// <summary>What the figures were measured with.</summary>
internal sealed record BenchRecord(string Version, int Processors, string Runtime);

/// <summary>Source-generated serialisation: no reflection at start.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BenchReport))]
internal sealed partial class BenchJsonContext : JsonSerializerContext;
