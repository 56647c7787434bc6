using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads sourced values and statements and refuses a missing unit, an unknown source and an unknown status.</summary>
internal sealed class SourcedReader(ImmutableSortedDictionary<string, Source> sources)
{
    /// <summary>Stands where an issue was reported; a formulary with an issue is never handed out.</summary>
    public static readonly SourcedValue Unread = new(0.0, "1", "", ValueStatus.Assumption);

    public SourcedValue Need(FieldReader parent, string key, params Dimension[] dimensions) =>
        parent.NeedFields(key) is { } fields ? Read(fields, dimensions) : Unread;

    public SourcedValue? Find(FieldReader parent, string key, params Dimension[] dimensions) =>
        parent.Fields(key) is { } fields ? Read(fields, dimensions) : null;

    public SourcedValue Read(FieldReader fields, params Dimension[] dimensions)
    {
        var value = ReadOpen(fields, dimensions);
        fields.Finish();
        return value;
    }

    /// <summary>Reads a value whose map holds further keys; the caller finishes the map.</summary>
    public SourcedValue ReadOpen(FieldReader fields, params Dimension[] dimensions)
    {
        var number = fields.NeedNumber("value");
        var unit = fields.NeedText("unit");
        var (source, status) = Basis(fields);
        var note = fields.Text("note") ?? "";
        if (unit.Length > 0 && !UnitTable.Knows(unit))
        {
            var nearest = NearestKey.Of(unit, UnitTable.Names);
            fields.Log.Error("unit.unknown", fields.PlaceOf("unit"), $"The unit '{unit}' is not known.", nearest is null ? $"Known units: {string.Join(", ", UnitTable.Names)}." : $"Did you mean '{nearest}'?");
            unit = "";
        }

        if (unit.Length > 0 && dimensions.Length > 0 && !dimensions.Contains(UnitTable.DimensionOf(unit)))
        {
            var fitting = UnitTable.Names.Where(n => dimensions.Contains(UnitTable.DimensionOf(n)));
            fields.Log.Error("unit.dimension", fields.PlaceOf("unit"), $"The unit '{unit}' does not measure this quantity.", $"Use one of: {string.Join(", ", fitting)}.");
        }

        return new SourcedValue(number, unit.Length > 0 ? unit : "1", source, status, note);
    }

    /// <summary>Reads a statement: topic, text, source, status.</summary>
    public SourcedNote ReadNote(FieldReader fields, string? topic = null)
    {
        var subject = topic ?? fields.NeedText("topic");
        var text = fields.NeedText("text");
        var (source, status) = Basis(fields);
        fields.Finish();
        return new SourcedNote(subject, text, source, status);
    }

    /// <summary>Reads the keys source (one or a list) and status, and checks them against each other.</summary>
    public (string Source, ValueStatus Status) Basis(FieldReader fields)
    {
        var status = fields.NeedChoice<ValueStatus>("status");
        var keys = new List<string>();
        if (fields.IsThere("source"))
        {
            keys.AddRange(fields.Node("source") is ListNode ? fields.Texts("source") : [fields.Text("source") ?? ""]);
        }

        foreach (var key in keys.Where(static k => k.Length > 0))
        {
            if (!sources.TryGetValue(key, out var source))
            {
                var nearest = NearestKey.Of(key, sources.Keys);
                fields.Log.Error("source.unknown", fields.PlaceOf("source"), $"The source '{key}' is not in the sources file.", nearest is null ? "Add it to sources.yaml, or name one that is there." : $"Did you mean '{nearest}'? Otherwise add it to sources.yaml.");
                continue;
            }

            if (!source.IsText && status == ValueStatus.Verified)
            {
                fields.Log.Error("source.no-text", fields.PlaceOf("status"), $"'{key}' stands for no text, so the value cannot be verified.", "Name the text that was read, or use recalled, inferred, assumption or policy.");
            }
        }

        return (string.Join(", ", keys), status);
    }
}
