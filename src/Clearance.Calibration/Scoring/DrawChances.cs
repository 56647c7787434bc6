using System.Collections.Immutable;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>The error models of the draws a batch is simulated under.</summary>
internal sealed class DrawChances(IEnumerable<ModelDraw> draws)
{
    private readonly ImmutableArray<ScoreChances> _chances = [.. draws.Select(draw => new ScoreChances(draw))];

    /// <summary>The error model of a patient, who lives under draw i modulo their number.</summary>
    public ScoreChances this[int patient] => _chances[patient % _chances.Length];
}
