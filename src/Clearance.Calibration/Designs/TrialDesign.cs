using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>What is known of a trial's design and does not stand in the result tables. Everything is optional.</summary>
public sealed record TrialDesign
{
    /// <summary>Names of the trials as the tables write them, or what their names begin with.</summary>
    public required ImmutableArray<string> Trials { get; init; }

    /// <summary>Least EASI at entry, points.</summary>
    public double? Easi { get; init; }

    /// <summary>Least body surface at entry, per cent.</summary>
    public double? Bsa { get; init; }

    /// <summary>Largest body surface at entry, per cent.</summary>
    public double? MostBsa { get; init; }

    /// <summary>Least IGA at entry.</summary>
    public int? Iga { get; init; }

    /// <summary>Least weekly peak itch at entry, points.</summary>
    public double? Itch { get; init; }

    /// <summary>Mean EASI at entry, points, for rows that give none.</summary>
    public double? MeanEasi { get; init; }

    /// <summary>Whether topical steroid was allowed, where the table's cell says otherwise; null leaves the cell.</summary>
    public bool? Topical { get; init; }

    /// <summary>Whether topical steroid was allowed as needed after re-randomisation, where the table's cell names none.</summary>
    public bool TopicalAfter { get; init; }

    /// <summary>Week from which results are of observed cases: rescue before and after is not counted.</summary>
    public double? ObservedFromWeek { get; init; }

    /// <summary>Factor on the hazard of rescue: 1 allowed freely, 0 not counted.</summary>
    public double? Rescue { get; init; }

    /// <summary>How means treat patients after rescue.</summary>
    public MeanRule? Means { get; init; }

    /// <summary>A controlled trial or routine care.</summary>
    public TrialSetting? Setting { get; init; }

    /// <summary>Whether label loading doses were given.</summary>
    public bool Loading { get; init; } = true;

    /// <summary>The drug, for rows that name none.</summary>
    public string? Drug { get; init; }

    /// <summary>Treatment before the row's arm begins, in switch and escape studies.</summary>
    public EarlierTreatment? Before { get; init; }

    /// <summary>Who was kept at re-randomisation.</summary>
    public SelectionRule? Responders { get; init; }

    /// <summary>Weeks between visits after re-randomisation.</summary>
    public int? VisitWeeks { get; init; }

    /// <summary>Key of the source.</summary>
    public required string Source { get; init; }

    /// <summary>How sure the design is.</summary>
    public required ValueStatus Status { get; init; }

    /// <summary>A caveat; empty when none.</summary>
    public string Note { get; init; } = "";
}

/// <summary>Where a result comes from.</summary>
public enum TrialSetting
{
    /// <summary>A trial, blinded or open: its placebo effect acts.</summary>
    Trial,

    /// <summary>Routine care: care acts, the trial effect does not.</summary>
    Routine,
}

/// <summary>Treatment before the row's arm begins.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="Weeks">How long it was given.</param>
/// <param name="Topical">Whether topical steroid was allowed meanwhile.</param>
/// <param name="WashoutWeeks">Weeks from the end of the last interval of it to the arm's first dose.</param>
/// <param name="ByEndpoint">Whether responders and non-responders are those of the row's endpoint: of itch for a response of itch.</param>
public sealed record EarlierTreatment(string Drug, double Weeks, bool Topical, double WashoutWeeks, bool ByEndpoint = false);
