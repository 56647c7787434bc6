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
            Set(potency, DrugBlocks.InverseEc50, lane, 1.0 / model[$"EC50_{drug.Drug.Name}"]);
            Set(potency, DrugBlocks.LargestEffect, lane, model[drug.Drug.Class == DrugClass.Il4ReceptorAntibody ? "Edup" : $"E_{drug.Drug.Name}"]);
            return;
        }

        foreach (PotencyClass receptorClass in drug.Drug.Potencies.Keys)
        {
            Set(potency, (int)receptorClass, lane, 1.0 / model[DrawNames.Ic50(drug.Drug.Name, receptorClass)]);
        }

        Set(potency, DrugBlocks.SkinFactor, lane, model[$"phi_{drug.Drug.Name}"] * values.JakPotency);
    }

    private static void Set(Span<double> block, int column, int lane, double value) => block[(column * BlockLayout.Lanes) + lane] = value;
}
