using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>
/// Reads the keys prior, central, sd, low, high, group and concentration of one quantity and converts to the program's units.
/// Spreads on the log or logit scale have no unit; those of normal and half-normal priors are in the unit of the centre.
/// </summary>
internal static class PriorReader
{
    public static Prior Read(FieldReader fields, SourcedValue central)
    {
        var factor = UnitTable.ToInternal(1.0, central.Unit);
        switch (fields.NeedText("prior"))
        {
            case "fixed":
                return new Prior.Fixed(central.Internal);
            case "log_normal":
                Refuse(fields, central.Value <= 0.0, "The median of a log-normal must be positive.");
                return new Prior.LogNormal(central.Internal, Spread(fields));
            case "logit_normal":
                Refuse(fields, central.Internal is <= 0.0 or >= 1.0, "The median of a logit-normal lies between 0 and 1.");
                return new Prior.LogitNormal(central.Internal, Spread(fields));
            case "normal":
                return new Prior.Normal(central.Internal, Spread(fields) * factor);
            case "half_normal":
                return new Prior.HalfNormal(central.Internal);
            case "uniform":
                var (low, high) = (fields.NeedNumber("low"), fields.NeedNumber("high"));
                Refuse(fields, low >= high || central.Value < low || central.Value > high, "A uniform prior needs low < high and its centre between them.");
                return new Prior.Uniform(low * factor, high * factor);
            case "dirichlet":
                return new Prior.Dirichlet(fields.NeedText("group"), central.Internal, fields.NeedNumber("concentration"));
            case var other:
                if (other.Length > 0)
                {
                    fields.Log.Error("prior.unknown", fields.PlaceOf("prior"), $"'{other}' is not a prior known here.", "Use fixed, log_normal, logit_normal, normal, half_normal, uniform or dirichlet.");
                }

                return new Prior.Fixed(0.0);
        }
    }

    private static double Spread(FieldReader fields)
    {
        var sd = fields.NeedNumber("sd");
        Refuse(fields, sd <= 0.0 && fields.Has("sd"), "The spread must be positive.");
        return sd;
    }

    private static void Refuse(FieldReader fields, bool wrong, string what)
    {
        if (wrong)
        {
            fields.Log.Error("prior.value", fields.PlaceOf("central"), what, "Check the value and the kind of prior.");
        }
    }
}
