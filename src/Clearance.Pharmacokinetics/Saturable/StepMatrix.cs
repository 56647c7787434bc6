using System.Runtime.InteropServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// The exact effect of one step of fixed length on the linear part of the antibody model: rows are what becomes of the
/// third transit stage's successors, columns are what was there before. All entries are positive.
/// </summary>
/// <remarks>
/// Stages 1 to 3 leave at ktr, stage 4 at ka, then C (central) and P (peripheral), all as mg per litre of central volume.
/// "Constant" is the response to a unit input into C during the whole step, "Ramp" to an input growing from 0 to 1 over
/// the longest step. The order of the fields is known to <see cref="LaneSteps{T}"/>.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
internal struct StepMatrix<T>
    where T : struct, ILane<T>
{
    public T Stay;
    public T Next;
    public T NextButOne;
    public T S4FromS1;
    public T S4FromS2;
    public T S4FromS3;
    public T S4FromS4;
    public T CFromS1;
    public T CFromS2;
    public T CFromS3;
    public T CFromS4;
    public T CFromC;
    public T CFromP;
    public T PFromS1;
    public T PFromS2;
    public T PFromS3;
    public T PFromS4;
    public T PFromC;
    public T PFromP;
    public T CFromConstant;
    public T PFromConstant;
    public T CFromRamp;
    public T PFromRamp;
}
