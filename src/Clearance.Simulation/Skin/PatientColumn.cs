namespace Clearance.Simulation;

/// <summary>
/// Where each number of a virtual patient stands in its block (see <see cref="BlockLayout"/>). Rates are per day.
/// Symbols are those of docs/model.md. Regional columns come in fours: head and neck, upper limbs, trunk, lower limbs.
/// </summary>
internal static class PatientColumn
{
    /// <summary>Turnover of barrier defect, effectors, memory, signs, itch and topical steroid: kD, kE, kM, kS, kQ, kK.</summary>
    public const int BarrierRate = 0, EffectorRate = 1, MemoryRate = 2, SignRate = 3, ItchRate = 4, SteroidRate = 5;

    /// <summary>Alarmin activation A(D) = KappaFactor / (1 + exp(n (ln kap - ln D))), KappaFactor = 1 + kap^n.</summary>
    public const int Steepness = 6, LogKappa = 7, KappaFactor = 8;

    /// <summary>Memory: mu, 1 + mu, and the loss sg under gamma-chain blockade.</summary>
    public const int Mu = 9, MuFactor = 10, MemoryLoss = 11;

    /// <summary>Scratching share ds; IL-4 feed-forward a4 and 1/(1 + a4); IL-13 share w13.</summary>
    public const int Scratch = 12, FeedForward = 13, FeedForwardScale = 14, Il13Share = 15;

    /// <summary>Weights of the signs, the first three already times (1 - sn): wg, w31, wD, and sn itself.</summary>
    public const int SignInterferon = 16, SignIl31 = 17, SignBarrier = 18, SignIndependent = 19;

    /// <summary>Visibility threshold v0 and 1/w, w = v0/4.</summary>
    public const int VisibleThreshold = 20, VisibleSlope = 21;

    /// <summary>Itch weights q31, q2, qD, qS, q0, and the itch scale q.</summary>
    public const int ItchIl31 = 22, ItchType2 = 23, ItchBarrier = 24, ItchSigns = 25, ItchConstant = 26, ItchScale = 27;

    /// <summary>Care effect p_c, trial effect p_t, topical steroid effect Etop, lability v of the patient.</summary>
    public const int Care = 28, Trial = 29, SteroidEffect = 30, Lability = 31;

    /// <summary>TSLP-dependent share chi of activation and gamma-chain need gam of effectors.</summary>
    public const int TslpShare = 32, GammaChainNeed = 33;

    /// <summary>Trigger: SD of the body's log trigger, and the one-day correlation of both.</summary>
    public const int BodyTriggerSd = 34, TriggerCorrelation = 35;

    /// <summary>Hazards: base rates per day of zoster, serious infection, eczema herpeticum; slopes; share fs.</summary>
    public const int ZosterBase = 36, SeriousBase = 37, HerpeticumBase = 38;

    /// <summary>Slopes of the log hazards in blood blockade, and the share fs of serious infection that follows the skin.</summary>
    public const int ZosterSlope = 39, SeriousSlope = 40, HerpeticumSlope = 41, SeriousSkinShare = 42;

    /// <summary>EASI at enrolment, points; Sbar is relative to it.</summary>
    public const int EnrolmentEasi = 43;

    /// <summary>Dupilumab's largest receptor effect.</summary>
    public const int ReceptorEffect = 44;

    /// <summary>SD of a region's own log trigger.</summary>
    public const int RegionTriggerSd = 45;

    /// <summary>Regional: share d0 not due to inflammation; I pi; I (1 - pi), with I = 1 - d0 - ds.</summary>
    public const int OwnBarrier = 48, BarrierType2 = 52, BarrierOther = 56;

    /// <summary>Regional: (1 - sn) wS pi and (1 - sn) wS (1 - pi).</summary>
    public const int SignType2 = 60, SignOther = 64;

    /// <summary>Regional: s w / visible(1) and 1 - s, so that EASI_r = 72 k l / (k l + 1 - s), l = softplus((S - v0)/w).</summary>
    public const int EasiScale = 68, EasiRest = 72;

    /// <summary>Columns in all.</summary>
    public const int Count = 76;
}
