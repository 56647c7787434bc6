using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>Reads the vocabulary of facts.</summary>
internal sealed class FieldListReader(ImmutableSortedDictionary<string, Source> sources)
{
    public const string Schema = "clearance.knowledge.rule-fields/1";

    public ImmutableSortedDictionary<string, FactField> Read(FieldReader root)
    {
        root.NeedSchema(Schema);
        var found = ImmutableSortedDictionary.CreateBuilder<string, FactField>(StringComparer.Ordinal);
        if (root.NeedFields("fields") is { } list)
        {
            foreach (var entry in list.Entries())
            {
                if (list.AsFields(entry.Value) is { } fields)
                {
                    found[entry.Key] = One(entry.Key, fields);
                    fields.Finish();
                }
            }
        }

        root.Finish();
        return found.ToImmutable();
    }

    private FactField One(string name, FieldReader fields)
    {
        var type = fields.NeedChoice<FactType>("type");
        var number = type is FactType.Whole or FactType.Decimal;
        var range = number && fields.NeedList("range") ? fields.Items("range") : [];
        if (number && range.Length != 2)
        {
            fields.Log.Error("field.range", fields.PlaceOf("range"), "A range has two numbers.", "Write [least, most].");
        }

        var ends = range.Select(node => fields.AsScalar(node, "a number") is { } s ? fields.AsDecimal(s) : null).ToList();
        return new FactField
        {
            Name = name,
            Type = type,
            Unit = number ? fields.NeedText("unit") : "",
            OtherUnits = OtherUnits(fields),
            Values = type is FactType.Word or FactType.Words && fields.NeedList("values") ? [.. fields.Texts("values")] : [],
            Least = ends.ElementAtOrDefault(0),
            Most = ends.ElementAtOrDefault(1),
            Validity = fields.Fields("valid_days") is { } validity ? Validity(validity) : null,
            Meaning = fields.NeedText("meaning"),
        };
    }

    private static ImmutableSortedDictionary<string, decimal> OtherUnits(FieldReader fields)
    {
        var units = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        if (fields.Fields("also") is { } also)
        {
            foreach (var entry in also.Entries())
            {
                if (also.AsScalar(entry.Value, "a number") is { } scalar && also.AsDecimal(scalar) is { } factor)
                {
                    units[entry.Key] = factor;
                }
            }
        }

        return units.ToImmutable();
    }

    private FactValidity Validity(FieldReader fields)
    {
        var days = fields.IsThere("days") ? fields.Integer("days") ?? 0 : 0;
        var basis = RuleBasis.Read(fields, sources);
        fields.Finish();
        return new FactValidity(days, basis.Sources, basis.Status);
    }
}
