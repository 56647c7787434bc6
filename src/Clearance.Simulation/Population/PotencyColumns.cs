using Clearance.Formulary;

namespace Clearance.Simulation;

/// <summary>Potency of one drug in one patient.</summary>
/// <remarks>
/// IC50s are uncertain for the whole population and stand in the draw; so does the skin factor phi, whose exposure times
/// potency varies between patients as well.
/// </remarks>
internal static class PotencyColumns
{
    /// <summary>Writes the potency columns of a patient.</summary>
    public static void Write(DrugBlocks drug, int block, int lane, ModelDraw model, PatientValues values)
    {
        Span<double> potency = drug.Potency(block);
        if (!drug.IsJakInhibitor)
        {
            Set(potency, DrugBlocks.InverseEc50, lane, 1.0 / model[drug.Ec50Name]);
            Set(potency, DrugBlocks.LargestEffect, lane, model[drug.LargestEffectName]);
            return;
        }

        foreach ((PotencyClass receptorClass, string name) in drug.Ic50Names)
        {
            Set(potency, (int)receptorClass, lane, 1.0 / model[name]);
        }

        Set(potency, DrugBlocks.SkinFactor, lane, model[drug.SkinFactorName] * values.JakPotency);
    }

    private static void Set(Span<double> block, int column, int lane, double value) => block[(column * BlockLayout.Lanes) + lane] = value;
}
