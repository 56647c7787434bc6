namespace Clearance.Numerics.Solvers;

/// <summary>
/// Dormand and Prince's Runge-Kutta pair of order 5(4) with adaptive step: cheaper than <see cref="ExtrapolationSolver"/>
/// where a fast but quiet component limits the step (the transit chain of an antibody), at tolerances down to about 1e-10.
/// </summary>
/// <remarks>
/// Hairer, Norsett, Wanner: Solving ordinary differential equations I, table II.5.2, and the step control of section II.4.
/// For smooth right-hand sides: call it once for each interval between doses.
/// </remarks>
/// <param name="dimension">Number of states.</param>
/// <param name="relativeTolerance">Error of a step allowed relative to each state.</param>
/// <param name="absoluteTolerance">Error of a step allowed below which a state counts as zero, in the state's unit.</param>
public sealed class DormandPrinceSolver(int dimension, double relativeTolerance, double absoluteTolerance)
{
    private const int Stages = 7;
    private static readonly double[] Node = [0.0, 1.0 / 5.0, 3.0 / 10.0, 4.0 / 5.0, 8.0 / 9.0, 1.0, 1.0];
    private static readonly double[][] Weight =
    [
        [],
        [1.0 / 5.0],
        [3.0 / 40.0, 9.0 / 40.0],
        [44.0 / 45.0, -56.0 / 15.0, 32.0 / 9.0],
        [19372.0 / 6561.0, -25360.0 / 2187.0, 64448.0 / 6561.0, -212.0 / 729.0],
        [9017.0 / 3168.0, -355.0 / 33.0, 46732.0 / 5247.0, 49.0 / 176.0, -5103.0 / 18656.0],
        [35.0 / 384.0, 0.0, 500.0 / 1113.0, 125.0 / 192.0, -2187.0 / 6784.0, 11.0 / 84.0],
    ];

    // Order 5 less order 4.
    private static readonly double[] Difference =
        [71.0 / 57600.0, 0.0, -71.0 / 16695.0, 71.0 / 1920.0, -17253.0 / 339200.0, 22.0 / 525.0, -1.0 / 40.0];

    private readonly double[][] _slope = [.. Enumerable.Range(0, Stages).Select(_ => new double[dimension])];
    private readonly double[] _trial = new double[dimension];
    private double _step;

    /// <summary>Steps taken so far, rejected ones included.</summary>
    public long Steps { get; private set; }

    /// <summary>Forgets the step learned so far; call after a jump of the state or the equation.</summary>
    public void Restart() => _step = 0.0;

    /// <summary>Carries <paramref name="state"/> from one time to another.</summary>
    /// <param name="rightHandSide">The equation.</param>
    /// <param name="from">Start, days.</param>
    /// <param name="to">End, days, later than the start.</param>
    /// <param name="state">State at the start, replaced by the state at the end.</param>
    public SolverStatus Integrate(RightHandSide rightHandSide, double from, double to, Span<double> state)
    {
        double time = from;
        double step = _step > 0.0 ? _step : (to - from) / 100.0;
        rightHandSide(time, state, _slope[0]);
        while (time < to)
        {
            bool last = time + step >= to;
            double h = last ? to - time : step;
            if (time + h <= time)
            {
                return last ? SolverStatus.Reached : SolverStatus.StepTooSmall;
            }

            double error = Try(rightHandSide, time, h, state);
            Steps++;
            if (double.IsNaN(error) && h < 1e-12)
            {
                return SolverStatus.NotFinite;
            }

            double factor = double.IsNaN(error) ? 0.1 : Math.Clamp(0.9 * Math.Pow(Math.Max(error, 1e-10), -0.2), 0.2, 5.0);
            if (!(error <= 1.0))
            {
                step = h * Math.Min(factor, 0.9);
                continue;
            }

            _trial.AsSpan().CopyTo(state);
            (_slope[0], _slope[Stages - 1]) = (_slope[Stages - 1], _slope[0]);
            time = last ? to : time + h;

            // A step cut short by the end says little about the next one.
            step = last ? Math.Max(step, h * factor) : h * factor;
            _step = step;
        }

        return SolverStatus.Reached;
    }

    // One step into _trial; gives the largest error over its tolerance. The last stage is the first of the next step.
    private double Try(RightHandSide rightHandSide, double time, double h, ReadOnlySpan<double> state)
    {
        for (int stage = 1; stage < Stages; stage++)
        {
            double[] weights = Weight[stage];
            for (int i = 0; i < dimension; i++)
            {
                double sum = 0.0;
                for (int k = 0; k < weights.Length; k++)
                {
                    sum += weights[k] * _slope[k][i];
                }

                _trial[i] = state[i] + (h * sum);
            }

            rightHandSide(time + (Node[stage] * h), _trial, _slope[stage]);
        }

        double worst = 0.0;
        for (int i = 0; i < dimension; i++)
        {
            double error = 0.0;
            for (int k = 0; k < Stages; k++)
            {
                error += Difference[k] * _slope[k][i];
            }

            double scale = absoluteTolerance + (relativeTolerance * Math.Max(Math.Abs(state[i]), Math.Abs(_trial[i])));
            double share = Math.Abs(h * error) / scale;
            if (double.IsNaN(share))
            {
                return double.NaN;
            }

            worst = Math.Max(worst, share);
        }

        return worst;
    }
}
