using Clearance.Formulary;
using Clearance.Numerics.Random;

namespace Clearance.Simulation;

/// <summary>
/// What sets one virtual patient apart: the random effects of the patient and of the four regions. The standard normal numbers
/// behind them depend on seed and patient alone, so that a patient moves smoothly when typical values or spreads move.
/// </summary>
/// <remarks>
/// A patient with a region whose untreated state is unstable is not drawn again, which would make him somebody else from one
/// proposal of a calibration to the next. He is turned back at the edge instead: let x be the share of his effects on d0, pi
/// and kap at which the first region becomes unstable (below 1); he lives with the share x², which near the edge is a
/// reflection and is continuous in every parameter. Only the edge itself has a kink.
/// </remarks>
internal sealed class PatientEffects
{
    private const int Bisections = 40;
    private readonly Effect _d0, _pi, _kap, _kS, _sn, _p, _phi, _v, _d0Region, _piRegion, _sRegion;

    public PatientEffects(SkinModelFacts facts, ulong seed)
    {
        Effect Of(string symbol, EffectLevel level) => new(
            facts.RandomEffects.Single(effect => effect.Symbol == symbol && effect.Level == level).Name,
            new RandomStream(seed, $"effect/{level}/{symbol}"));
        _d0 = Of("d0", EffectLevel.Patient);
        _pi = Of("pi", EffectLevel.Patient);
        _kap = Of("kap", EffectLevel.Patient);
        _kS = Of("kS", EffectLevel.Patient);
        _sn = Of("sn", EffectLevel.Patient);
        _p = Of("p", EffectLevel.Patient);
        _phi = Of("phi", EffectLevel.Patient);
        _v = Of("v", EffectLevel.Patient);
        _d0Region = Of("d0", EffectLevel.Region);
        _piRegion = Of("pi", EffectLevel.Region);
        _sRegion = Of("s", EffectLevel.Region);
    }

    /// <summary>Draws a patient.</summary>
    /// <param name="patient">Number of the patient.</param>
    /// <param name="draw">The typical values and spreads the patient lives under.</param>
    /// <returns>The patient's values; <see cref="PatientValues.IsStable"/> is false when even a patient without effects is unstable.</returns>
    public PatientValues Sample(uint patient, ModelDraw draw) => Turned(draw, (effect, region) => effect.Stream.Normal(patient, (uint)region));

    /// <summary>The patient behind given standard normal numbers.</summary>
    /// <param name="draw">The typical values and spreads the patient lives under.</param>
    /// <param name="layout">Where the numbers stand.</param>
    /// <param name="numbers">The numbers.</param>
    public PatientValues Of(ModelDraw draw, LatentLayout layout, ReadOnlyMemory<double> numbers) =>
        Turned(draw, (effect, region) => numbers.Span[layout.Effect(effect.Name) + region]);

    /// <summary>The typical patient of a draw: no random effect at all.</summary>
    public PatientValues Typical(ModelDraw draw) => Build(draw, static (_, _) => 0.0, 0.0, 0.0);

    private PatientValues Turned(ModelDraw draw, Func<Effect, int, double> normal)
    {
        PatientValues whole = Build(draw, normal, 1.0, 1.0);
        if (whole.IsStable)
        {
            return whole;
        }

        double stable = 0.0, unstable = 1.0;
        for (int i = 0; i < Bisections; i++)
        {
            double middle = 0.5 * (stable + unstable);
            (stable, unstable) = Build(draw, normal, middle, 1.0).IsStable ? (middle, unstable) : (stable, middle);
        }

        return Build(draw, normal, stable * stable, 1.0);
    }

    // Effects move a parameter on the scale the knowledge names: logarithm for rates and sizes, logit for shares. Those that
    // decide about stability are taken at one share, all others at another.
    private PatientValues Build(ModelDraw draw, Func<Effect, int, double> normal, double loopShare, double otherShare)
    {
        double Loop(Effect effect, int region = 0) => loopShare * draw[effect.Name] * normal(effect, region);
        double Other(Effect effect, int region = 0) => otherShare * draw[effect.Name] * normal(effect, region);
        double ownPatient = Loop(_d0);
        double type2Patient = Loop(_pi);
        double kap = draw["kap"] * Math.Exp(Loop(_kap));
        double[] own = new double[BlockLayout.Regions];
        double[] type2 = new double[BlockLayout.Regions];
        double[] severity = new double[BlockLayout.Regions];
        bool isStable = true;
        for (int r = 0; r < BlockLayout.Regions; r++)
        {
            double ownShift = r == 0 ? draw["dlnd0_head"] : 0.0;
            double type2Shift = r == 0 ? draw["dlogitpi_head"] : 0.0;
            own[r] = draw["d0"] * Math.Exp(ownPatient + ownShift + Loop(_d0Region, r));
            type2[r] = PriorSampler.Logistic(PriorSampler.Logit(draw["pi"]) + type2Patient + type2Shift + Loop(_piRegion, r));
            severity[r] = Other(_sRegion, r);
            isStable &= Stability.IsStable(own[r], type2[r], kap, draw);
        }

        return new PatientValues
        {
            IsStable = isStable,
            Own = own,
            Type2 = type2,
            SeverityShift = severity,
            Kappa = kap,
            SignRate = draw["kS"] * Math.Exp(Other(_kS)),
            SignIndependent = PriorSampler.Logistic(PriorSampler.Logit(draw["sn"]) + Other(_sn)),
            Placebo = PriorSampler.Logistic(PriorSampler.Logit(draw["p"]) + Other(_p)),
            JakPotency = Math.Exp(Other(_phi)),
            Lability = Math.Exp(Other(_v)),
        };
    }

    private readonly record struct Effect(string Name, RandomStream Stream);
}

/// <summary>One patient's own values.</summary>
internal sealed record PatientValues
{
    /// <summary>Whether every region's untreated state is stable.</summary>
    public required bool IsStable { get; init; }

    /// <summary>d0 by region.</summary>
    public required double[] Own { get; init; }

    /// <summary>pi by region.</summary>
    public required double[] Type2 { get; init; }

    /// <summary>Shift of the logit of s by region.</summary>
    public required double[] SeverityShift { get; init; }

    /// <summary>kap.</summary>
    public required double Kappa { get; init; }

    /// <summary>kS, 1/day.</summary>
    public required double SignRate { get; init; }

    /// <summary>sn.</summary>
    public required double SignIndependent { get; init; }

    /// <summary>p = p_c + p_t.</summary>
    public required double Placebo { get; init; }

    /// <summary>Factor on every JAK inhibitor's exposure times potency.</summary>
    public required double JakPotency { get; init; }

    /// <summary>v, how strongly triggers act; median 1.</summary>
    public required double Lability { get; init; }
}
