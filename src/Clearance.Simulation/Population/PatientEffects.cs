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
    
    /// <summary>Standard normal numbers behind the effects of one patient.</summary>
    public const int Places = 21;

    private readonly List<Effect> _all = [];
    private readonly Effect _d0, _pi, _kap, _kS, _sn, _p, _phi, _v, _d0Region, _piRegion, _sRegion, _etop;

    public PatientEffects(SkinModelFacts facts, ulong seed)
    {
        int places = 0;
        Effect Of(string symbol, EffectLevel level)
        {
            string name = facts.RandomEffects.Single(effect => effect.Symbol == symbol && effect.Level == level).Name;
            Effect effect = new(name, new RandomStream(seed, $"effect/{level}/{symbol}"), places, level == EffectLevel.Region ? BlockLayout.Regions : 1);
            places += effect.Count;
            _all.Add(effect);
            return effect;
        }

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
        _etop = Of("Etop", EffectLevel.Patient);
        if (places != Places)
        {
            throw new InvalidOperationException($"A patient has {places} effects, not {Places}.");
        }
    }

    /// <summary>Draws a patient.</summary>
    /// <param name="patient">Number of the patient.</param>
    /// <param name="draw">The typical values and spreads the patient lives under.</param>
    /// <returns>The patient's values; <see cref="PatientValues.IsStable"/> is false when even a patient without effects is unstable.</returns>
    public PatientValues Sample(uint patient, ModelDraw draw)
    {
        Span<double> normal = stackalloc double[Places];
        foreach (Effect effect in _all)
        {
            for (int i = 0; i < effect.Count; i++)
            {
                normal[effect.Place + i] = effect.Stream.Normal(patient, (uint)i);
            }
        }

        return Turned(draw, normal);
    }

    /// <summary>The patient behind given standard normal numbers.</summary>
    /// <param name="draw">The typical values and spreads the patient lives under.</param>
    /// <param name="normal"><see cref="Places"/> numbers.</param>
    public PatientValues Of(ModelDraw draw, ReadOnlySpan<double> normal) => Turned(draw, normal);

    /// <summary>The typical patient of a draw: no random effect at all.</summary>
    public PatientValues Typical(ModelDraw draw)
    {
        Span<double> none = stackalloc double[Places];
        none.Clear();
        return Turned(draw, none);
    }

    // The patient behind standard normal numbers, turned back at the edge of stability.
    private PatientValues Turned(ModelDraw draw, ReadOnlySpan<double> normal)
    {
        Span<double> spread = stackalloc double[Places];
        foreach (Effect effect in _all)
        {
            spread.Slice(effect.Place, effect.Count).Fill(draw[effect.Name]);
        }

        Drawn drawn = new(spread, normal);
        double[] own = new double[BlockLayout.Regions];
        double[] type2 = new double[BlockLayout.Regions];
        bool isStable = Loop(draw, in drawn, 1.0, own, type2, out double kappa);
        if (!isStable)
        {
            double stable = 0.0, unstable = 1.0;
            for (int i = 0; i < Bisections; i++)
            {
                double middle = 0.5 * (stable + unstable);
                (stable, unstable) = Loop(draw, in drawn, middle, own, type2, out _) ? (middle, unstable) : (stable, middle);
            }

            isStable = Loop(draw, in drawn, stable * stable, own, type2, out kappa);
        }

        double[] severity = new double[BlockLayout.Regions];
        for (int r = 0; r < BlockLayout.Regions; r++)
        {
            severity[r] = drawn.Of(_sRegion, r);
        }

        return new PatientValues
        {
            IsStable = isStable,
            Own = own,
            Type2 = type2,
            SeverityShift = severity,
            Kappa = kappa,
            SignRate = draw["kS"] * Math.Exp(drawn.Of(_kS)),
            SignIndependent = PriorSampler.Logistic(PriorSampler.Logit(draw["sn"]) + drawn.Of(_sn)),
            Placebo = PriorSampler.Logistic(PriorSampler.Logit(draw["p"]) + drawn.Of(_p)),
            JakPotency = Math.Exp(drawn.Of(_phi)),
            Lability = Math.Exp(drawn.Of(_v)),
            SteroidShift = drawn.Of(_etop),
        };
    }

    // What decides about stability, with effects taken at a share. Effects move a parameter on the scale the knowledge names:
    // logarithm for rates and sizes, logit for shares.
    private bool Loop(ModelDraw draw, in Drawn drawn, double share, double[] own, double[] type2, out double kappa)
    {
        DrawLoop loop = draw.Loop;
        double ownPatient = drawn.Of(_d0, 0, share);
        double type2Patient = drawn.Of(_pi, 0, share);
        kappa = loop.Kappa * Math.Exp(drawn.Of(_kap, 0, share));
        bool isStable = true;
        for (int r = 0; r < BlockLayout.Regions; r++)
        {
            double ownShift = r == 0 ? loop.HeadOwnShift : 0.0;
            double type2Shift = r == 0 ? loop.HeadType2Shift : 0.0;
            own[r] = loop.Own * Math.Exp(ownPatient + ownShift + drawn.Of(_d0Region, r, share));
            type2[r] = PriorSampler.Logistic(loop.LogitType2 + type2Patient + type2Shift + drawn.Of(_piRegion, r, share));
            isStable &= Stability.IsStable(own[r], type2[r], kappa, draw.Gain);
        }

        return isStable;
    }

    // Place: where its numbers stand among those of a patient.
    private readonly record struct Effect(string Name, RandomStream Stream, int Place, int Count);

    private readonly ref struct Drawn(ReadOnlySpan<double> spread, ReadOnlySpan<double> normal)
    {
        private readonly ReadOnlySpan<double> _spread = spread;
        private readonly ReadOnlySpan<double> _normal = normal;

        public double Of(in Effect effect, int region = 0, double share = 1.0) =>
            share * _spread[effect.Place] * _normal[effect.Place + region];
    }
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

    /// <summary>Shift of the logit of Etop, whatever the class of topical steroid: how well the patient applies it and responds to it.</summary>
    public required double SteroidShift { get; init; }

    /// <summary>The patient's Etop for a typical one.</summary>
    public double SteroidEffect(double typical) => ShiftedSteroid(typical, SteroidShift);

    /// <summary>Etop of a patient with a shift of its logit.</summary>
    public static double ShiftedSteroid(double typical, double shift) => PriorSampler.Logistic(PriorSampler.Logit(typical) + shift);
}
