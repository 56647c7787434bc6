using System.Globalization;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>Compartments of a linear drug, which the program solves in closed form, as the differential equations they are.</summary>
internal sealed class LinearCompartments(string name, PkPopulationModel model, LinearDose<Lane1> dose, LinearCompartments.Key key)
{
    /// <summary>Doses with the same key may share compartments: disposition and absorption per mg are the same.</summary>
    public readonly record struct Key(LinearDisposition<Lane1> Disposition, InputKey First, InputKey Second);

    /// <summary>An input per mg of dose.</summary>
    public readonly record struct InputKey(InputKind Kind, string Share, double Lag, double Rate, double Duration);

    /// <summary>The key of a dose.</summary>
    public static Key KeyOf(LinearDose<Lane1> dose, double amountMg) => new(dose.Disposition, KeyOf(dose.First, amountMg), KeyOf(dose.Second, amountMg));

    /// <summary>Adds parameters, states and the concentration.</summary>
    public void Write(ExportedPart part)
    {
        PkModelFacts facts = model.Facts;
        LinearDisposition<Lane1> d = dose.Disposition;
        double volume = 1.0 / (d.Weight1.Value + d.Weight2.Value);
        string arrives = string.Join(" + ", new[] { Arrives(part, key.First, 1), Arrives(part, key.Second, 2) }.OfType<string>());
        part.Parameters.Add(ExportComments.Pk($"{name}_V", volume, "L", facts, "V", "Vc"));
        if (d.TwoCompartments)
        {
            // Back from the rates and weights of the closed form to volumes and flows.
            double back = ((d.Weight1.Value * d.Rate2.Value) + (d.Weight2.Value * d.Rate1.Value)) * volume;
            double eliminated = d.Rate1.Value * d.Rate2.Value / back;
            double flow = (d.Rate1.Value + d.Rate2.Value - back - eliminated) * volume;
            part.Parameters.Add(ExportComments.Pk($"{name}_CL", eliminated * volume, "L/day", facts, [.. facts.ClearanceParts]));
            part.Parameters.Add(ExportComments.Pk($"{name}_Q", flow, "L/day", facts, "Q"));
            part.Parameters.Add(ExportComments.Pk($"{name}_Vp", flow / back, "L", facts, "Vp"));
            part.States.Add(new($"{name}_central", 0.0, $"{arrives} - ({name}_CL + {name}_Q) / {name}_V * {name}_central + {name}_Q / {name}_Vp * {name}_peripheral", "mg", "central compartment"));
            part.States.Add(new($"{name}_peripheral", 0.0, $"{name}_Q / {name}_V * {name}_central - {name}_Q / {name}_Vp * {name}_peripheral", "mg", "peripheral compartment"));
        }
        else
        {
            part.Parameters.Add(ExportComments.Pk($"{name}_CL", d.Rate1.Value * volume, "L/day", facts, [.. facts.ClearanceParts]));
            part.States.Add(new($"{name}_central", 0.0, $"{arrives} - {name}_CL / {name}_V * {name}_central", "mg", "central compartment"));
        }

        part.Rules.Add(new($"{name}_C", $"{name}_central / {name}_V", "mg/L", "concentration"));
    }

    /// <summary>Adds the events of a train of doses.</summary>
    public void Give(ExportedPart part, DoseTrain train, LinearDose<Lane1> given)
    {
        for (int k = 0; k < train.Count; k++)
        {
            double day = train.FirstDay + (k * train.IntervalDays);
            Give(part, given.First, 1, day, train.AmountMg);
            Give(part, given.Second, 2, day, train.AmountMg);
        }
    }

    private void Give(ExportedPart part, LinearInput<Lane1> input, int number, double day, double amountMg)
    {
        double begin = day + input.Lag.Value;
        switch (input.Kind)
        {
            case InputKind.FirstOrder:
                part.Events.Add(new(begin, $"{name}_depot{number}", amountMg));
                break;
            case InputKind.ZeroOrder:
                part.Events.Add(new(begin, $"{name}_rate{number}", amountMg / input.Duration.Value));
                part.Events.Add(new(begin + input.Duration.Value, $"{name}_rate{number}", -amountMg / input.Duration.Value));
                break;
            case InputKind.Bolus:
                part.Events.Add(new(begin, $"{name}_central", input.AmountMg.Value));
                break;
            default:
                break;
        }
    }

    private string? Arrives(ExportedPart part, InputKey input, int number)
    {
        if (input.Kind is InputKind.None or InputKind.Bolus)
        {
            return number == 1 ? "0" : null;
        }

        double share = double.Parse(input.Share, CultureInfo.InvariantCulture);
        part.Parameters.Add(new($"{name}_share{number}", share, "1", "of a dose: bioavailability times the share that enters this way"));
        if (input.Kind == InputKind.ZeroOrder)
        {
            part.States.Add(new($"{name}_rate{number}", 0.0, "0", "mg/day", "constant input, begun and ended by events"));
            return $"{name}_share{number} * {name}_rate{number}";
        }

        part.Parameters.Add(ExportComments.Pk($"{name}_ka{number}", input.Rate, "1/day", model.Facts, [.. model.Facts.Parameters.Keys.Where(k => k.StartsWith("ka", StringComparison.Ordinal))]));
        part.States.Add(new($"{name}_depot{number}", 0.0, $"-{name}_ka{number} * {name}_depot{number}", "mg", "dose not yet absorbed"));
        return $"{name}_share{number} * {name}_ka{number} * {name}_depot{number}";
    }

    // The share to fifteen digits: the last bits depend on the dose it was divided by.
    private static InputKey KeyOf(LinearInput<Lane1> input, double amountMg) => new(
        input.Kind,
        (input.AmountMg.Value / amountMg).ToString("G15", CultureInfo.InvariantCulture),
        input.Lag.Value,
        input.Kind == InputKind.FirstOrder ? input.Rate.Value : 0.0,
        input.Kind == InputKind.ZeroOrder ? input.Duration.Value : 0.0);
}
