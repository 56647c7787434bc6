using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>After how many days a dose of a JAK inhibitor no longer matters.</summary>
internal static class JakWindow
{
    // Twelve typical half-lives leave 0.02%; a patient with twice the typical half-life keeps 1.6% of the last dose.
    private const double HalfLives = 12.0;

    /// <summary>Days by drug, JAK inhibitors only.</summary>
    public static ImmutableSortedDictionary<string, int> Of(ImmutableSortedDictionary<string, DrugBlocks> drugs) => drugs
        .Where(pair => pair.Value.IsJakInhibitor)
        .ToImmutableSortedDictionary(pair => pair.Key, pair => Days(pair.Value.Model), StringComparer.Ordinal);

    private static int Days(PkPopulationModel model)
    {
        Span<double> typical = stackalloc double[model.BlockLength(1)];
        model.Typical(new PatientCovariates { Disease = "ad", Dosing = "repeated" }, typical, 0, 1);
        PkFormulation formulation = model.Facts.DefaultFormulation;
        LinearDose<Lane1> dose = IndividualDoses.Linear<Lane1>(model, typical, formulation, 10.0, 1.0);
        double slowest = dose.Disposition.TerminalRate.Value;
        foreach (LinearInput<Lane1> input in new[] { dose.First, dose.Second })
        {
            if (input.Kind == InputKind.FirstOrder)
            {
                slowest = Math.Min(slowest, input.Rate.Value);
            }
        }

        return (int)Math.Ceiling(HalfLives * Math.Log(2.0) / slowest);
    }
}
