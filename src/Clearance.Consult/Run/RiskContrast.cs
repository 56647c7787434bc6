namespace Clearance.Consult;

/// <summary>The predicted hazard of one event with and without the rescue, on the same virtual patients.</summary>
public sealed record RiskContrast
{
    /// <summary>The value of <see cref="Interaction"/> where two drugs meet: no rate of a biologic with a JAK inhibitor has been published.</summary>
    public const string InteractionUnknown = "unknown";

    /// <summary>The event's token: "herpes_zoster".</summary>
    public required string Event { get; init; }

    /// <summary>The event as shown.</summary>
    public required string Name { get; init; }

    /// <summary>The days the hazard is averaged over, in words: "while on tofacitinib, day 274 to 396".</summary>
    public required string Period { get; init; }

    /// <summary>"per 100 patient-years".</summary>
    public required string Unit { get; init; }

    /// <summary>Hazard with the rescue.</summary>
    public required Interval WithRescue { get; init; }

    /// <summary>Hazard without it.</summary>
    public required Interval WithoutRescue { get; init; }

    /// <summary>With divided by without, patient by patient.</summary>
    public required Interval Ratio { get; init; }

    /// <summary>The part added by immune blockade on the skin course without rescue, so that better skin is not netted against it; null if not computed.</summary>
    public required Interval? DrugAttributable { get; init; }

    /// <summary>"unknown" where the rescue is added to a biologic, for no rate of the two together is published, so none is predicted; null where it is given alone.</summary>
    public required string? Interaction { get; init; }

    /// <summary>What the interval includes and what is not known.</summary>
    public required string Note { get; init; }

    /// <summary>Where the hazard model comes from.</summary>
    public required string Source { get; init; }

    /// <summary>How well it is supported.</summary>
    public required EvidenceStatus Status { get; init; }
}

/// <summary>A published rate of an event.</summary>
public sealed record PublishedRate
{
    /// <summary>The event's token.</summary>
    public required string Event { get; init; }

    /// <summary>The event as shown.</summary>
    public required string Name { get; init; }

    /// <summary>The drug and dose, or "placebo".</summary>
    public required string Drug { get; init; }

    /// <summary>Whom it was counted in.</summary>
    public required string Population { get; init; }

    /// <summary>The rate or ratio.</summary>
    public required double Value { get; init; }

    /// <summary>Lower end of the published interval, or null.</summary>
    public required double? Low { get; init; }

    /// <summary>Upper end of the published interval, or null.</summary>
    public required double? High { get; init; }

    /// <summary>"per 100 patient-years", "hazard ratio".</summary>
    public required string Unit { get; init; }

    /// <summary>Where it was read.</summary>
    public required string Source { get; init; }

    /// <summary>How far it was checked.</summary>
    public required EvidenceStatus Status { get; init; }

    /// <summary>A caveat, or null.</summary>
    public required string? Note { get; init; }
}
