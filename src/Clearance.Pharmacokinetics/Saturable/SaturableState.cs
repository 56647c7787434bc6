using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>State of the antibody model of a block of patients, mg per litre of central volume.</summary>
internal struct SaturableState<T>
    where T : struct, ILane<T>
{
    public T S1;
    public T S2;
    public T S3;
    public T S4;
    public T C;
    public T P;

    /// <summary>Becomes the other state where the mask is true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Become(T mask, in SaturableState<T> other)
    {
        S1 = T.Select(mask, other.S1, S1);
        S2 = T.Select(mask, other.S2, S2);
        S3 = T.Select(mask, other.S3, S3);
        S4 = T.Select(mask, other.S4, S4);
        C = T.Select(mask, other.C, C);
        P = T.Select(mask, other.P, P);
    }
}
