using System.Collections.Immutable;

namespace Clearance.Formulary;

/// <summary>A published population model of a drug, ready to compute: days, litres, milligrams.</summary>
public sealed record PkModelFacts
{
    /// <summary>Name of the model, for example kovalenko_2020_model_3.</summary>
    public required string Name { get; init; }

    /// <summary>The disposition.</summary>
    public required PkStructure Structure { get; init; }

    /// <summary>True when clearances and volumes are apparent (divided by bioavailability); then there is no F parameter.</summary>
    public required bool Apparent { get; init; }

    /// <summary>Parameters by symbol.</summary>
    public required ImmutableSortedDictionary<string, PkParameter> Parameters { get; init; }

    /// <summary>Covariances of random effects; pairs not listed are independent. With the variances they form a positive definite matrix (checked on load).</summary>
    public required ImmutableArray<PkCovariance> Covariances { get; init; }

    /// <summary>Covariate effects.</summary>
    public required ImmutableArray<CovariateEffect> CovariateEffects { get; init; }

    /// <summary>Formulations; exactly one is the default.</summary>
    public required ImmutableArray<PkFormulation> Formulations { get; init; }

    /// <summary>Rules that are neither a parameter nor a covariate effect.</summary>
    public required ImmutableArray<PkSpecialRule> SpecialRules { get; init; }

    /// <summary>Residual error of one observed concentration.</summary>
    public required PkResidual Residual { get; init; }

    /// <summary>Where the model comes from and what to know about it.</summary>
    public required string Why { get; init; }

    /// <summary>The typical value of a parameter in the program's unit.</summary>
    public double Typical(string name) => Parameters[name].Value;

    /// <summary>The parameters that add up to total clearance: CL, or CLr and CLnr; empty for a rate-constant model.</summary>
    public ImmutableArray<string> ClearanceParts =>
        [.. new[] { "CL", "CLr", "CLnr" }.Where(Parameters.ContainsKey)];

    /// <summary>The formulation taken when a course does not say.</summary>
    public PkFormulation DefaultFormulation => Formulations.First(f => f.IsDefault);
}
