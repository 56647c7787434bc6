using System.Collections.Immutable;
using Clearance.Forecast;

namespace Clearance.Consult;

/// <summary>Calibration of one model's forecasts on a simulated registry.</summary>
public sealed record RegistryResult
{
    /// <summary>When the courses were forecast.</summary>
    public required RegistryQuestion Question { get; init; }

    /// <summary>What is wrong on purpose with the model.</summary>
    public required RegistryFault Fault { get; init; }

    /// <summary>Simulated courses.</summary>
    public required int Courses { get; init; }

    /// <summary>Virtual patients of each forecast.</summary>
    public required int Patients { get; init; }

    /// <summary>Seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Where the typical values came from: calibrated or priors.</summary>
    public required string Population { get; init; }

    /// <summary>SHA-256 over the knowledge files; empty when it was not kept.</summary>
    public required string Knowledge { get; init; }

    /// <summary>The calibration at every horizon.</summary>
    public required ImmutableArray<RegistryHorizon> Horizons { get; init; }

    /// <summary>The model in words.</summary>
    public string Model => Fault switch
    {
        RegistryFault.None => "right",
        RegistryFault.NoProcessNoise => "wrong: no process noise",
        RegistryFault.WrongPotency => "wrong: tenfold potency",
        _ => throw new InvalidOperationException($"Unknown fault {Fault}."),
    };

    /// <summary>The time of the forecast in words.</summary>
    public string When => Question switch
    {
        RegistryQuestion.AnyTime => "at any time",
        RegistryQuestion.NewJakInhibitor => "new JAK inhibitor",
        _ => throw new InvalidOperationException($"Unknown question {Question}."),
    };

    /// <summary>A right model at any time passes at every horizon; where a drug begins it must not be caught; a wrong one must be, at one horizon at least.</summary>
    public string Verdict(RegistryHorizon horizon) => Fault != RegistryFault.None ? (horizon.IsCaught ? "caught" : "not caught")
        : Question == RegistryQuestion.AnyTime ? (horizon.IsPassed ? "passes" : "does not pass")
        : horizon.IsCaught ? "does not pass" : "passes";
}
