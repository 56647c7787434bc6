using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>
/// Infection hazards of one day (docs/model.md, hazards): serious infection, herpes zoster, eczema herpeticum.
/// </summary>
/// <remarks>
/// Two sums are kept: the hazard with this patient's own skin and drugs, and the part due to the rescue drug alone, taken on
/// the skin as it is in this run: lambda(Jz, Sbar) - lambda(0, Sbar) with the Jz of the shadow profile. In the run without
/// the rescue this is the drug-attributable hazard; better skin is never netted against it.
/// </remarks>
internal static class Hazards
{
    private const int L = BlockLayout.Lanes;

    /// <summary>Adds one day.</summary>
    /// <param name="patient">Patient columns.</param>
    /// <param name="state">State columns; the hazard sums grow.</param>
    /// <param name="profile">Profile of the JAK inhibitor taken.</param>
    /// <param name="shadow">Profile of the JAK inhibitor whose share is asked for.</param>
    /// <param name="easi">EASI of the day, points.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddDay<T>(
        ref readonly double patient, ref double state, ref readonly double profile, ref readonly double shadow, T easi)
        where T : struct, ILane<T>
    {
        T one = T.Broadcast(1.0);
        T relative = easi / T.LoadUnchecked(in patient, PatientColumn.EnrolmentEasi * L);
        T share = T.LoadUnchecked(in patient, PatientColumn.SeriousSkinShare * L);
        T serious = T.LoadUnchecked(in patient, PatientColumn.SeriousBase * L) * T.FusedMultiplyAdd(share, relative - one, one);
        T zoster = T.LoadUnchecked(in patient, PatientColumn.ZosterBase * L);
        T herpeticum = T.LoadUnchecked(in patient, PatientColumn.HerpeticumBase * L) * relative;
        Add(ref state, StateColumn.SeriousHazard, StateColumn.SeriousDrugHazard, serious, in profile, in shadow, ProfileColumn.SeriousExcess);
        Add(ref state, StateColumn.ZosterHazard, StateColumn.ZosterDrugHazard, zoster, in profile, in shadow, ProfileColumn.ZosterExcess);
        Add(ref state, StateColumn.HerpeticumHazard, StateColumn.HerpeticumDrugHazard, herpeticum, in profile, in shadow, ProfileColumn.HerpeticumExcess);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Add(ref double state, int total, int drug, T rate, ref readonly double profile, ref readonly double shadow, int excess)
        {
            T taken = T.LoadUnchecked(in profile, excess * L);
            T asked = T.LoadUnchecked(in shadow, excess * L);
            T sum = T.LoadUnchecked(in state, total * L);
            T.StoreUnchecked(T.FusedMultiplyAdd(rate, taken + T.Broadcast(1.0), sum), ref state, total * L);
            T drugSum = T.LoadUnchecked(in state, drug * L);
            T.StoreUnchecked(T.FusedMultiplyAdd(rate, asked, drugSum), ref state, drug * L);
        }
    }
}
