using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>How trials are weighed in a calibration, and the priors of what skin.yaml states without a spread.</summary>
/// <param name="Settings">By name; <see cref="Names"/> lists them.</param>
public sealed record CalibrationFacts(ImmutableSortedDictionary<string, KnowledgeSetting> Settings)
{
    /// <summary>The settings a file must hold.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "between_trial_sd", "body_surface_sd", "easi_sd", "itch_sd", "percent_change_sd", "potency_mean", "potency_spread", "recalled_weight",
        "spread_prior", "trigger_prior", "unknown_patients", "within_arm_correlation",
    ];

    /// <summary>The number of a setting.</summary>
    public double this[string name] => Settings[name].Value.Internal;

    internal static CalibrationFacts Read(FieldReader root, SourcedReader sourced) =>
        new(KnowledgeSetting.ReadAll(root, "clearance.knowledge.calibration/1", Names, sourced));
}
