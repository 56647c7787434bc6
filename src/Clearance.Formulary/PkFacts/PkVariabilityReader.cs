using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>
/// Reads variability and covariances and turns what a paper prints into log-scale variances:
/// sd: omega2 = sd^2; variance: as is; cv_sqrt: (CV)^2; cv_exact: ln(1 + CV^2).
/// </summary>
internal sealed class PkVariabilityReader(SourcedReader sourced)
{
    public IReadOnlyDictionary<string, PkVariability> Read(FieldReader fields)
    {
        var found = new Dictionary<string, PkVariability>(StringComparer.Ordinal);
        if (fields.NeedFields("variability") is { } list)
        {
            foreach (var entry in list.Entries())
            {
                if (list.AsFields(entry.Value) is { } item)
                {
                    found[entry.Key] = ReadOne(item);
                    item.Finish();
                }
            }
        }

        return found;
    }

    public ImmutableArray<PkCovariance> ReadCovariances(FieldReader fields, ImmutableSortedDictionary<string, PkParameter> parameters)
    {
        var covariances = ImmutableArray.CreateBuilder<PkCovariance>();
        fields.NeedList("covariances");
        foreach (var item in fields.FieldsList("covariances"))
        {
            var first = item.NeedText("first");
            var second = item.NeedText("second");
            var published = sourced.ReadOpen(item, Dimension.Number);
            var givenAs = item.NeedText("given_as");
            item.Finish();
            var sd = Sd(first) * Sd(second);
            if (sd is null)
            {
                item.Log.Error("pk.reference", item.Place, $"'{first}' and '{second}' are not two parameters with random effects.", "Name two parameters listed under variability.");
            }
            else if (givenAs is "correlation" or "covariance")
            {
                covariances.Add(new PkCovariance(first, second, givenAs == "correlation" ? published.Value * sd.Value : published.Value, published));
            }
            else if (givenAs.Length > 0)
            {
                item.Log.Error("pk.given-as", item.PlaceOf("given_as"), $"'{givenAs}' is not a way to give a covariance.", "Use correlation or covariance.");
            }
        }

        return covariances.ToImmutable();

        double? Sd(string name) => parameters.GetValueOrDefault(name)?.Omega2 is { } omega2 ? Math.Sqrt(omega2) : null;
    }

    private PkVariability ReadOne(FieldReader item)
    {
        switch (item.NeedText("kind"))
        {
            case "log_normal":
                var reported = sourced.ReadOpen(item, Dimension.Number);
                return new PkVariability.LogNormal(Omega2(item, reported), reported);
            case "between_occasions":
                reported = sourced.ReadOpen(item, Dimension.Number);
                return new PkVariability.BetweenOccasions(Omega2(item, reported), reported);
            case "box_cox":
                reported = sourced.ReadOpen(item, Dimension.Number);
                return new PkVariability.BoxCox(Omega2(item, reported), item.NeedNumber("lambda"), reported);
            case "shared":
                return new PkVariability.Shared(item.NeedText("of"), sourced.Need(item, "factor", Dimension.Number));
            case var other:
                if (other.Length > 0)
                {
                    item.Log.Error("pk.variability", item.PlaceOf("kind"), $"'{other}' is not a kind of variability.", "Use log_normal, between_occasions, box_cox or shared.");
                }

                return new PkVariability.None();
        }
    }

    private static double Omega2(FieldReader item, SourcedValue reported)
    {
        var value = reported.Internal;
        switch (item.NeedText("given_as"))
        {
            case "variance":
                return value;
            case "sd" or "cv_sqrt":
                return value * value;
            case "cv_exact":
                return Math.Log(1.0 + value * value);
            case var other:
                if (other.Length > 0)
                {
                    item.Log.Error("pk.given-as", item.PlaceOf("given_as"), $"'{other}' is not a way to give variability.", "Use sd, variance, cv_sqrt or cv_exact.");
                }

                return 0.0;
        }
    }
}
