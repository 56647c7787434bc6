namespace Clearance.Numerics.Solvers;

/// <summary>Right-hand side of an ordinary differential equation: derivative of the state at a time (days).</summary>
public delegate void RightHandSide(double time, ReadOnlySpan<double> state, Span<double> derivative);

/// <summary>How an integration ended.</summary>
public enum SolverStatus
{
    /// <summary>The end time was reached within the tolerance.</summary>
    Reached,

    /// <summary>The step fell below the resolution of the time: the problem is stiff or singular there.</summary>
    StepTooSmall,

    /// <summary>The state became infinite or not a number.</summary>
    NotFinite,
}

/// <summary>
/// The reference solver: Gragg's modified midpoint rule with Bulirsch-Stoer extrapolation, adaptive step and order.
/// </summary>
/// <remarks>
/// Hairer, Norsett, Wanner: Solving ordinary differential equations I, section II.9. It shares nothing with the fast
/// kernels (other method, other error control, scalar), so that agreement with it means something. For smooth right-hand
/// sides only: call it once for each interval between doses. Not for production runs.
/// </remarks>
/// <param name="dimension">Number of states.</param>
/// <param name="relativeTolerance">Error allowed relative to each state.</param>
/// <param name="absoluteTolerance">Error allowed below which a state counts as zero, in the state's unit.</param>
public sealed class ExtrapolationSolver(int dimension, double relativeTolerance, double absoluteTolerance)
{
    private const int Columns = 8;
    private static readonly int[] Substeps = [2, 4, 6, 8, 10, 12, 14, 16];

    private readonly double[][] _table = Enumerable.Range(0, Columns).Select(_ => new double[dimension]).ToArray();
    private readonly double[] _previous = new double[dimension];
    private readonly double[] _current = new double[dimension];
    private readonly double[] _next = new double[dimension];
    private readonly double[] _derivative = new double[dimension];
    private readonly double[] _startDerivative = new double[dimension];
    private double _step;

    /// <summary>Carries <paramref name="state"/> from one time to another.</summary>
    /// <param name="rightHandSide">The equation.</param>
    /// <param name="from">Start, days.</param>
    /// <param name="to">End, days, later than the start.</param>
    /// <param name="state">State at the start, replaced by the state at the end.</param>
    public SolverStatus Integrate(RightHandSide rightHandSide, double from, double to, Span<double> state)
    {
        double time = from;
        double step = _step > 0.0 ? Math.Min(_step, to - from) : (to - from) / 16.0;
        while (time < to)
        {
            bool last = time + step >= to;
            double h = last ? to - time : step;
            if (time + h <= time)
            {
                return last ? SolverStatus.Reached : SolverStatus.StepTooSmall;
            }

            rightHandSide(time, state, _startDerivative);
            double error = double.PositiveInfinity;
            int column = 0;
            for (; column < Columns; column++)
            {
                Midpoint(rightHandSide, time, h, Substeps[column], state);
                error = Extrapolate(column, state);
                if (column >= 2 && error <= 1.0)
                {
                    break;
                }
            }

            if (double.IsNaN(error) || double.IsInfinity(error))
            {
                if (h < 1e-12)
                {
                    return SolverStatus.NotFinite;
                }

                step = h * 0.1;
                continue;
            }

            int used = Math.Min(column, Columns - 1);
            double exponent = 1.0 / ((2 * used) + 1);
            double factor = 0.9 * Math.Pow(Math.Max(error, 1e-10), -exponent);
            if (error > 1.0)
            {
                step = h * Math.Clamp(factor, 0.1, 0.5);
                continue;
            }

            _table[used].AsSpan().CopyTo(state);
            time = last ? to : time + h;

            // Fewer columns than planned: the step may grow; nearly all columns: it should shrink a little.
            double next = h * Math.Clamp(used <= Columns - 3 ? Math.Max(factor, 1.3) : factor, 0.3, 2.0);
            step = next;
            if (!last)
            {
                _step = next;
            }
        }

        return SolverStatus.Reached;
    }

    /// <summary>Forgets the step learned so far; call after a jump of the state or the equation.</summary>
    public void Restart() => _step = 0.0;

    private void Midpoint(RightHandSide rightHandSide, double time, double h, int substeps, ReadOnlySpan<double> state)
    {
        double dt = h / substeps;
        for (int i = 0; i < dimension; i++)
        {
            _previous[i] = state[i];
            _current[i] = state[i] + (dt * _startDerivative[i]);
        }

        for (int k = 1; k < substeps; k++)
        {
            rightHandSide(time + (k * dt), _current, _derivative);
            for (int i = 0; i < dimension; i++)
            {
                double next = _previous[i] + (2.0 * dt * _derivative[i]);
                _previous[i] = _current[i];
                _current[i] = next;
            }
        }

        rightHandSide(time + h, _current, _derivative);
        for (int i = 0; i < dimension; i++)
        {
            // Gragg's smoothing step.
            _next[i] = 0.5 * (_previous[i] + _current[i] + (dt * _derivative[i]));
        }
    }

    // Aitken-Neville in the squared step: entry k of the table holds this row's value after k extrapolations, so entry
    // `column` is the best one. Returns the scaled difference from the row before.
    private double Extrapolate(int column, ReadOnlySpan<double> state)
    {
        double error = 0.0;
        for (int i = 0; i < dimension; i++)
        {
            double value = _next[i];
            double diagonal = column > 0 ? _table[column - 1][i] : value;
            double carried = value;
            for (int k = 1; k <= column; k++)
            {
                double ratio = (double)Substeps[column] / Substeps[column - k];
                double old = _table[k - 1][i];
                _table[k - 1][i] = carried;
                carried += (carried - old) / ((ratio * ratio) - 1.0);
            }

            _table[column][i] = carried;
            double scale = absoluteTolerance + (relativeTolerance * Math.Max(Math.Abs(state[i]), Math.Abs(carried)));
            error = Math.Max(error, Math.Abs(carried - diagonal) / scale);
            if (double.IsNaN(carried))
            {
                return double.NaN;
            }
        }

        return column == 0 ? double.MaxValue : error;
    }
}
