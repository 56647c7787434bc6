using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// Builds the exact step matrices for a length and its halves: Taylor's series on the smallest, then repeated squaring.
/// </summary>
/// <remarks>
/// The entries are positive (the rate matrix has no negative entry off its diagonal), so nothing cancels in a squaring:
/// each squaring at most doubles the relative error, and coinciding rates (ka = ktr, and so on) need no special case.
/// </remarks>
internal static class StepMatrixBuilder
{
    /// <summary>Number of halvings below the whole step.</summary>
    public const int Halvings = 12;

    private const int TaylorTerms = 14;

    /// <summary>Fills matrices[j] with the step of length / 2^j, j = 0 ... <see cref="Halvings"/>.</summary>
    /// <param name="p">Parameters.</param>
    /// <param name="extraElimination">Added to the elimination from C: the slope of the saturable part, or zero.</param>
    /// <param name="length">Length of the whole step, days.</param>
    /// <param name="matrices">Halvings + 1 places.</param>
    public static void Build<T>(in SaturableParameters<T> p, T extraElimination, double length, Span<StepMatrix<T>> matrices)
        where T : struct, ILane<T>
    {
        Smallest(in p, extraElimination, length, out matrices[Halvings]);
        double ramp = 1.0 / (1 << Halvings);
        for (int level = Halvings; level > 0; level--)
        {
            Square(in matrices[level], ramp, out matrices[level - 1]);
            ramp *= 2.0;
        }
    }

    private static void Smallest<T>(in SaturableParameters<T> p, T extra, double length, out StepMatrix<T> m)
        where T : struct, ILane<T>
    {
        double h = length / (1 << Halvings);
        T zero = T.Broadcast(0.0);
        T one = T.Broadcast(1.0);
        T x = p.TransitRate * T.Broadcast(h);
        m.Stay = LaneMath.Exp(-x);
        m.Next = x * m.Stay;
        m.NextButOne = T.Broadcast(0.5) * x * m.Next;
        Rates<T> rates = new(p.TransitRate, p.AbsorptionRate, p.Elimination + p.ToPeripheral + extra, p.ToPeripheral, p.FromPeripheral, T.Broadcast(1.0 / length));
        Column<T> c = new() { S1 = one, S2 = zero, S3 = zero, S4 = zero, C = zero, P = zero, Ramp = zero, Constant = zero };
        Column<T> zeros = c with { S1 = zero };
        Grow(ref c, in rates, h);
        m.S4FromS1 = c.S4;
        m.CFromS1 = c.C;
        m.PFromS1 = c.P;
        c = zeros with { S2 = one };
        Grow(ref c, in rates, h);
        m.S4FromS2 = c.S4;
        m.CFromS2 = c.C;
        m.PFromS2 = c.P;
        c = zeros with { S3 = one };
        Grow(ref c, in rates, h);
        m.S4FromS3 = c.S4;
        m.CFromS3 = c.C;
        m.PFromS3 = c.P;
        c = zeros with { S4 = one };
        Grow(ref c, in rates, h);
        m.S4FromS4 = c.S4;
        m.CFromS4 = c.C;
        m.PFromS4 = c.P;
        c = zeros with { C = one };
        Grow(ref c, in rates, h);
        m.CFromC = c.C;
        m.PFromC = c.P;
        c = zeros with { P = one };
        Grow(ref c, in rates, h);
        m.CFromP = c.C;
        m.PFromP = c.P;
        c = zeros with { Constant = one };
        Grow(ref c, in rates, h);
        m.CFromConstant = c.C;
        m.PFromConstant = c.P;

        // A ramp that reaches 1 after the whole length.
        c = zeros with { Constant = one };
        GrowRamp(ref c, in rates, h);
        m.CFromRamp = c.C;
        m.PFromRamp = c.P;
    }

    // The constant feeds C.
    private static void Grow<T>(ref Column<T> sum, in Rates<T> r, double h)
        where T : struct, ILane<T>
    {
        Column<T> term = sum;
        for (int n = 1; n <= TaylorTerms; n++)
        {
            T f = T.Broadcast(h / n);
            Column<T> d = new()
            {
                S1 = f * -(r.Transit * term.S1),
                S2 = f * (r.Transit * (term.S1 - term.S2)),
                S3 = f * (r.Transit * (term.S2 - term.S3)),
                S4 = f * ((r.Transit * term.S3) - (r.Absorption * term.S4)),
                C = f * ((r.Absorption * term.S4) - (r.Out * term.C) + (r.Back * term.P) + term.Constant),
                P = f * ((r.Over * term.C) - (r.Back * term.P)),
                Ramp = T.Broadcast(0.0),
                Constant = T.Broadcast(0.0),
            };
            term = d;
            sum.Add(in d);
        }
    }

    // The constant feeds the ramp, the ramp feeds C.
    private static void GrowRamp<T>(ref Column<T> sum, in Rates<T> r, double h)
        where T : struct, ILane<T>
    {
        Column<T> term = sum;
        for (int n = 1; n <= TaylorTerms; n++)
        {
            T f = T.Broadcast(h / n);
            Column<T> d = term with
            {
                C = f * ((r.Back * term.P) - (r.Out * term.C) + term.Ramp),
                P = f * ((r.Over * term.C) - (r.Back * term.P)),
                Ramp = f * (r.PerLength * term.Constant),
                Constant = T.Broadcast(0.0),
            };
            term = d;
            sum.Add(in d);
        }
    }

    private static void Square<T>(in StepMatrix<T> m, double ramp, out StepMatrix<T> s)
        where T : struct, ILane<T>
    {
        T two = T.Broadcast(2.0);
        s.Stay = m.Stay * m.Stay;
        s.Next = two * m.Stay * m.Next;
        s.NextButOne = T.FusedMultiplyAdd(m.Next, m.Next, two * m.Stay * m.NextButOne);
        s.S4FromS3 = (m.S4FromS3 * m.Stay) + (m.S4FromS4 * m.S4FromS3);
        s.S4FromS2 = (m.S4FromS2 * m.Stay) + (m.S4FromS3 * m.Next) + (m.S4FromS4 * m.S4FromS2);
        s.S4FromS1 = (m.S4FromS1 * m.Stay) + (m.S4FromS2 * m.Next) + (m.S4FromS3 * m.NextButOne) + (m.S4FromS4 * m.S4FromS1);
        s.S4FromS4 = m.S4FromS4 * m.S4FromS4;
        s.CFromS1 = (m.CFromS1 * m.Stay) + (m.CFromS2 * m.Next) + (m.CFromS3 * m.NextButOne) + (m.CFromS4 * m.S4FromS1) + (m.CFromC * m.CFromS1) + (m.CFromP * m.PFromS1);
        s.PFromS1 = (m.PFromS1 * m.Stay) + (m.PFromS2 * m.Next) + (m.PFromS3 * m.NextButOne) + (m.PFromS4 * m.S4FromS1) + (m.PFromC * m.CFromS1) + (m.PFromP * m.PFromS1);
        s.CFromS2 = (m.CFromS2 * m.Stay) + (m.CFromS3 * m.Next) + (m.CFromS4 * m.S4FromS2) + (m.CFromC * m.CFromS2) + (m.CFromP * m.PFromS2);
        s.PFromS2 = (m.PFromS2 * m.Stay) + (m.PFromS3 * m.Next) + (m.PFromS4 * m.S4FromS2) + (m.PFromC * m.CFromS2) + (m.PFromP * m.PFromS2);
        s.CFromS3 = (m.CFromS3 * m.Stay) + (m.CFromS4 * m.S4FromS3) + (m.CFromC * m.CFromS3) + (m.CFromP * m.PFromS3);
        s.PFromS3 = (m.PFromS3 * m.Stay) + (m.PFromS4 * m.S4FromS3) + (m.PFromC * m.CFromS3) + (m.PFromP * m.PFromS3);
        s.CFromS4 = (m.CFromS4 * m.S4FromS4) + (m.CFromC * m.CFromS4) + (m.CFromP * m.PFromS4);
        s.PFromS4 = (m.PFromS4 * m.S4FromS4) + (m.PFromC * m.CFromS4) + (m.PFromP * m.PFromS4);
        s.CFromC = (m.CFromC * m.CFromC) + (m.CFromP * m.PFromC);
        s.CFromP = (m.CFromC * m.CFromP) + (m.CFromP * m.PFromP);
        s.PFromC = (m.PFromC * m.CFromC) + (m.PFromP * m.PFromC);
        s.PFromP = (m.PFromC * m.CFromP) + (m.PFromP * m.PFromP);
        s.CFromConstant = m.CFromConstant + (m.CFromC * m.CFromConstant) + (m.CFromP * m.PFromConstant);
        s.PFromConstant = m.PFromConstant + (m.PFromC * m.CFromConstant) + (m.PFromP * m.PFromConstant);

        // In the second half the ramp starts at the height it has reached: a constant of that height, and the ramp again.
        T height = T.Broadcast(ramp);
        s.CFromRamp = m.CFromRamp + (height * m.CFromConstant) + (m.CFromC * m.CFromRamp) + (m.CFromP * m.PFromRamp);
        s.PFromRamp = m.PFromRamp + (height * m.PFromConstant) + (m.PFromC * m.CFromRamp) + (m.PFromP * m.PFromRamp);
    }

    private readonly record struct Rates<T>(T Transit, T Absorption, T Out, T Over, T Back, T PerLength)
        where T : struct, ILane<T>;

    private record struct Column<T>
        where T : struct, ILane<T>
    {
        public T S1;
        public T S2;
        public T S3;
        public T S4;
        public T C;
        public T P;
        public T Ramp;
        public T Constant;

        public void Add(in Column<T> other)
        {
            S1 += other.S1;
            S2 += other.S2;
            S3 += other.S3;
            S4 += other.S4;
            C += other.C;
            P += other.P;
            Ramp += other.Ramp;
            Constant += other.Constant;
        }
    }
}
