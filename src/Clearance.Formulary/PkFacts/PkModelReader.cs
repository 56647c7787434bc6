using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads the block <c>pk</c> of a drug file.</summary>
internal sealed class PkModelReader(SourcedReader sourced)
{
    public PkModelFacts Read(FieldReader fields)
    {
        var errorsBefore = fields.Log.ErrorCount;
        var structure = fields.NeedChoice<PkStructure>("structure");
        var variability = new PkVariabilityReader(sourced);
        var parameters = ReadParameters(fields, variability.Read(fields));
        var model = new PkModelFacts
        {
            Name = fields.NeedText("model"),
            Structure = structure,
            Apparent = fields.NeedFlag("apparent"),
            Why = fields.NeedText("why"),
            Parameters = parameters,
            Covariances = variability.ReadCovariances(fields, parameters),
            CovariateEffects = new CovariateEffectReader(sourced).Read(fields),
            Formulations = new PkFormulationReader(sourced).Read(fields),
            SpecialRules = ReadRules(fields),
            Residual = ReadResidual(fields),
        };
        fields.Finish();
        // A value that could not be read would only breed follow-on issues.
        if (fields.Log.ErrorCount == errorsBefore)
        {
            PkModelCheck.Run(model, fields);
        }

        return model;
    }

    private ImmutableSortedDictionary<string, PkParameter> ReadParameters(FieldReader fields, IReadOnlyDictionary<string, PkVariability> variability)
    {
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, PkParameter>(StringComparer.Ordinal);
        if (fields.NeedFields("parameters") is not { } list)
        {
            return parameters.ToImmutable();
        }

        foreach (var entry in list.Entries())
        {
            if (list.AsFields(entry.Value) is not { } item)
            {
                continue;
            }

            var dimension = PkSymbol.DimensionOf(entry.Key);
            if (dimension is null)
            {
                list.Log.Error("pk.symbol", entry.KeyPlace, $"'{entry.Key}' is not a symbol of a pharmacokinetic model.", "Use CL, CLr, CLnr, V, Vc, Vp, Q, ke, kcp, kpc, ka, MTT, tlag, D, Vm, Km, F, k0 or AK1, with a formulation suffix where needed (ka_ER).");
            }

            var published = dimension is { } d ? sourced.Read(item, d) : sourced.Read(item);
            parameters[entry.Key] = new PkParameter
            {
                Name = entry.Key,
                Value = published.Internal,
                Unit = published.InternalUnit,
                Published = published,
                Variability = variability.GetValueOrDefault(entry.Key) ?? new PkVariability.None(),
            };
        }

        foreach (var name in variability.Keys.Where(n => !parameters.ContainsKey(n)))
        {
            fields.Log.Error("pk.reference", fields.PlaceOf("variability"), $"Variability is given for '{name}', which is not a parameter.", "Name a parameter of this model.");
        }

        return parameters.ToImmutable();
    }

    private ImmutableArray<PkSpecialRule> ReadRules(FieldReader fields) =>
        [.. fields.FieldsList("rules").Select(ReadRule).OfType<PkSpecialRule>()];

    private PkSpecialRule? ReadRule(FieldReader fields)
    {
        PkSpecialRule? rule = fields.NeedText("kind") switch
        {
            "clearance_falls_with_time" => new PkSpecialRule.ClearanceFallsWithTime(
                sourced.Need(fields, "max_fall", Dimension.Number), sourced.Need(fields, "half_time", Dimension.Time)),
            "clearance_depends_on_dose" => new PkSpecialRule.ClearanceDependsOnDose(
                sourced.Need(fields, "reference", Dimension.Mass), sourced.Need(fields, "exponent", Dimension.Number)),
            "renal_clearance_follows_egfr" => new PkSpecialRule.RenalClearanceFollowsEgfr(sourced.Need(fields, "slope", Dimension.Number)),
            "active_moiety" => new PkSpecialRule.ActiveMoiety(sourced.Need(fields, "factor", Dimension.Number)),
            _ => null,
        };
        if (rule is null)
        {
            fields.Log.Error("pk.rule", fields.PlaceOf("kind"), "This special rule is not known.", "Use clearance_falls_with_time, clearance_depends_on_dose, renal_clearance_follows_egfr or active_moiety.");
        }

        fields.Finish();
        return rule;
    }

    private PkResidual ReadResidual(FieldReader fields)
    {
        if (fields.NeedFields("residual") is not { } item)
        {
            return new PkResidual(null, null);
        }

        var residual = new PkResidual(
            sourced.Find(item, "proportional", Dimension.Number), sourced.Find(item, "additive", Dimension.MassConcentration), item.Text("note") ?? "");
        item.Finish();
        return residual;
    }
}
