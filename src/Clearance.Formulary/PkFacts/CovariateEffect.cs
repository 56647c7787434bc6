namespace Clearance.Formulary;

/// <summary>How a patient's fact changes a parameter. Effects on one parameter multiply (logit shifts add).</summary>
/// <param name="Parameter">Name of the parameter.</param>
/// <param name="Covariate">The fact.</param>
public abstract record CovariateEffect(string Parameter, PkCovariate Covariate)
{
    /// <summary>Factor (value / Reference)^Exponent.</summary>
    /// <param name="Parameter">Name of the parameter.</param>
    /// <param name="Covariate">A numeric fact.</param>
    /// <param name="Reference">The centring value in the covariate's unit.</param>
    /// <param name="Exponent">The exponent.</param>
    public sealed record Power(string Parameter, PkCovariate Covariate, SourcedValue Reference, SourcedValue Exponent)
        : CovariateEffect(Parameter, Covariate)
    {
        /// <summary>Smallest value the model was fitted to, in the covariate's unit; null when not stated.</summary>
        public double? ValidFrom { get; init; }

        /// <summary>Largest value the model was fitted to; null when not stated.</summary>
        public double? ValidTo { get; init; }
    }

    /// <summary>The factor applies when the fact has the level; otherwise 1. An unknown fact uses 1.</summary>
    /// <param name="Parameter">Name of the parameter.</param>
    /// <param name="Covariate">A fact with levels.</param>
    /// <param name="Level">The level, in lower case.</param>
    /// <param name="Multiplier">The factor.</param>
    public sealed record Factor(string Parameter, PkCovariate Covariate, string Level, SourcedValue Multiplier)
        : CovariateEffect(Parameter, Covariate);

    /// <summary>logit(parameter) gains the shift when the fact has the level.</summary>
    /// <param name="Parameter">Name of the parameter, a share between 0 and 1.</param>
    /// <param name="Covariate">A fact with levels.</param>
    /// <param name="Level">The level, in lower case.</param>
    /// <param name="Shift">The shift on the logit scale.</param>
    public sealed record LogitShift(string Parameter, PkCovariate Covariate, string Level, SourcedValue Shift)
        : CovariateEffect(Parameter, Covariate);
}
