namespace Clearance.Formulary;

/// <summary>A regimen of a label or a trial programme.</summary>
public sealed record LabelRegimen
{
    /// <summary>Name, for example adult_ad.</summary>
    public required string Name { get; init; }

    /// <summary>True for the one used when a course leaves the dose open.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>How it is given.</summary>
    public required DoseRoute Route { get; init; }

    /// <summary>Maintenance dose, mg per administration.</summary>
    public required SourcedValue Dose { get; init; }

    /// <summary>Time between administrations; <see cref="SourcedValue.Internal"/> gives days (0.5 for twice daily).</summary>
    public required SourcedValue Interval { get; init; }

    /// <summary>Loading dose, mg per administration, or null when there is none.</summary>
    public required SourcedValue? LoadingDose { get; init; }

    /// <summary>Number of loading administrations (at the loading interval); 0 when there is none.</summary>
    public required int LoadingCount { get; init; }

    /// <summary>Time between loading administrations and to the first maintenance dose; null when there is no loading dose.</summary>
    public required SourcedValue? LoadingInterval { get; init; }

    /// <summary>For whom or when, in words.</summary>
    public required string Condition { get; init; }

    /// <summary>Whether it is a labelled regimen for atopic dermatitis.</summary>
    public required RegimenStanding Standing { get; init; }

    /// <summary>Key of the source.</summary>
    public required string Source { get; init; }

    /// <summary>How sure the regimen as a whole is.</summary>
    public required ValueStatus Status { get; init; }
}

/// <summary>The standing of a regimen in atopic dermatitis.</summary>
public enum RegimenStanding
{
    /// <summary>On a label for atopic dermatitis.</summary>
    Labelled,

    /// <summary>On a label for another disease.</summary>
    OffLabel,

    /// <summary>Studied, on no label.</summary>
    Studied,
}
