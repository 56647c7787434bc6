using System.Collections.Frozen;
using Clearance.Formulary;
using Clearance.Numerics.Random;

namespace Clearance.Simulation;

/// <summary>
/// What sets one virtual patient apart: the random effects of the patient and of the four regions, redrawn until every region
/// has a stable untreated state.
/// </summary>
internal sealed class PatientEffects
{
    private const uint MostAttempts = 200;
    private readonly SkinModelFacts _facts;
    private readonly ulong _seed;
    private readonly FrozenDictionary<(string Symbol, EffectLevel Level), double> _sd;

    public PatientEffects(SkinModelFacts facts, ulong seed)
    {
        _facts = facts;
        _seed = seed;
        _sd = facts.RandomEffects.ToFrozenDictionary(effect => (effect.Symbol, effect.Level), effect => effect.Sd.Internal);
    }

    /// <summary>Draws a patient.</summary>
    /// <param name="patient">Number of the patient.</param>
    /// <param name="draw">The typical values the patient lives under.</param>
    /// <returns>The patient's values; <see cref="PatientValues.IsStable"/> is false when no attempt was stable.</returns>
    public PatientValues Sample(uint patient, ModelDraw draw)
    {
        PatientValues values = default!;
        for (uint attempt = 0; attempt < MostAttempts; attempt++)
        {
            values = SampleOnce(patient, attempt, draw);
            if (values.IsStable)
            {
                return values;
            }
        }

        return values;
    }

    /// <summary>The patient behind given standard normal numbers; unstable where the numbers say so, for nothing is redrawn.</summary>
    public PatientValues Of(ModelDraw draw, LatentLayout layout, ReadOnlyMemory<double> numbers) =>
        Build(draw, (symbol, level, index) => _sd[(symbol, level)] * numbers.Span[layout.Effect(symbol, level) + index]);

    /// <summary>The typical patient of a draw: no random effect at all.</summary>
    public PatientValues Typical(ModelDraw draw) => Build(draw, static (_, _, _) => 0.0);

    private PatientValues SampleOnce(uint patient, uint attempt, ModelDraw draw) => Build(
        draw,
        (symbol, level, index) =>
            _sd[(symbol, level)] * new RandomStream(_seed, $"effect/{level}/{symbol}").Normal(patient, (attempt * 8) + (uint)index));

    // Effects move a parameter on the scale the knowledge names: logarithm for rates and sizes, logit for shares.
    private PatientValues Build(ModelDraw draw, Func<string, EffectLevel, int, double> effect)
    {
        double ownPatient = effect("d0", EffectLevel.Patient, 0);
        double type2Patient = effect("pi", EffectLevel.Patient, 0);
        double kap = draw["kap"] * Math.Exp(effect("kap", EffectLevel.Patient, 0));
        double[] own = new double[BlockLayout.Regions];
        double[] type2 = new double[BlockLayout.Regions];
        double[] severity = new double[BlockLayout.Regions];
        bool isStable = true;
        for (int r = 0; r < BlockLayout.Regions; r++)
        {
            double ownShift = r == 0 ? draw["dlnd0_head"] : 0.0;
            double type2Shift = r == 0 ? draw["dlogitpi_head"] : 0.0;
            own[r] = draw["d0"] * Math.Exp(ownPatient + ownShift + effect("d0", EffectLevel.Region, r));
            type2[r] = PriorSampler.Logistic(
                PriorSampler.Logit(draw["pi"]) + type2Patient + type2Shift + effect("pi", EffectLevel.Region, r));
            severity[r] = effect("s", EffectLevel.Region, r);
            isStable &= Stability.IsStable(own[r], type2[r], kap, draw);
        }

        return new PatientValues
        {
            IsStable = isStable,
            Own = own,
            Type2 = type2,
            SeverityShift = severity,
            Kappa = kap,
            SignRate = draw["kS"] * Math.Exp(effect("kS", EffectLevel.Patient, 0)),
            SignIndependent = PriorSampler.Logistic(PriorSampler.Logit(draw["sn"]) + effect("sn", EffectLevel.Patient, 0)),
            Placebo = PriorSampler.Logistic(PriorSampler.Logit(draw["p"]) + effect("p", EffectLevel.Patient, 0)),
            JakPotency = Math.Exp(effect("phi", EffectLevel.Patient, 0)),
            Lability = Math.Exp(effect("v", EffectLevel.Patient, 0)),
        };
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
}
