using System.Collections.Immutable;

namespace Clearance.Calibration;

/// <summary>The most probable place and the shape of the density around it.</summary>
/// <param name="Best">The mode.</param>
/// <param name="LogDensity">ln density there.</param>
/// <param name="Jacobian">Derivatives of the predictions there, [row][coordinate].</param>
/// <param name="Precision">Inverse covariance of the normal distribution that has the shape of the mode.</param>
/// <param name="Iterations">Steps taken.</param>
internal sealed record Mode(Proposal Best, double LogDensity, double[][] Jacobian, CholeskyFactor Precision, int Iterations);

/// <summary>
/// Levenberg and Marquardt with Fisher scoring. Predictions are smooth in the coordinates (the same random numbers for every
/// proposal), so derivatives by differences are good, and a step learns from all rows at once, which no search without
/// derivatives can in some sixty dimensions.
/// </summary>
internal sealed class ModeFinder(Target target)
{
    private const double Difference = 0.15;
    private const int MostSteps = 60;
    private const int MostJacobians = 12;
    private const double EnoughGain = 0.05;
    private const double SmallGain = 0.5;

    /// <summary>Climbs from a start.</summary>
    /// <param name="start">Coordinates; zeros are the centre of the priors.</param>
    /// <param name="progress">Told the share done and ln density.</param>
    /// <returns>The mode; the start itself must be a place where patients can live.</returns>
    public Mode Find(double[] start, Action<double, double>? progress = null)
    {
        Proposal best = target.At(start);
        double density = target.LogDensity(best);
        if (best.Predictions is null)
        {
            throw new InvalidOperationException("The search for the mode must start where the untreated state is stable.");
        }

        double[][] jacobian = JacobianAt(best, null);
        int jacobians = 1;
        bool isFresh = true;
        bool isCareful = false;
        double damping = 0.1;
        int step = 0;
        for (; step < MostSteps; step++)
        {
            progress?.Invoke((double)step / MostSteps, density);

            // Several dampings are tried at once; they are independent, so they share the cores.
            ImmutableArray<double> dampings = [damping / 10.0, damping, damping * 10.0, damping * 100.0];
            ImmutableArray<Proposal> tried = target.Predict([.. dampings.Select(d => Step(best, jacobian, d))]);
            int chosen = Enumerable.Range(0, tried.Length).MaxBy(i => target.LogDensity(tried[i]));
            double reached = target.LogDensity(tried[chosen]);
            if (reached > density + EnoughGain)
            {
                bool isSmall = reached < density + SmallGain;
                bool wasFresh = isFresh;
                jacobian = Updated(jacobian, best, tried[chosen]);
                (best, density, damping, isFresh, isCareful) = (tried[chosen], reached, Math.Clamp(dampings[chosen], 1e-4, 1e6), false, false);
                if (!isSmall)
                {
                    continue;
                }

                // A small gain from slopes just taken is the end; from old slopes it asks for new ones.
                if (wasFresh || jacobians >= MostJacobians)
                {
                    break;
                }

                jacobian = JacobianAt(best, jacobian);
                jacobians++;
                isFresh = true;
                continue;
            }

            if (isFresh && !isCareful)
            {
                // Shorter steps along the gradient before giving up: the ridge may bend faster than the last steps were long.
                (damping, isCareful) = (damping * 3e4, true);
                continue;
            }

            if (isFresh || jacobians >= MostJacobians)
            {
                break;
            }

            jacobian = JacobianAt(best, jacobian);
            jacobians++;
            (damping, isFresh, isCareful) = (Math.Min(damping, 10.0), true, false);
        }

        if (!isFresh)
        {
            jacobian = JacobianAt(best, jacobian);
        }

        return new Mode(best, density, jacobian, PrecisionAt(best, jacobian), step);
    }

    /// <summary>Climbs a few steps from a place where slopes are known, without taking new ones.</summary>
    /// <param name="start">The place.</param>
    /// <param name="jacobian">Slopes, [row][coordinate].</param>
    /// <param name="steps">Steps at most, four simulations each.</param>
    public Mode Climb(Proposal start, double[][] jacobian, int steps)
    {
        ImmutableArray<double> dampings = [0.01, 0.1, 1.0, 10.0];
        Proposal best = start;
        double density = target.LogDensity(best);
        int step = 0;
        for (; step < steps; step++)
        {
            ImmutableArray<Proposal> tried = target.Predict([.. dampings.Select(d => Step(best, jacobian, d))]);
            Proposal highest = tried.MaxBy(target.LogDensity)!;
            double reached = target.LogDensity(highest);
            if (reached <= density + EnoughGain)
            {
                break;
            }

            jacobian = Updated(jacobian, best, highest);
            (best, density) = (highest, reached);
        }

        return new Mode(best, density, jacobian, PrecisionAt(best, jacobian), step);
    }

    /// <summary>Derivatives by differences of a fixed step in z towards the centre of the priors, where more places are stable.</summary>
    /// <param name="at">Where.</param>
    /// <param name="earlier">An earlier Jacobian; coordinates that moved nothing then are not asked again.</param>
    public double[][] JacobianAt(Proposal at, double[][]? earlier)
    {
        int n = at.Z.Length;
        int[] active = [.. Enumerable.Range(0, n).Where(a => earlier is null || earlier.Any(row => row[a] != 0.0))];
        double[] Moved(int a, double direction)
        {
            double[] z = (double[])at.Z.Clone();
            z[a] += direction * Difference;
            return z;
        }

        // Towards the centre first; the other way for those who cannot live there.
        double[] directions = [.. active.Select(a => at.Z[a] > 0.0 ? -1.0 : 1.0)];
        ImmutableArray<Proposal> neighbours = target.Predict([.. active.Select((a, k) => Moved(a, directions[k]))]);
        double[] centre = target.Likelihood.Scaled(at.Predictions!);
        double[][] jacobian = [.. centre.Select(_ => new double[n])];
        for (int k = 0; k < active.Length; k++)
        {
            Proposal neighbour = neighbours[k];
            double direction = directions[k];
            if (neighbour.Predictions is null)
            {
                direction = -direction;
                neighbour = target.At(Moved(active[k], direction));
            }

            if (neighbour.Predictions is null)
            {
                continue;
            }

            double[] there = target.Likelihood.Scaled(neighbour.Predictions);
            for (int i = 0; i < centre.Length; i++)
            {
                jacobian[i][active[k]] = (there[i] - centre[i]) / (direction * Difference);
            }
        }

        return jacobian;
    }

    /// <summary>Inverse covariance around a place: prior (identity) plus the information of the rows.</summary>
    public CholeskyFactor PrecisionAt(Proposal at, double[][] jacobian) => CholeskyFactor.Of(Normal(at, jacobian, 0.0).Information);

    private double[] Step(Proposal from, double[][] jacobian, double damping)
    {
        (double[,] information, double[] score) = Normal(from, jacobian, damping);
        double[] move = CholeskyFactor.Of(information).Solve(score);
        return [.. from.Z.Zip(move, (z, m) => z + m)];
    }

    private (double[,] Information, double[] Score) Normal(Proposal at, double[][] jacobian, double damping)
    {
        int n = at.Z.Length;
        double[,] information = new double[n, n];
        double[] score = new double[n];
        target.Likelihood.AddScore(at.Predictions!, jacobian, information, score);
        for (int a = 0; a < n; a++)
        {
            information[a, a] += 1.0 + damping;
            score[a] -= at.Z[a];
        }

        return (information, score);
    }

    // Broyden's update: the smallest change of the Jacobian that explains the step just taken.
    private double[][] Updated(double[][] jacobian, Proposal from, Proposal to)
    {
        double[] before = target.Likelihood.Scaled(from.Predictions!);
        double[] after = target.Likelihood.Scaled(to.Predictions!);
        double[] move = [.. to.Z.Zip(from.Z, (t, f) => t - f)];
        double squared = Target.SquaredNorm(move);
        double[][] updated = new double[jacobian.Length][];
        for (int i = 0; i < jacobian.Length; i++)
        {
            double[] row = (double[])jacobian[i].Clone();
            double expected = row.Zip(move, (j, m) => j * m).Sum();
            double factor = (after[i] - before[i] - expected) / squared;
            for (int a = 0; a < row.Length; a++)
            {
                // A coordinate that moves nothing here keeps moving nothing.
                row[a] += row[a] == 0.0 ? 0.0 : factor * move[a];
            }

            updated[i] = row;
        }

        return updated;
    }
}
