using System.Collections.Immutable;

namespace Clearance.Calibration;

/// <summary>One place of the parameter space with what the simulation made of it.</summary>
/// <param name="Z">Coordinates, standard normal a priori.</param>
/// <param name="Predictions">One for each row of the likelihood; null when no virtual patient can live there (no stable untreated state).</param>
internal sealed record Proposal(double[] Z, double[]? Predictions);

/// <summary>What is to be found: the posterior density over standard normal coordinates.</summary>
/// <param name="Likelihood">The likelihood.</param>
/// <param name="Predict">
/// The simulation at many places at once, in parallel; entry i belongs to place i and depends on nothing else.
/// </param>
internal sealed record Target(TrialLikelihood Likelihood, Func<ImmutableArray<double[]>, ImmutableArray<Proposal>> Predict)
{
    /// <summary>ln of the posterior density up to a constant; minus infinity where nobody can live.</summary>
    public double LogDensity(Proposal proposal) => proposal.Predictions is { } predictions
        ? Likelihood.LogDensity(predictions) - (0.5 * SquaredNorm(proposal.Z))
        : double.NegativeInfinity;

    /// <summary>The simulation at one place.</summary>
    public Proposal At(double[] z) => Predict([z])[0];

    /// <summary>zᵀz.</summary>
    public static double SquaredNorm(ReadOnlySpan<double> z)
    {
        double sum = 0.0;
        foreach (double x in z)
        {
            sum += x * x;
        }

        return sum;
    }
}
