namespace Clearance.Simulation;

/// <summary>
/// The same equations in plain scalar form, resolved within the day with concentrations at every instant: the independent
/// solution against which the fast kernel is judged, and what <c>--reference</c> runs.
/// </summary>
/// <remarks>
/// It shares the patient columns with the kernel, nothing else: no profiles, no moments, no step plan. The trigger is
/// constant within a calendar day by definition.
/// </remarks>
public sealed class SkinReference
{
    private const int D = 0, E = 4, F = 8, M = 12, S = 16, K = 20, Q = 24;

    /// <summary>Number of states: D, E, F, M, S, K by region, and Q.</summary>
    public const int Dimension = 25;

    private readonly double[] _p = new double[PatientColumn.Count];

    /// <summary>A patient of a block.</summary>
    /// <param name="block">Patient columns.</param>
    /// <param name="lane">The patient's lane.</param>
    internal SkinReference(ReadOnlySpan<double> block, int lane)
    {
        for (int c = 0; c < PatientColumn.Count; c++)
        {
            _p[c] = block[(c * BlockLayout.Lanes) + lane];
        }
    }

    /// <summary>The patient's numbers by <see cref="PatientColumn"/>.</summary>
    internal ReadOnlySpan<double> Columns => _p;

    /// <summary>Right-hand side at one instant.</summary>
    /// <param name="input">What acts on the skin at that instant.</param>
    /// <param name="y">State.</param>
    /// <param name="dy">Derivative, per day.</param>
    public void Derivative(in SkinInput input, ReadOnlySpan<double> y, Span<double> dy)
    {
        double a4 = _p[PatientColumn.FeedForward];
        double w13 = _p[PatientColumn.Il13Share];
        double placebo = (_p[PatientColumn.Care] + _p[PatientColumn.Trial]) * input.CareOnset;
        double type2 = (w13 * input.Il13) + ((1.0 - w13) * input.Il4AtKeratinocytes);
        double chi = _p[PatientColumn.TslpShare];
        double need = 1.0 - (_p[PatientColumn.GammaChainNeed] * (1.0 - input.GammaChain));
        double drive = ((chi * input.Tslp) + 1.0 - chi) * need;
        double itch = _p[PatientColumn.ItchConstant];
        for (int r = 0; r < BlockLayout.Regions; r++)
        {
            double g = input.Trigger(r);
            double d = y[D + r], e = y[E + r], f = y[F + r], m = y[M + r], s = y[S + r], k = y[K + r];
            double activation = _p[PatientColumn.KappaFactor]
                / (1.0 + Math.Pow(Math.Exp(_p[PatientColumn.LogKappa]) / d, _p[PatientColumn.Steepness]));
            double tau = _p[PatientColumn.SteroidEffect] * k / (1.0 + k);
            double x2 = type2 * e, x22 = input.Il22 * f, xg = input.InterferonGamma * f, x31 = input.Il31 * e;
            double z = m * activation * (1.0 - tau);
            dy[D + r] = _p[PatientColumn.BarrierRate] * (((
                (g * _p[PatientColumn.OwnBarrier + r]) + (_p[PatientColumn.BarrierType2 + r] * x2)
                + (_p[PatientColumn.BarrierOther + r] * x22) + (_p[PatientColumn.Scratch] * y[Q])) * (1.0 - (placebo / 2.0))) - d);
            dy[E + r] = _p[PatientColumn.EffectorRate] * ((drive * z * (1.0 + (a4 * input.Il4AtTCells * e)) / (1.0 + a4)) - e);
            dy[F + r] = _p[PatientColumn.EffectorRate] * ((need * z) - f);
            double x = (e + f) / 2.0;
            double mu = _p[PatientColumn.Mu];
            dy[M + r] = (_p[PatientColumn.MemoryRate] * (((1.0 + mu) * x / (x + mu)) - m))
                - (_p[PatientColumn.MemoryLoss] * (1.0 - input.GammaChain) * m);
            double signs = (_p[PatientColumn.SignType2 + r] * x2) + (_p[PatientColumn.SignOther + r] * x22)
                + (_p[PatientColumn.SignInterferon] * xg) + (_p[PatientColumn.SignIl31] * x31)
                + (_p[PatientColumn.SignBarrier] * d) + (_p[PatientColumn.SignIndependent] * f);
            dy[S + r] = _p[PatientColumn.SignRate] * ((signs * (1.0 - placebo) * (1.0 - (tau / 2.0)) * Math.Sqrt(g)) - s);
            dy[K + r] = (input.Applications(r) * (input.SteroidAsNeeded ? Math.Pow(Math.Min(1.0, s), 2.0) : 1.0)) - (_p[PatientColumn.SteroidRate] * k);
            itch += EasiWeights.Adult[r] * ((_p[PatientColumn.ItchIl31] * x31) + (_p[PatientColumn.ItchType2] * x2)
                + (_p[PatientColumn.ItchBarrier] * d) + (_p[PatientColumn.ItchSigns] * s));
        }

        dy[Q] = _p[PatientColumn.ItchRate] * ((itch * (1.0 - (placebo / 2.0))) - y[Q]);
    }

    /// <summary>The untreated equilibrium.</summary>
    public static void SetUntreated(Span<double> y)
    {
        y.Fill(1.0);
        y.Slice(K, BlockLayout.Regions).Clear();
    }

    /// <summary>EASI of a state, points.</summary>
    public double Easi(ReadOnlySpan<double> y)
    {
        double easi = 0.0;
        for (int r = 0; r < BlockLayout.Regions; r++)
        {
            double u = (y[S + r] - _p[PatientColumn.VisibleThreshold]) * _p[PatientColumn.VisibleSlope];
            double visible = (u > 30.0 ? u : Math.Log(1.0 + Math.Exp(u))) * _p[PatientColumn.EasiScale + r];
            easi += EasiWeights.Adult[r] * 72.0 * visible / (visible + _p[PatientColumn.EasiRest + r]);
        }

        return easi;
    }
}

/// <summary>What acts on the skin at one instant: residual signals (1 is unblocked), trigger, steroid, care.</summary>
public readonly ref struct SkinInput
{
    public required double Il4AtTCells { get; init; }

    public required double Il4AtKeratinocytes { get; init; }

    public required double Il13 { get; init; }

    public required double Il31 { get; init; }

    public required double Il22 { get; init; }

    public required double InterferonGamma { get; init; }

    public required double Tslp { get; init; }

    public required double GammaChain { get; init; }

    /// <summary>1 - exp(-kp t).</summary>
    public required double CareOnset { get; init; }

    /// <summary>g by region; empty means 1.</summary>
    public ReadOnlySpan<double> Triggers { get; init; }

    /// <summary>Topical steroid applications per day by region; empty means none.</summary>
    public ReadOnlySpan<double> SteroidApplications { get; init; }

    /// <summary>Whether it is put on in proportion to the signs.</summary>
    public bool SteroidAsNeeded { get; init; }

    public double Trigger(int region) => Triggers.IsEmpty ? 1.0 : Triggers[region];

    public double Applications(int region) => SteroidApplications.IsEmpty ? 0.0 : SteroidApplications[region];
}
