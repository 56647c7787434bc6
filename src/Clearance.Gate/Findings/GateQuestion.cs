using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Gate;

/// <summary>May this drug be started, or go on, in this patient, on this day? One drug at a time: facts such as dose, days on drug and other medicines are those of the drug asked about.</summary>
public sealed record GateQuestion
{
    /// <summary>What is known, of <see cref="OnDay"/> or before.</summary>
    public required FactSet Facts { get; init; }

    /// <summary>The drug under check by its nonproprietary name in the formulary.</summary>
    public required string Drug { get; init; }

    /// <summary>Its dose in words, for the page; the rules read <c>course.dose_mg_per_day</c>.</summary>
    public string Dose { get; init; } = "";

    /// <summary>Whether it is about to start, is being taken or has been stopped.</summary>
    public required TreatmentStage Stage { get; init; }

    /// <summary>Whose label decides; the other's rules are shown as information.</summary>
    public required GateRegion Region { get; init; }

    /// <summary>Day of the check, in days from the course's anchor.</summary>
    public required double OnDay { get; init; }

    /// <summary>Its date, where the course has dates.</summary>
    public DateOnly? OnDate { get; init; }

    /// <summary>Decisions and exceptions that the course records.</summary>
    public ImmutableArray<RuleRecord> Records { get; init; } = [];
}

/// <summary>A decision or exception that a prescriber wrote into the course.</summary>
public sealed record RuleRecord
{
    /// <summary>Id of the rule it is about.</summary>
    public required string Rule { get; init; }

    /// <summary>The drug it is about; null for any.</summary>
    public string? Drug { get; init; }

    /// <summary>Named prescriber.</summary>
    public required string By { get; init; }

    /// <summary>Second named prescriber; without one a stop is not overridden.</summary>
    public string? SecondBy { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Day of the course; null when not stated.</summary>
    public double? Day { get; init; }

    /// <summary>Its date, where the course has dates.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Where the course file says it.</summary>
    public SourcePlace? Place { get; init; }
}
