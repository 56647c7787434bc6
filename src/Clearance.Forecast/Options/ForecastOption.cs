using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>What kind of change an option is.</summary>
public enum OptionKind
{
    /// <summary>Everything goes on as it is.</summary>
    Stay,

    /// <summary>A JAK inhibitor is added for a time, or until clear.</summary>
    Add,

    /// <summary>A JAK inhibitor is added and stepped down before it stops, or the one taken is stepped down.</summary>
    Taper,

    /// <summary>One drug is stopped and another begun.</summary>
    Switch,

    /// <summary>The biologic is given at another interval.</summary>
    Interval,

    /// <summary>Another topical steroid.</summary>
    Topical,

    /// <summary>A drug is stopped.</summary>
    Stop,

    /// <summary>Written by the user.</summary>
    Written,
}

/// <summary>One thing that could be done from now on.</summary>
public sealed record ForecastOption
{
    /// <summary>Token: stay, add-upadacitinib-15mg-16w.</summary>
    public required string Id { get; init; }

    /// <summary>In words.</summary>
    public required string Name { get; init; }

    public required OptionKind Kind { get; init; }

    /// <summary>The course under this option: the history with the option's regimens.</summary>
    public required TreatmentCourse Course { get; init; }

    /// <summary>Everything taken under it, history included.</summary>
    public required Treatment Treatment { get; init; }

    /// <summary>The day from which the added drug is no longer taken; null when it goes on or nothing is added.</summary>
    public int? StopDay { get; init; }

    /// <summary>The day from which no JAK inhibitor is taken; null when one goes on or none is ever taken.</summary>
    public int? JakStopDay { get; init; }

    /// <summary>The systemic drug it begins or changes; null for none.</summary>
    public string? Drug { get; init; }

    /// <summary>Every systemic drug it begins or changes, where that is more than <see cref="Drug"/> tells: each goes through the gate.</summary>
    public ImmutableArray<string> Begun { get; init; } = [];

    /// <summary>Dose of it in words.</summary>
    public string? DoseWords { get; init; }

    /// <summary>Class of the topical steroid where it differs from the history's.</summary>
    public SteroidClass? Steroid { get; init; }

    /// <summary>Whether a biologic and a JAK inhibitor are given together in the time looked at, begun by the option or before it.</summary>
    public bool IsCombination { get; init; }

    /// <summary>What about it lies outside what the model was calibrated on.</summary>
    public ImmutableArray<string> Extrapolations { get; init; } = [];

    /// <summary>
    /// For an option that stops when clear: options that differ in duration alone, shortest first; each virtual patient takes the
    /// first after which he is written clear, else the last. Empty for all others.
    /// </summary>
    public ImmutableArray<string> Durations { get; init; } = [];
}
