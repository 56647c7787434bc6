using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>How a forecast judges what was written, beside the errors of the observation model: choices of this project.</summary>
/// <param name="Settings">By name; <see cref="Names"/> lists them.</param>
public sealed record ForecastFacts(ImmutableSortedDictionary<string, KnowledgeSetting> Settings)
{
    /// <summary>The settings a file must hold.</summary>
    public static ImmutableArray<string> Names { get; } = ["about_surface_sd", "contradiction_logit", "least_log_density", "regional_sd", "surface_sd"];

    /// <summary>The number of a setting.</summary>
    public double this[string name] => Settings[name].Value.Internal;

    internal static ForecastFacts Read(FieldReader root, SourcedReader sourced) =>
        new(KnowledgeSetting.ReadAll(root, "clearance.knowledge.forecast/1", Names, sourced));
}
