namespace Clearance.Simulation;

/// <summary>Typical values of a draw around which its patients' loop barrier -> alarmins -> effectors -> barrier lies, read once for all of them.</summary>
internal sealed class DrawLoop(ModelDraw draw)
{
    /// <summary>d0, kap, and the logit of pi.</summary>
    public double Own { get; } = draw["d0"];

    /// <inheritdoc cref="Own"/>
    public double Kappa { get; } = draw["kap"];

    /// <inheritdoc cref="Own"/>
    public double LogitType2 { get; } = PriorSampler.Logit(draw["pi"]);

    /// <summary>Shift of ln d0 and of the logit of pi in the head and neck.</summary>
    public double HeadOwnShift { get; } = draw["dlnd0_head"];

    /// <inheritdoc cref="HeadOwnShift"/>
    public double HeadType2Shift { get; } = draw["dlogitpi_head"];
}

/// <summary>The parts of the loop's gain (<see cref="Stability"/>) that all patients of a draw share.</summary>
internal sealed class LoopGain(ModelDraw draw)
{
    /// <summary>n, ds and a4.</summary>
    public double Steepness { get; } = draw["n"];

    /// <inheritdoc cref="Steepness"/>
    public double Scratch { get; } = draw["ds"];

    /// <inheritdoc cref="Steepness"/>
    public double FeedForward { get; } = draw["a4"];

    /// <summary>What memory adds: mu/(1 + mu) (1 + a4/2); from 1 on there is no equilibrium.</summary>
    public double Memory { get; } = draw["mu"] / (1.0 + draw["mu"]) * (1.0 + (draw["a4"] / 2.0));

    /// <summary>Weights of the signs: 1 - sn, wS, wg, w31, wD and sn.</summary>
    public double SignRest { get; } = 1.0 - draw["sn"];

    /// <inheritdoc cref="SignRest"/>
    public double SignSkin { get; } = 1.0 - draw["wg"] - draw["w31"] - draw["wD"];

    /// <inheritdoc cref="SignRest"/>
    public double SignInterferon { get; } = draw["wg"];

    /// <inheritdoc cref="SignRest"/>
    public double SignIl31 { get; } = draw["w31"];

    /// <inheritdoc cref="SignRest"/>
    public double SignBarrier { get; } = draw["wD"];

    /// <inheritdoc cref="SignRest"/>
    public double SignIndependent { get; } = draw["sn"];

    /// <summary>Weights of the itch: q31 + q2, qD and qS.</summary>
    public double ItchType2 { get; } = draw["q31"] + draw["q2"];

    /// <inheritdoc cref="ItchType2"/>
    public double ItchBarrier { get; } = draw["qD"];

    /// <inheritdoc cref="ItchType2"/>
    public double ItchSigns { get; } = draw["qS"];
}
