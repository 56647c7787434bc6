namespace Clearance.Calibration;

/// <summary>What acts on a patient of the Miyano model: the share of each cytokine that is blocked, and the placebo effect.</summary>
public readonly record struct MiyanoInput
{
    /// <summary>Share of IL-4 blocked, 0 to 1.</summary>
    public double Il4 { get; init; }

    /// <summary>Share of IL-13 blocked.</summary>
    public double Il13 { get; init; }

    /// <summary>Share of IL-17A blocked.</summary>
    public double Il17 { get; init; }

    /// <summary>Share of IL-22 blocked.</summary>
    public double Il22 { get; init; }

    /// <summary>Share of IL-31 blocked.</summary>
    public double Il31 { get; init; }

    /// <summary>Share of interferon gamma blocked.</summary>
    public double InterferonGamma { get; init; }

    /// <summary>Share of TSLP blocked.</summary>
    public double Tslp { get; init; }

    /// <summary>Share of OX40L blocked.</summary>
    public double Ox40L { get; init; }

    /// <summary>Factor on k3: 0 outside a trial, 1 in one.</summary>
    public double Placebo { get; init; }
}

/// <summary>The equations of one virtual patient and their solution.</summary>
/// <remarks>
/// Every equation is linear in its own state, that of the pathogens quadratic, so a step solves each state exactly with the others
/// held, first in one order, then in the reverse: second order, stable at any stiffness (cytokines last minutes, the barrier
/// months), and exact at equilibrium.
/// </remarks>
public sealed class MiyanoPatient
{
    /// <summary>Number of states: s, p, T1, T2, T17, T22, IL-4, IL-13, IL-17A, IL-22, IL-31, interferon gamma, TSLP, OX40L.</summary>
    public const int States = 14;

    private const int S = 0, P = 1, T1 = 2, T2 = 3, T17 = 4, T22 = 5, C4 = 6, C13 = 7, C17 = 8, C22 = 9, C31 = 10, Cg = 11, CT = 12, O = 13;
    private readonly double[] _k;
    private readonly double _easiScale;

    /// <summary>A patient.</summary>
    /// <param name="values">Parameters in the order of <see cref="MiyanoParameters.Names"/>.</param>
    /// <param name="easiScale">EASI = scale (p + 1 - s).</param>
    public MiyanoPatient(double[] values, double easiScale)
    {
        _k = values;
        _easiScale = easiScale;
    }

    /// <summary>EASI of a state, points.</summary>
    public double Easi(ReadOnlySpan<double> y) => _easiScale * (y[P] + 1.0 - y[S]);

    /// <summary>The state after so many weeks without drug or placebo, from half a barrier and half the pathogens.</summary>
    public double[] Baseline(double weeks)
    {
        const double step = 0.5;
        double[] y = new double[States];
        Array.Fill(y, 1.0);
        y[S] = 0.5;
        y[P] = 0.5;
        Advance(y, default, weeks, step);
        return y;
    }

    /// <summary>Moves a state on.</summary>
    /// <param name="y">The state; replaced.</param>
    /// <param name="input">What acts.</param>
    /// <param name="weeks">For how long.</param>
    /// <param name="step">Weeks of a step, about.</param>
    public void Advance(Span<double> y, in MiyanoInput input, double weeks, double step)
    {
        int steps = Math.Max(1, (int)Math.Ceiling((weeks / step) - 1e-9));
        double half = weeks / steps / 2.0;
        for (int i = 0; i < steps; i++)
        {
            for (int state = 0; state < States; state++)
            {
                Relax(state, y, input, half);
            }

            for (int state = States - 1; state >= 0; state--)
            {
                Relax(state, y, input, half);
            }
        }
    }

    /// <summary>The right-hand side, per week: for checks of the solution.</summary>
    public double Derivative(int state, ReadOnlySpan<double> y, in MiyanoInput input)
    {
        (double gain, double loss) = Rates(state, y, input);
        return gain - (loss * y[state]) - (state == P ? Crowding(y, input) * y[P] * y[P] : 0.0);
    }

    private void Relax(int state, Span<double> y, in MiyanoInput input, double weeks)
    {
        (double gain, double loss) = Rates(state, y, input);
        if (state == P)
        {
            y[P] = Quadratic(y[P], gain, loss, Crowding(y, input), weeks);
            return;
        }

        double level = gain / loss;
        y[state] = level + ((y[state] - level) * Math.Exp(-loss * weeks));
    }

    // dy/dt = gain - loss y, both free of y's own state.
    private (double Gain, double Loss) Rates(int state, ReadOnlySpan<double> y, in MiyanoInput input)
    {
        double[] k = _k;
        double il4 = (1.0 - input.Il4) * y[C4], il13 = (1.0 - input.Il13) * y[C13], il17 = (1.0 - input.Il17) * y[C17];
        double il22 = (1.0 - input.Il22) * y[C22], gamma = (1.0 - input.InterferonGamma) * y[Cg];
        switch (state)
        {
            case S:
                double il31 = (1.0 - input.Il31) * y[C31];
                double repair = (k[0] + (k[1] * il22) + (k[2] * input.Placebo))
                    / ((1.0 + (k[3] * il4)) * (1.0 + (k[4] * il13)) * (1.0 + (k[5] * il17)) * (1.0 + (k[6] * il22)) * (1.0 + (k[7] * il31)));
                return (repair, repair + (k[8] * (1.0 + (k[10] * y[P]))) + (k[9] * il31));
            case P:
                return (k[18] / (1.0 + (k[11] * y[S])), Clearing(y, input) + k[18]);
            case T1:
                return (k[19] * y[P] * (1.0 + (k[20] * gamma)) / Skew(il4, gamma), TCellLoss(y, input));
            case T2:
                return (k[23] * y[P] * (1.0 + (k[24] * il4)) / Skew(il4, gamma), TCellLoss(y, input));
            case T17:
                return (k[25] * y[P] / Skew(il4, gamma), TCellLoss(y, input));
            case T22:
                return (k[26] * y[P] / Skew(il4, gamma), TCellLoss(y, input));
            case C4:
                return ((k[27] * y[T2]) + k[28], k[29]);
            case C13:
                return ((k[30] * y[T2]) + k[31], k[32]);
            case C17:
                return ((k[33] * y[T17]) + k[34], k[35]);
            case C22:
                return ((k[36] * y[T22]) + k[37], k[38]);
            case C31:
                return ((k[39] * y[T2]) + k[40], k[41]);
            case Cg:
                return ((k[42] * y[T1]) + k[43], k[44]);
            case CT:
                return ((k[45] * y[P]) + k[46], k[47]);
            default:
                return ((k[48] * (1.0 - input.Tslp) * y[CT]) + k[49], k[50]);
        }
    }

    // Clearance of pathogens, and its part that grows with their number: p' = gain - loss p - crowding p².
    private double Clearing(ReadOnlySpan<double> y, in MiyanoInput input)
    {
        double il17 = (1.0 - input.Il17) * y[C17], il22 = (1.0 - input.Il22) * y[C22], gamma = (1.0 - input.InterferonGamma) * y[Cg];
        return (1.0 + (_k[13] * il17)) * (1.0 + (_k[14] * il22)) * (1.0 + (_k[15] * gamma))
            / ((1.0 + (_k[16] * (1.0 - input.Il4) * y[C4])) * (1.0 + (_k[17] * (1.0 - input.Il13) * y[C13])));
    }

    private double Crowding(ReadOnlySpan<double> y, in MiyanoInput input) => _k[12] * Clearing(y, input);

    private static double Quadratic(double p, double gain, double loss, double crowding, double weeks)
    {
        double root = Math.Sqrt((loss * loss) + (4.0 * crowding * gain));
        double upper = 2.0 * gain / (loss + root);
        double lower = -(loss + root) / (2.0 * crowding);
        double u = (p - upper) / (p - lower) * Math.Exp(-root * weeks);
        return (upper - (lower * u)) / (1.0 - u);
    }

    private double Skew(double il4, double gamma) => 4.0 + (_k[20] * gamma) + (_k[24] * il4);

    private double TCellLoss(ReadOnlySpan<double> y, in MiyanoInput input) => _k[21] / (1.0 + (_k[22] * (1.0 - input.Ox40L) * y[O]));
}
