using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>What must hold between the parts of a model; each breach is an issue at the part.</summary>
internal static class PkModelCheck
{
    public static void Run(PkModelFacts model, FieldReader fields)
    {
        RequiredParameters(model, fields);
        References(model, fields);
        Values(model, fields);
        Formulations(model, fields);
        if (!IsPositiveDefinite(model))
        {
            fields.Log.Error("pk.covariance", fields.PlaceOf("covariances"), "The variances and covariances are not positive definite.", "Check the transcription: correlation against covariance, CV against variance.");
        }
    }

    private static void RequiredParameters(PkModelFacts model, FieldReader fields)
    {
        var split = model.Parameters.ContainsKey("CLr") && model.Parameters.ContainsKey("CLnr");
        foreach (var symbol in PkSymbol.Required(model.Structure).Where(s => !model.Parameters.ContainsKey(s) && !(s == "CL" && split)))
        {
            fields.Log.Error("pk.parameter-missing", fields.PlaceOf("parameters"), $"A {Token.Of(model.Structure)} model needs '{symbol}'.", $"Add '{symbol}' with value, unit, source and status.");
        }

        if (model.Apparent == model.Parameters.ContainsKey("F"))
        {
            fields.Log.Error("pk.bioavailability", fields.PlaceOf("apparent"), "Apparent clearances have no F, absolute ones need it.", model.Apparent ? "Remove F or write 'apparent: false'." : "Add F or write 'apparent: true'.");
        }
    }

    private static void References(PkModelFacts model, FieldReader fields)
    {
        foreach (var effect in model.CovariateEffects)
        {
            Known(effect.Parameter, "covariates");
        }

        foreach (var input in model.Formulations.SelectMany(static f => f.Inputs))
        {
            foreach (var name in NamesOf(input))
            {
                Known(name, "formulations");
            }
        }

        foreach (var shared in model.Parameters.Values.Select(static p => p.Variability).OfType<PkVariability.Shared>())
        {
            Known(shared.Of, "variability");
        }

        void Known(string name, string block)
        {
            if (name.Length > 0 && !model.Parameters.ContainsKey(name))
            {
                fields.Log.Error("pk.reference", fields.PlaceOf(block), $"'{name}' is not a parameter of this model.", $"Known: {string.Join(", ", model.Parameters.Keys)}.");
            }
        }
    }

    private static IEnumerable<string> NamesOf(AbsorptionInput input) => input switch
    {
        AbsorptionInput.FirstOrder i => Present(i.Ka, i.Lag),
        AbsorptionInput.ZeroOrder i => Present(i.Duration, i.Lag),
        AbsorptionInput.Transit i => Present(i.MeanTransitTime, i.Ka),
        AbsorptionInput.CappedFirstOrder i => Present(i.Ceiling, i.Ka, i.Rate, i.Lag),
        _ => throw new InvalidOperationException("An absorption input without a case."),
    };

    private static IEnumerable<string> Present(params string?[] names) => names.OfType<string>();

    private static void Values(PkModelFacts model, FieldReader fields)
    {
        foreach (var parameter in model.Parameters.Values.Where(static p => p.Value <= 0.0))
        {
            fields.Log.Error("pk.value", fields.PlaceOf("parameters"), $"'{parameter.Name}' must be positive.", "Check the value.");
        }

        if (model.Parameters.GetValueOrDefault("F") is { Value: > 1.0 })
        {
            fields.Log.Error("pk.value", fields.PlaceOf("parameters"), "'F' must not exceed 1.", "Write bioavailability as a fraction.");
        }
    }

    private static void Formulations(PkModelFacts model, FieldReader fields)
    {
        if (model.Formulations.Count(static f => f.IsDefault) != 1)
        {
            fields.Log.Error("pk.formulation", fields.PlaceOf("formulations"), "Exactly one formulation must be the default.", "Write 'default: true' at one of them.");
        }

        foreach (var formulation in model.Formulations)
        {
            var sum = formulation.Inputs.Sum(static i => i switch
            {
                AbsorptionInput.FirstOrder f => f.Fraction,
                AbsorptionInput.ZeroOrder z => z.Fraction,
                _ => 1.0,
            });
            if (Math.Abs(sum - 1.0) > 1e-9)
            {
                fields.Log.Error("pk.formulation", fields.PlaceOf("formulations"), $"The inputs of '{formulation.Name}' add up to {sum}, not 1.", "Give fractions that sum to 1.");
            }
        }
    }

    // Cholesky factorisation of the matrix of random effects; a pivot that is not positive refuses it.
    private static bool IsPositiveDefinite(PkModelFacts model)
    {
        var names = model.Parameters.Values.Where(static p => p.Omega2 is not null).Select(static p => p.Name).ToList();
        var n = names.Count;
        var a = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            a[i, i] = model.Parameters[names[i]].Omega2!.Value;
        }

        foreach (var c in model.Covariances)
        {
            int i = names.IndexOf(c.First), j = names.IndexOf(c.Second);
            a[i, j] = a[j, i] = c.Covariance;
        }

        for (var j = 0; j < n; j++)
        {
            for (var k = 0; k < j; k++)
            {
                a[j, j] -= a[j, k] * a[j, k];
            }

            if (a[j, j] <= 0.0)
            {
                return false;
            }

            a[j, j] = Math.Sqrt(a[j, j]);
            for (var i = j + 1; i < n; i++)
            {
                for (var k = 0; k < j; k++)
                {
                    a[i, j] -= a[i, k] * a[j, k];
                }

                a[i, j] /= a[j, j];
            }
        }

        return true;
    }
}
