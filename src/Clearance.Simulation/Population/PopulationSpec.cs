using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Simulation;

/// <summary>Which virtual patients are wanted: how many, under which seed, and what is known of them.</summary>
public sealed record PopulationSpec
{
    /// <summary>Number of virtual patients.</summary>
    public required int Patients { get; init; }

    /// <summary>The run's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>
    /// Draws of the model that the patients share out among them, patient i living under draw i modulo their number; null
    /// takes <see cref="PriorDraws"/> draws from the priors.
    /// </summary>
    public ImmutableArray<ModelDraw>? Draws { get; init; }

    /// <summary>Number of draws from the priors when <see cref="Draws"/> is not given.</summary>
    public int PriorDraws { get; init; } = 256;

    /// <summary>Number of draws of the model.</summary>
    public int ModelDraws => Draws?.Length ?? PriorDraws;

    /// <summary>Systemic drugs that are given to anybody in the run, by formulary name.</summary>
    public required ImmutableArray<string> Drugs { get; init; }

    /// <summary>Age, years; null draws it.</summary>
    public double? AgeYears { get; init; }

    /// <summary>True for a woman, false for a man, null draws it.</summary>
    public bool? IsFemale { get; init; }

    /// <summary>Body weight, kg; null draws it.</summary>
    public double? WeightKg { get; init; }

    /// <summary>Factor on the drawn body weight; below 1 for adolescents.</summary>
    public double WeightFactor { get; init; } = 1.0;

    /// <summary>Creatinine clearance, mL/min; null draws it (with eGFR).</summary>
    public double? CreatinineClearance { get; init; }

    /// <summary>Race as the formulary names its levels; null draws it.</summary>
    public string? Race { get; init; }

    /// <summary>Untreated BSA, per cent, must lie between these.</summary>
    public (double Low, double High) UntreatedBsa { get; init; } = (0.0, 100.0);

    /// <summary>Untreated EASI, points, must lie between these.</summary>
    public (double Low, double High) UntreatedEasi { get; init; } = (16.0, 72.0);

    /// <summary>Untreated weekly peak pruritus NRS, points; null draws it.</summary>
    public double? ItchNrs { get; init; }

    /// <summary>Class of the topical steroid that is used; null for none.</summary>
    public SteroidClass? Steroid { get; init; }

    /// <summary>True for patients in a trial, who also have the trial's own placebo effect.</summary>
    public bool InTrial { get; init; }
}
