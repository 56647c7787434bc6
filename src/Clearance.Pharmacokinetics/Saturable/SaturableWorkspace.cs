using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// Memory the antibody kernel works in, made once for each thread, and the count of what happened in it.
/// </summary>
public sealed class SaturableWorkspace<T>
    where T : struct, ILane<T>
{
    internal const int Levels = StepMatrixBuilder.Halvings + 1;

    private readonly StepMatrix<T>[] _regular = new StepMatrix<T>[Levels];
    private readonly StepMatrix<T>[] _odd = new StepMatrix<T>[Levels];
    private readonly StepMatrix<T>[] _low = new StepMatrix<T>[Levels];
    private LaneSteps<T> _laneSteps;

    /// <summary>Patient steps that needed the resolver, since the workspace was made.</summary>
    public long ResolvedSteps { get; internal set; }

    /// <summary>Patient steps in which even the smallest substep missed the tolerance, since the workspace was made. Must stay 0.</summary>
    public long FailedSteps { get; internal set; }

    /// <summary>Substeps the resolver tried, since the workspace was made.</summary>
    public long Substeps { get; internal set; }

    internal Span<StepMatrix<T>> Regular => _regular;

    internal Span<StepMatrix<T>> Odd => _odd;

    internal Span<StepMatrix<T>> Low => _low;

    internal ref LaneSteps<T> LaneSteps => ref _laneSteps;
}
