using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads covariate effects.</summary>
internal sealed class CovariateEffectReader(SourcedReader sourced)
{
    public ImmutableArray<CovariateEffect> Read(FieldReader fields)
    {
        fields.NeedList("covariates");
        return [.. fields.FieldsList("covariates").Select(ReadOne).OfType<CovariateEffect>()];
    }

    private CovariateEffect? ReadOne(FieldReader item)
    {
        var parameter = item.NeedText("parameter");
        var covariate = item.NeedChoice<PkCovariate>("covariate");
        CovariateEffect? effect = null;
        switch (item.NeedText("form"))
        {
            case "power" when PkSymbol.DimensionOf(covariate) is { } dimension:
                effect = new CovariateEffect.Power(
                    parameter, covariate, sourced.Need(item, "reference", dimension), sourced.Need(item, "exponent", Dimension.Number))
                {
                    ValidFrom = item.Number("valid_from"),
                    ValidTo = item.Number("valid_to"),
                };
                break;
            case "factor":
                effect = new CovariateEffect.Factor(parameter, covariate, item.NeedText("level"), sourced.Need(item, "factor", Dimension.Number));
                break;
            case "logit_shift":
                effect = new CovariateEffect.LogitShift(parameter, covariate, item.NeedText("level"), sourced.Need(item, "shift", Dimension.Number));
                break;
            case var other:
                if (other.Length > 0)
                {
                    item.Log.Error("pk.covariate", item.PlaceOf("form"), $"'{other}' is not a form for this covariate.", "Use power for a numeric covariate, factor or logit_shift for one with levels.");
                }

                break;
        }

        item.Finish();
        return effect;
    }
}
