using Clearance.Formulary;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>From individual values to what the kernels need: linear doses and antibody parameters.</summary>
/// <remarks>
/// A dose belongs to its regimen: clearance may depend on the daily dose (abrocitinib). Superposition across a change of
/// dose then keeps for each dose the clearance of its own regimen. Clearance that falls with time on drug (abrocitinib, by
/// 18.6% with a half-time of 21.6 h) is taken at its end value: exposure is too high on the first days only, by the amount
/// that a test states and bounds.
/// </remarks>
public static class IndividualDoses
{
    /// <summary>What one dose of a linear drug does in the patients of a block.</summary>
    /// <param name="model">The population model.</param>
    /// <param name="block">Individual values of <typeparamref name="T"/>'s width of patients.</param>
    /// <param name="formulation">How the drug is given.</param>
    /// <param name="amountMg">The dose, mg.</param>
    /// <param name="intervalDays">Days between doses of the regimen.</param>
    /// <exception cref="InvalidOperationException">The model is not linear.</exception>
    public static LinearDose<T> Linear<T>(PkPopulationModel model, ReadOnlySpan<double> block, PkFormulation formulation, double amountMg, double intervalDays)
        where T : struct, ILane<T>
    {
        Values<T> values = new(model, block);
        T available = Available(model, in values, formulation);
        T clearance = Clearance(model, in values, available, amountMg / intervalDays);
        LinearDisposition<T> disposition = model.Facts.Structure switch
        {
            PkStructure.LinearOneCompartment => LinearDisposition<T>.OneCompartment(clearance, values.Of("V")),
            PkStructure.LinearTwoCompartment => LinearDisposition<T>.TwoCompartment(clearance, values.Of("Vc"), values.Of("Q"), values.Of("Vp")),
            _ => throw new InvalidOperationException($"{model.Facts.Name} is not linear."),
        };
        if (formulation.Route == DoseRoute.Intravenous)
        {
            return new LinearDose<T>(disposition, LinearInput<T>.Bolus(T.Broadcast(amountMg), T.Broadcast(0.0)));
        }

        if (formulation.Inputs is [AbsorptionInput.CappedFirstOrder capped])
        {
            return Capped(in values, disposition, capped, available, amountMg);
        }

        if (formulation.Inputs.Length > 2)
        {
            throw new InvalidOperationException($"{model.Facts.Name} has more than two parallel inputs.");
        }

        T amount = available * T.Broadcast(amountMg);
        LinearInput<T> first = Input(in values, formulation.Inputs[0], amount);
        LinearInput<T> second = formulation.Inputs.Length == 2 ? Input(in values, formulation.Inputs[1], amount) : LinearInput<T>.None;
        return new LinearDose<T>(disposition, first, second);
    }

    /// <summary>Trains of a whole schedule of a linear drug.</summary>
    /// <param name="model">The population model.</param>
    /// <param name="block">Individual values of <typeparamref name="T"/>'s width of patients.</param>
    /// <param name="formulation">How the drug is given.</param>
    /// <param name="schedule">The doses.</param>
    /// <param name="regimenIntervalDays">Interval that gives a lone dose its daily dose, days.</param>
    /// <param name="trains">Receives one train for each of the schedule's.</param>
    public static void Trains<T>(
        PkPopulationModel model, ReadOnlySpan<double> block, PkFormulation formulation, DoseSchedule schedule, double regimenIntervalDays, Span<LinearTrain<T>> trains)
        where T : struct, ILane<T>
    {
        for (int i = 0; i < schedule.Trains.Length; i++)
        {
            DoseTrain train = schedule.Trains[i];
            double interval = train.Count > 1 ? train.IntervalDays : regimenIntervalDays;
            trains[i] = new LinearTrain<T>(train, Linear<T>(model, block, formulation, train.AmountMg, interval));
        }
    }

    /// <summary>Parameters of an antibody with saturable elimination.</summary>
    /// <exception cref="InvalidOperationException">The model is another one, or its chain has not three transit stages.</exception>
    public static SaturableParameters<T> Saturable<T>(PkPopulationModel model, ReadOnlySpan<double> block)
        where T : struct, ILane<T>
    {
        if (model.DefaultFormulation.Inputs is not [AbsorptionInput.Transit { Transits: 3 } chain])
        {
            throw new InvalidOperationException($"{model.Facts.Name} is not a saturable model with three transit stages.");
        }

        Values<T> values = new(model, block);
        return new SaturableParameters<T>(
            values.Of("Vc"),
            values.Of("ke"),
            values.Of("kcp"),
            values.Of("kpc"),
            T.Broadcast(chain.Transits + 1.0) / values.Of(chain.MeanTransitTime),
            values.Of(chain.Ka),
            values.Of("Vm"),
            values.Of("Km"),
            values.Of("F"));
    }

    private static T Available<T>(PkPopulationModel model, in Values<T> values, PkFormulation formulation)
        where T : struct, ILane<T>
    {
        T one = T.Broadcast(1.0);
        T share = model.Facts.Apparent ? one : values.Of("F");
        if (formulation.LogitShiftOfF is { } shift)
        {
            T odds = LaneMath.Exp(T.Broadcast(-shift.Internal));
            share /= share + ((one - share) * odds);
        }

        return formulation.RelativeBioavailability is { } relative ? share * T.Broadcast(relative.Internal) : share;
    }

    private static T Clearance<T>(PkPopulationModel model, in Values<T> values, T available, double dailyDose)
        where T : struct, ILane<T>
    {
        T clearance = T.Broadcast(0.0);
        foreach (string part in model.ClearanceParts)
        {
            clearance += values.Of(part);
        }

        foreach (PkSpecialRule rule in model.Facts.SpecialRules)
        {
            switch (rule)
            {
                case PkSpecialRule.ClearanceFallsWithTime falls:
                    clearance *= T.Broadcast(1.0 - falls.MaxFall.Internal);
                    break;
                case PkSpecialRule.ClearanceDependsOnDose depends:
                    T relative = available * T.Broadcast(dailyDose / depends.Reference.Internal);
                    clearance *= LaneMath.PowPositive(relative, T.Broadcast(depends.Exponent.Internal));
                    break;
                case PkSpecialRule.RenalClearanceFollowsEgfr or PkSpecialRule.ActiveMoiety:
                    // A changing eGFR is not simulated; the active moiety concerns the effect, not the concentration.
                    break;
                default:
                    throw new InvalidOperationException($"Unknown rule {rule}.");
            }
        }

        return clearance;
    }

    private static LinearInput<T> Input<T>(in Values<T> values, AbsorptionInput input, T amount)
        where T : struct, ILane<T> => input switch
        {
            AbsorptionInput.FirstOrder first => LinearInput<T>.FirstOrder(
                amount * T.Broadcast(first.Fraction), values.Of(first.Ka), values.OfOrZero(first.Lag)),
            AbsorptionInput.ZeroOrder zero => LinearInput<T>.ZeroOrder(
                amount * T.Broadcast(zero.Fraction), values.Of(zero.Duration), values.OfOrZero(zero.Lag)),
            _ => throw new InvalidOperationException($"{input} is not an input of a linear model."),
        };

    private static LinearDose<T> Capped<T>(
        in Values<T> values, LinearDisposition<T> disposition, AbsorptionInput.CappedFirstOrder capped, T available, double amountMg)
        where T : struct, ILane<T>
    {
        T dose = T.Broadcast(amountMg);
        T firstOrder = available * T.Min(values.Of(capped.Ceiling), dose);
        T rest = (available * dose) - firstOrder;
        T lag = values.OfOrZero(capped.Lag);
        return new LinearDose<T>(
            disposition,
            LinearInput<T>.FirstOrder(firstOrder, values.Of(capped.Ka), lag),
            LinearInput<T>.ZeroOrder(rest, rest / values.Of(capped.Rate), lag));
    }

    private readonly ref struct Values<T>(PkPopulationModel model, ReadOnlySpan<double> block)
        where T : struct, ILane<T>
    {
        private readonly PkPopulationModel _model = model;
        private readonly ReadOnlySpan<double> _block = block;

        public T Of(string name) => T.Load(_block, _model.ParameterNames.IndexOf(name) * T.Width);

        public T OfOrZero(string? name) => name is null ? T.Broadcast(0.0) : Of(name);
    }
}
