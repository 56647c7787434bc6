namespace Clearance.Formulary;

/// <summary>One of the parallel inputs of a dose. Names refer to <see cref="PkModelFacts.Parameters"/>.</summary>
public abstract record AbsorptionInput
{
    private AbsorptionInput()
    {
    }

    /// <summary>From a depot at rate Ka after a lag.</summary>
    /// <param name="Fraction">Share of the absorbed dose, 0 to 1.</param>
    /// <param name="Ka">Name of the rate parameter (1/day).</param>
    /// <param name="Lag">Name of the lag parameter (day), or null.</param>
    /// <param name="Basis">The fraction with source and status; null when the whole dose goes this way.</param>
    public sealed record FirstOrder(double Fraction, string Ka, string? Lag, SourcedValue? Basis = null) : AbsorptionInput;

    /// <summary>At a constant rate into the central compartment over Duration, after a lag.</summary>
    /// <param name="Fraction">Share of the absorbed dose, 0 to 1.</param>
    /// <param name="Duration">Name of the duration parameter (day).</param>
    /// <param name="Lag">Name of the lag parameter (day), or null.</param>
    /// <param name="Basis">The fraction with source and status; null when the whole dose goes this way.</param>
    public sealed record ZeroOrder(double Fraction, string Duration, string? Lag, SourcedValue? Basis = null) : AbsorptionInput;

    /// <summary>
    /// Depot, then Transits compartments in a row. The depot and all but the last compartment empty at ktr = (Transits + 1)/MTT;
    /// the last one (the absorption compartment) empties at Ka into the central compartment.
    /// </summary>
    /// <param name="Transits">Number of transit compartments after the depot, the absorption compartment included.</param>
    /// <param name="MeanTransitTime">Name of the parameter (day).</param>
    /// <param name="Ka">Name of the rate parameter (1/day).</param>
    public sealed record Transit(int Transits, string MeanTransitTime, string Ka) : AbsorptionInput;

    /// <summary>
    /// Abrocitinib: of each dose the share min(1, Ceiling/dose) is absorbed first-order, the rest enters the central
    /// compartment at a constant rate (Rate, mg/day of bioavailable drug).
    /// </summary>
    /// <param name="Ceiling">Name of the ceiling parameter (mg of dose).</param>
    /// <param name="Ka">Name of the first-order rate parameter (1/day).</param>
    /// <param name="Rate">Name of the zero-order rate parameter (mg/day).</param>
    /// <param name="Lag">Name of the lag parameter (day), or null.</param>
    public sealed record CappedFirstOrder(string Ceiling, string Ka, string Rate, string? Lag) : AbsorptionInput;
}
