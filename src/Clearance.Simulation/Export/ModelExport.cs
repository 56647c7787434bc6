using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Simulation;

/// <summary>Formats a model can be exported to.</summary>
public enum ExportFormat
{
    /// <summary>SBML level 3 version 2 core.</summary>
    Sbml,

    /// <summary>R with package rxode2.</summary>
    Rxode2,

    /// <summary>A model file of the R package mrgsolve.</summary>
    Mrgsolve,

    /// <summary>R with package deSolve.</summary>
    DeSolve,
}

/// <summary>
/// Writes the equations of one virtual patient under one treatment for other programs: pharmacokinetics, signals, the skin in
/// four regions, itch, topical steroid, memory, scores, hazards. Triggers are inputs g, 1 unless changed.
/// </summary>
public static class ModelExport
{
    // Two events closer than this are one time for every solver: 0.1 milliseconds.
    private const int EventDecimals = 9;

    /// <summary>The text of a model.</summary>
    /// <param name="population">The patients.</param>
    /// <param name="patient">Number of the patient.</param>
    /// <param name="treatment">What is taken.</param>
    /// <param name="endDay">Day after the last.</param>
    /// <param name="formulary">Knowledge.</param>
    /// <param name="reading">Which kinases carry IL-13.</param>
    /// <param name="about">Lines about the file for its head.</param>
    /// <param name="format">The format.</param>
    public static string Write(
        VirtualPopulation population,
        int patient,
        Treatment treatment,
        int endDay,
        DrugFormulary formulary,
        Il13Reading reading,
        ImmutableArray<string> about,
        ExportFormat format)
    {
        ExportedModel model = Build(population, patient, treatment, endDay, formulary, reading, about);
        return format switch
        {
            ExportFormat.Sbml => SbmlText.Write(model),
            ExportFormat.Rxode2 => Rxode2Text.Write(model),
            ExportFormat.Mrgsolve => MrgsolveText.Write(model),
            ExportFormat.DeSolve => DeSolveText.Write(model),
            _ => throw new InvalidOperationException($"Unknown format {format}."),
        };
    }

    /// <summary>The system as data.</summary>
    internal static ExportedModel Build(
        VirtualPopulation population, int patient, Treatment treatment, int endDay, DrugFormulary formulary, Il13Reading reading, ImmutableArray<string> about)
    {
        int block = patient / BlockLayout.Lanes;
        int lane = patient % BlockLayout.Lanes;
        double[] columns = new SkinReference(population.Columns(block), lane).Columns.ToArray();
        DrugExport[] drugs = [.. treatment.Systemic.Where(s => s.Schedule.Doses.Length > 0).Select(s => new DrugExport(population.Drugs[s.Drug], block, lane, s.Schedule))];
        ExportedPart[] parts =
        [
            .. drugs.Select(drug => drug.Write(formulary)),
            SignalExport.Write(drugs, formulary.Signalling, reading),
            SkinExport.Write(columns, formulary, treatment),
            HazardExport.Write(columns, formulary),
        ];
        ImmutableArray<ExportedEvent> events = [.. parts.SelectMany(part => part.Events)
            .Where(e => e.Day < endDay && e.Amount != 0.0)
            .GroupBy(e => (Day: Math.Round(e.Day, EventDecimals), e.State))
            .Select(g => new ExportedEvent(g.Key.Day, g.Key.State, g.Sum(e => e.Amount)))
            .OrderBy(e => e.Day).ThenBy(e => e.State, StringComparer.Ordinal)];
        return new ExportedModel
        {
            Id = "clearance_course",
            Header = [.. about, .. Notice],
            Parameters = [.. parts.SelectMany(part => part.Parameters)],
            Rules = [.. parts.SelectMany(part => part.Rules)],
            States = [.. parts.SelectMany(part => part.States)],
            Events = events,
            Outputs = [.. drugs.Select(d => $"{d.Name}_C"), .. SkinExport.Regions.Select(r => $"EASI_{r}"), "EASI", "itch_NRS"],
            FirstDay = Math.Floor(Math.Min(0.0, events.Select(e => e.Day).DefaultIfEmpty(0.0).Min())),
            EndDay = endDay,
        };
    }

    private static ImmutableArray<string> Notice { get; } =
    [
        "Time in days, amounts in mg, concentrations in mg/L, EASI in points; a share is 1 untreated.",
        "Sources in brackets are keys of knowledge/sources.yaml; the equations are explained in docs/model.md.",
        "Hazards use the blockade of the instant; the program takes its mean over each day first.",
        "Scores are the state itself, without a rater's error. Triggers g are 1.",
    ];
}
