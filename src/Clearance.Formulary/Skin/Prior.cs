using System.Collections.Immutable;

namespace Clearance.Formulary;

/// <summary>A prior distribution. Rates are converted to 1/day; the SD of a log-normal has no unit.</summary>
public abstract record Prior
{
    private Prior()
    {
    }

    /// <summary>exp(N(ln Median, Sd)).</summary>
    /// <param name="Median">Median in the program's unit.</param>
    /// <param name="Sd">SD of the logarithm.</param>
    public sealed record LogNormal(double Median, double Sd) : Prior;

    /// <summary>1/(1 + exp(-N(logit Median, Sd))).</summary>
    /// <param name="Median">Median, between 0 and 1.</param>
    /// <param name="Sd">SD on the logit scale.</param>
    public sealed record LogitNormal(double Median, double Sd) : Prior;

    /// <summary>N(Mean, Sd).</summary>
    /// <param name="Mean">Mean in the program's unit.</param>
    /// <param name="Sd">Standard deviation in the program's unit.</param>
    public sealed record Normal(double Mean, double Sd) : Prior;

    /// <summary>|N(0, Sd)|.</summary>
    /// <param name="Sd">Scale in the program's unit.</param>
    public sealed record HalfNormal(double Sd) : Prior;

    /// <summary>Uniform between Low and High.</summary>
    /// <param name="Low">Lower end in the program's unit.</param>
    /// <param name="High">Upper end in the program's unit.</param>
    public sealed record Uniform(double Low, double High) : Prior;

    /// <summary>One component of a Dirichlet group; concentration parameters are Concentration x Mean of each component.</summary>
    /// <param name="Group">Name of the group; the means of its members sum to 1.</param>
    /// <param name="Mean">Mean of this component.</param>
    /// <param name="Concentration">Total concentration of the group.</param>
    public sealed record Dirichlet(string Group, double Mean, double Concentration) : Prior;

    /// <summary>A constant.</summary>
    /// <param name="Value">The value in the program's unit.</param>
    public sealed record Fixed(double Value) : Prior;
}
