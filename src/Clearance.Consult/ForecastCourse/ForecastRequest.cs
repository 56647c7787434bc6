using System.Collections.Immutable;
using Clearance.Course;

namespace Clearance.Consult;

/// <summary>What a forecast is asked for.</summary>
public sealed record ForecastRequest : SimulationRequest
{
    /// <summary>Weeks looked ahead.</summary>
    public int Weeks { get; init; } = 104;

    /// <summary>True for every dose, duration, switch and interval; false for about a dozen options.</summary>
    public bool AllOptions { get; init; }

    /// <summary>JAK inhibitors to be looked at closely: every dose for 8, 12, 16, 20, 24 and 52 weeks and until clear.</summary>
    public ImmutableArray<string> Drugs { get; init; } = [];

    /// <summary>Further options as a prescriber writes them: "tofacitinib 5 mg twice daily for 16 weeks".</summary>
    public ImmutableArray<string> Written { get; init; } = [];

    /// <summary>The chance of clear skin a rescue is to reach.</summary>
    public double Target { get; init; } = 0.5;

    /// <summary>The ledger whose scores stand beside the forecast; null for none.</summary>
    public string? Ledger { get; init; }

    /// <summary>US or EU; null takes the patient's region, else US.</summary>
    public CheckRegion? Region { get; init; }
}

/// <summary>What came of a forecast.</summary>
/// <param name="Result">The result; null when an issue is an error.</param>
/// <param name="Info">How it went on this machine; null when there is no result.</param>
/// <param name="Issues">What is wrong or odd with the files.</param>
/// <param name="Failure">Why virtual patients could not be computed, as one sentence with a cure; null when all were.</param>
public sealed record ForecastAnswer(ForecastResult? Result, RunInfo? Info, ImmutableArray<Issue> Issues, string? Failure = null);
