using Clearance.Formulary;
using Clearance.Numerics.Random;

namespace Clearance.Simulation;

/// <summary>Potency of one drug in one patient.</summary>
/// <remarks>
/// IC50s are uncertain for the whole population (the 90% range of the working set, one draw for each receptor class); the
/// skin factor phi is uncertain for the population and its exposure times potency varies between patients.
/// </remarks>
internal static class PotencyColumns
{
    /// <summary>Standard normal point of the 90% range.</summary>
    private const double Normal95 = 1.6448536269514722;

    /// <summary>Writes the potency columns of a patient.</summary>
    public static void Write(DrugBlocks drug, int block, int lane, ModelDraw model, PatientValues values, ulong seed, uint draw)
    {
        Span<double> potency = drug.Potency(block);
        if (!drug.IsJakInhibitor)
        {
            Set(potency, DrugBlocks.InverseEc50, lane, 1.0 / model[$"EC50_{drug.Drug.Name}"]);
            return;
        }

        foreach ((PotencyClass receptorClass, JakPotency published) in drug.Drug.Potencies)
        {
            double sd = Math.Log(published.High90.Internal / published.Low90.Internal) / (2.0 * Normal95);
            double shift = new RandomStream(seed, $"potency/{drug.Drug.Name}/{receptorClass}").Normal(draw, 0);
            double ic50 = published.Median.Internal * Math.Exp(sd * shift);
            Set(potency, (int)receptorClass, lane, 1.0 / ic50);
        }

        Set(potency, DrugBlocks.SkinFactor, lane, model[$"phi_{drug.Drug.Name}"] * values.JakPotency);
    }

    private static void Set(Span<double> block, int column, int lane, double value) => block[(column * BlockLayout.Lanes) + lane] = value;
}
