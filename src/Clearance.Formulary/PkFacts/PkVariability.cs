namespace Clearance.Formulary;

/// <summary>How a parameter varies: individual = typical x covariate factors x the factor given here.</summary>
public abstract record PkVariability
{
    private PkVariability()
    {
    }

    /// <summary>No random effect.</summary>
    public sealed record None : PkVariability;

    /// <summary>Factor exp(eta), eta ~ N(0, Omega2), one draw per patient.</summary>
    /// <param name="Omega2">Variance on the log scale.</param>
    /// <param name="Reported">The variability as printed in the paper (SD, variance or CV) with source and status.</param>
    public sealed record LogNormal(double Omega2, SourcedValue Reported) : PkVariability;

    /// <summary>Factor exp(eta), one draw per occasion (a dose), not per patient.</summary>
    /// <param name="Omega2">Variance on the log scale.</param>
    /// <param name="Reported">The variability as printed in the paper with source and status.</param>
    public sealed record BetweenOccasions(double Omega2, SourcedValue Reported) : PkVariability;

    /// <summary>Factor exp(Factor x eta of another parameter).</summary>
    /// <param name="Of">The parameter whose random effect is shared.</param>
    /// <param name="Factor">The multiple of that random effect.</param>
    public sealed record Shared(string Of, SourcedValue Factor) : PkVariability;

    /// <summary>Factor exp((exp(eta)^Lambda - 1)/Lambda), eta ~ N(0, Omega2).</summary>
    /// <param name="Omega2">Variance of eta.</param>
    /// <param name="Lambda">The Box-Cox shape.</param>
    /// <param name="Reported">The variance as printed with source and status.</param>
    public sealed record BoxCox(double Omega2, double Lambda, SourcedValue Reported) : PkVariability;
}
