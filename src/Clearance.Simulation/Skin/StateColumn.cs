namespace Clearance.Simulation;

/// <summary>
/// Where each state of the skin model stands in a block. All disease states are relative to the patient's own untreated
/// value (1). Regional states come in fours.
/// </summary>
internal static class StateColumn
{
    /// <summary>Regional: barrier defect D, type-2 effectors E, other effectors F, memory M, signs S.</summary>
    public const int Barrier = 0, Type2 = 4, Other = 8, Memory = 12, Signs = 16;

    /// <summary>Regional: topical steroid in the stratum corneum K, applications.</summary>
    public const int Steroid = 20;

    /// <summary>Regional: activation A(D) at the end of the last step.</summary>
    public const int Activation = 24;

    /// <summary>Regional: change per day of E, M A, M over the last step, to predict the next.</summary>
    public const int Type2Slope = 28, ActivatedSlope = 32, MemorySlope = 36;

    /// <summary>Itch drive Q, its change per day over the last step, and its bow within that step per day of step length.</summary>
    public const int Itch = 40, ItchSlope = 41, ItchBow = 42;

    /// <summary>Cumulative hazards of serious infection, zoster, eczema herpeticum (expected number of events).</summary>
    public const int SeriousHazard = 43, ZosterHazard = 44, HerpeticumHazard = 45;

    /// <summary>The part of each cumulative hazard due to the drug alone, on this patient's skin without it.</summary>
    public const int SeriousDrugHazard = 46, ZosterDrugHazard = 47, HerpeticumDrugHazard = 48;

    /// <summary>Largest error estimate of any step so far, in shares of the untreated value.</summary>
    public const int Error = 49;

    /// <summary>Columns in all.</summary>
    public const int Count = 50;

    /// <summary>Puts a block at the untreated equilibrium: everything 1, no steroid, no hazard.</summary>
    public static void SetUntreated(Span<double> state)
    {
        state.Clear();
        state[..(Steroid * BlockLayout.Lanes)].Fill(1.0);
        state.Slice(Activation * BlockLayout.Lanes, BlockLayout.Regions * BlockLayout.Lanes).Fill(1.0);
        state.Slice(Itch * BlockLayout.Lanes, BlockLayout.Lanes).Fill(1.0);
    }
}
