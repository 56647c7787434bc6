using System.Collections.Immutable;
using Clearance.Course;

namespace Clearance.Consult;

/// <summary>What a run is asked for.</summary>
public sealed record RunRequest : SimulationRequest;

/// <summary>What came of a run.</summary>
/// <param name="Result">The result; null when an issue is an error.</param>
/// <param name="Info">How it went on this machine; null when there is no result.</param>
/// <param name="Issues">What is wrong or odd with the files.</param>
/// <param name="Failure">Why patients could not be computed, as one sentence with a cure; null when all were.</param>
public sealed record RunAnswer(RunResult? Result, RunInfo? Info, ImmutableArray<Issue> Issues, string? Failure);
