using System.Collections.Immutable;

namespace Clearance.Formulary;

/// <summary>A way of giving the drug: route and how it enters the central compartment.</summary>
public sealed record PkFormulation
{
    /// <summary>Name, for example SC, IR, ER, tablet.</summary>
    public required string Name { get; init; }

    /// <summary>SC, PO or IV.</summary>
    public required DoseRoute Route { get; init; }

    /// <summary>True for the one taken when a course does not say.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Relative bioavailability against the formulation the clearance belongs to; 1 when not stated.</summary>
    public required SourcedValue? RelativeBioavailability { get; init; }

    /// <summary>Parallel inputs; their fractions of the absorbed dose sum to 1.</summary>
    public required ImmutableArray<AbsorptionInput> Inputs { get; init; }

    /// <summary>Shift of logit(F) for this product, or null (abrocitinib's tablets).</summary>
    public required SourcedValue? LogitShiftOfF { get; init; }
}
