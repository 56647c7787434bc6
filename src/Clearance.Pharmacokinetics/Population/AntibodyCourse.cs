using Clearance.Formulary;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>Antibody concentrations of a block of patients on a regular grid, whatever the form of the model.</summary>
public static class AntibodyCourse
{
    /// <summary>Most columns of a state, whatever the form of the model.</summary>
    public const int StateColumns = SaturableKernel.StateColumns;

    /// <summary>Concentrations at first day, first day + 1/stepsPerDay, ...</summary>
    /// <param name="model">The population model.</param>
    /// <param name="block">Individual values of <typeparamref name="T"/>'s width of patients.</param>
    /// <param name="schedule">Doses; without a state none may lie before <paramref name="firstDay"/>, with one those that do are in it.</param>
    /// <param name="firstDay">Time of the first grid point, days.</param>
    /// <param name="stepsPerDay">Grid points per day.</param>
    /// <param name="concentration">Receives mg/L; its length sets the end.</param>
    /// <param name="workspace">Memory to work in, one for each thread.</param>
    /// <param name="state">
    /// [column][lane], <see cref="StateColumns"/> columns: where the patients stand on the first day, replaced by where they stand at the
    /// last grid point, before a dose at that point; a course in two parts has the bits of the course in one. Empty: without drug on the first day.
    /// </param>
    /// <exception cref="InvalidOperationException">A linear model with other than plain first-order absorption.</exception>
    public static void Fill<T>(
        PkPopulationModel model,
        ReadOnlySpan<double> block,
        DoseSchedule schedule,
        double firstDay,
        int stepsPerDay,
        Span<T> concentration,
        SaturableWorkspace<T> workspace,
        Span<double> state = default)
        where T : struct, ILane<T>
    {
        ReadOnlySpan<Dose> doses = schedule.Doses.AsSpan();
        while (!state.IsEmpty && !doses.IsEmpty && doses[0].Day < firstDay - DoseSchedule.SameTime)
        {
            doses = doses[1..];
        }

        if (model.Facts.Structure == PkStructure.SaturableTransit)
        {
            SaturableKernel.Concentrations(IndividualDoses.Saturable<T>(model, block), doses, firstDay, stepsPerDay, concentration, workspace, state);
            return;
        }

        LinearDose<T> perMg = IndividualDoses.Linear<T>(model, block, model.DefaultFormulation, 1.0, 1.0);
        if (perMg.First.Kind != InputKind.FirstOrder || perMg.Second.Kind != InputKind.None
            || model.DefaultFormulation.Inputs is not [AbsorptionInput.FirstOrder { Lag: null }])
        {
            throw new InvalidOperationException($"{model.Facts.Name} has no plain first-order absorption; use LinearConcentration.");
        }

        LinearGridKernel.Concentrations(
            perMg.Disposition, perMg.First.Rate, perMg.First.AmountMg, doses, firstDay, stepsPerDay, 1, concentration, state);
    }
}
