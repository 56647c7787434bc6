using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>
/// Integrates the skin model of one block of patients over steps of a plan: an exponential integrator of second order, one
/// evaluation of the activation curve a step.
/// </summary>
/// <remarks>
/// Every equation has the form y' = k (N(t) - y). The decay is exact. N is a product of a drug's profile within the step,
/// given by its mean and first Legendre moment, and of skin states, taken as straight lines through the step whose ends come
/// from a prediction (the step's signals, M A along its last slope) and then from the states just computed. What falls away
/// is the second moment against the curvature of exp(-k t), below 1% of the step's change (docs/numerics.md gives the measured errors).
/// The trigger is constant within a calendar day. The error estimate is the distance between predicted and computed
/// effectors, which is what the activation curve was evaluated with.
/// </remarks>
internal static class SkinKernel
{
    private const int L = BlockLayout.Lanes;

    /// <summary>Carries a block from the first to the last of the given steps.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="patient">Columns of <see cref="PatientColumn"/>.</param>
    /// <param name="state">Columns of <see cref="StateColumn"/>, replaced.</param>
    /// <param name="triggers">Square root of the trigger g by calendar day and region; empty: g = 1.</param>
    /// <param name="biologics">Columns of <see cref="BiologicColumn"/> for each step.</param>
    /// <param name="profiles">Columns of <see cref="ProfileColumn"/> for each profile.</param>
    /// <param name="daily">Columns of <see cref="DailyColumn"/> for each calendar day from <paramref name="firstDay"/>; written on scored days.</param>
    /// <param name="firstDay">Calendar day of the first row of <paramref name="daily"/>.</param>
    public static void Advance<T>(
        ReadOnlySpan<PlanStep> steps,
        ReadOnlySpan<double> patient,
        Span<double> state,
        ReadOnlySpan<double> triggers,
        ReadOnlySpan<double> biologics,
        ReadOnlySpan<double> profiles,
        Span<double> daily,
        int firstDay)
        where T : struct, ILane<T>
    {
        if (steps.IsEmpty)
        {
            return;
        }

        CheckLengths(steps, patient, state, triggers, biologics, profiles, daily, firstDay);
        Span<double> coefficients = LaneBuffer.OnStack(stackalloc double[LaneBuffer.StackLength(StepCoefficients.Count * L)]);
        Span<double> unit = LaneBuffer.OnStack(stackalloc double[LaneBuffer.StackLength(BlockLayout.Regions * L)]);
        unit.Fill(1.0);
        for (int lane = 0; lane < L; lane += T.Width)
        {
            StepCoefficients.Fill<T>(patient, coefficients, lane);
            AdvanceLanes<T>(
                steps,
                in patient[lane],
                ref state[lane],
                in triggers.IsEmpty ? ref unit[lane] : ref triggers[lane],
                triggers.IsEmpty ? 0 : BlockLayout.Regions * L,
                in biologics[lane],
                in profiles[lane],
                ref daily[lane],
                firstDay,
                in coefficients[lane]);
        }
    }

    private static void AdvanceLanes<T>(
        ReadOnlySpan<PlanStep> steps,
        ref readonly double patient,
        ref double state,
        ref readonly double triggers,
        int triggerStride,
        ref readonly double biologics,
        ref readonly double profiles,
        ref double daily,
        int firstDay,
        ref readonly double coefficients)
        where T : struct, ILane<T>
    {
        Span<double> work = LaneBuffer.OnStack(stackalloc double[LaneBuffer.StackLength(WorkColumn.Count * L)]);
        work.Clear();
        for (int s = 0; s < steps.Length; s++)
        {
            ref readonly PlanStep step = ref steps[s];
            KernelBuffers buffers = new(
                in patient,
                ref state,
                ref MemoryMarshal.GetReference(work),
                in Row(in coefficients, step.IsQuarter ? StepCoefficients.Quarter : 0),
                in Row(in profiles, step.Profile * ProfileColumn.Count),
                in Row(in biologics, s * BiologicColumn.Count),
                in Unsafe.Add(ref Unsafe.AsRef(in triggers), step.Day * triggerStride));
            SkinStages.Signals<T>(in buffers, step.Length, step.CareOnset, step.CareRise);
            SkinStages.Steroid<T>(in buffers, step.ApplicationsPerDay, step.SteroidAsNeeded);
            SkinStages.PredictBarrier<T>(in buffers);
            SkinStages.LogBarrier<T>(in buffers);
            SkinStages.Activate<T>(in buffers);
            SkinStages.Effectors<T>(in buffers);
            ScoreStages.Signs<T>(in buffers);
            ScoreStages.Itch<T>(in buffers);
            if (!step.IsScored)
            {
                continue;
            }

            ScoreStages.Visible<T>(in buffers);
            ScoreStages.Softplus<T>(in buffers);
            ScoreStages.Easi<T>(in buffers);
            if (step.EndsDay)
            {
                ScoreStages.EndDay<T>(
                    in buffers,
                    in Row(in profiles, step.ShadowProfile * ProfileColumn.Count),
                    ref Unsafe.Add(ref daily, (step.Day - firstDay) * DailyColumn.Count * L));
            }
        }
    }

    private static ref double Row(ref readonly double table, int column) =>
        ref Unsafe.Add(ref Unsafe.AsRef(in table), column * L);

    // The lane loop reads and writes unchecked; these are the lengths it relies on.
    private static void CheckLengths(
        ReadOnlySpan<PlanStep> steps,
        ReadOnlySpan<double> patient,
        ReadOnlySpan<double> state,
        ReadOnlySpan<double> triggers,
        ReadOnlySpan<double> biologics,
        ReadOnlySpan<double> profiles,
        ReadOnlySpan<double> daily,
        int firstDay)
    {
        int lastDay = firstDay - 1;
        int lastProfile = 0;
        foreach (ref readonly PlanStep step in steps)
        {
            Require(step.Day >= firstDay);
            lastDay = Math.Max(lastDay, step.Day);
            lastProfile = Math.Max(lastProfile, Math.Max(step.Profile, step.ShadowProfile));
        }

        Require(patient.Length >= PatientColumn.Count * L);
        Require(state.Length >= StateColumn.Count * L);
        Require(biologics.Length >= steps.Length * BiologicColumn.Count * L);
        Require(profiles.Length >= (lastProfile + 1) * ProfileColumn.Count * L);
        Require(daily.Length >= (lastDay - firstDay + 1) * DailyColumn.Count * L);
        if (!triggers.IsEmpty)
        {
            Require(triggers.Length >= (lastDay + 1) * BlockLayout.Regions * L);
        }
    }

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("A buffer of the skin kernel is shorter than its plan.");
        }
    }
}
