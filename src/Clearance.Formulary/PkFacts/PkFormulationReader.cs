using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads formulations and their inputs.</summary>
internal sealed class PkFormulationReader(SourcedReader sourced)
{
    public ImmutableArray<PkFormulation> Read(FieldReader fields)
    {
        fields.NeedList("formulations");
        return [.. fields.FieldsList("formulations").Select(ReadOne)];
    }

    private PkFormulation ReadOne(FieldReader item)
    {
        item.NeedList("inputs");
        var formulation = new PkFormulation
        {
            Name = item.NeedText("name"),
            Route = item.NeedChoice<DoseRoute>("route"),
            IsDefault = item.NeedFlag("default"),
            RelativeBioavailability = sourced.Find(item, "relative_bioavailability", Dimension.Number),
            LogitShiftOfF = sourced.Find(item, "logit_shift_of_f", Dimension.Number),
            Inputs = [.. item.FieldsList("inputs").Select(ReadInput).OfType<AbsorptionInput>()],
        };
        item.Finish();
        return formulation;
    }

    private AbsorptionInput? ReadInput(FieldReader input)
    {
        AbsorptionInput? read = null;
        switch (input.NeedText("kind"))
        {
            case "first_order":
                var basis = sourced.Find(input, "fraction", Dimension.Number);
                read = new AbsorptionInput.FirstOrder(basis?.Internal ?? 1.0, input.NeedText("ka"), input.Text("lag"), basis);
                break;
            case "zero_order":
                basis = sourced.Find(input, "fraction", Dimension.Number);
                read = new AbsorptionInput.ZeroOrder(basis?.Internal ?? 1.0, input.NeedText("duration"), input.Text("lag"), basis);
                break;
            case "transit":
                var transits = input.IsThere("transits") ? input.Integer("transits") ?? 1 : 1;
                read = new AbsorptionInput.Transit(transits, input.NeedText("mean_transit_time"), input.NeedText("ka"));
                break;
            case "capped_first_order":
                read = new AbsorptionInput.CappedFirstOrder(input.NeedText("ceiling"), input.NeedText("ka"), input.NeedText("rate"), input.Text("lag"));
                break;
            case var other:
                if (other.Length > 0)
                {
                    input.Log.Error("pk.input", input.PlaceOf("kind"), $"'{other}' is not a kind of absorption.", "Use first_order, zero_order, transit or capped_first_order.");
                }

                break;
        }

        input.Finish();
        return read;
    }
}
