using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>
/// Required keys of the knowledge files. A misspelt required key gives one issue (the unknown key with its cure), not a
/// second one that the right key is missing.
/// </summary>
public static class NeededFields
{
    public static string NeedText(this FieldReader fields, string key) => fields.IsThere(key) ? fields.RequiredText(key) : "";

    public static double NeedNumber(this FieldReader fields, string key) => fields.IsThere(key) ? fields.Number(key) ?? 0.0 : 0.0;

    public static T NeedChoice<T>(this FieldReader fields, string key)
        where T : struct, Enum => fields.IsThere(key) ? fields.Choice<T>(key) ?? default : default;

    public static bool NeedFlag(this FieldReader fields, string key) => fields.IsThere(key) && (fields.Flag(key) ?? false);

    public static FieldReader? NeedFields(this FieldReader fields, string key) => fields.IsThere(key) ? fields.Fields(key) : null;

    public static bool NeedList(this FieldReader fields, string key) => fields.IsThere(key);

    public static void NeedSchema(this FieldReader fields, string schema)
    {
        var written = fields.NeedText("schema");
        if (written.Length > 0 && written != schema)
        {
            fields.Log.Error("schema.unknown", fields.PlaceOf("schema"), $"The schema '{written}' is not the one this file needs.", $"Write 'schema: {schema}'.");
        }
    }

    /// <summary>True when the key has a value; otherwise reports it, unless a key spelt nearly like it will be reported as unknown.</summary>
    public static bool IsThere(this FieldReader fields, string key)
    {
        if (fields.Has(key))
        {
            return true;
        }

        var misspelt = fields.Map.Find(key) is null && fields.Map.Entries.Any(e => NearestKey.Of(e.Key, [key]) is not null && IsMisspelling(e.Key, key));
        if (!misspelt)
        {
            fields.Log.Error("field.missing", fields.PlaceOf(key), $"'{key}' is missing.", $"Add '{key}:'.");
        }

        return false;
    }

    // Short keys are near many others: ask for the same letters, or one letter more or less.
    private static bool IsMisspelling(string written, string key) =>
        written.Length > 3 && Math.Abs(written.Length - key.Length) <= 1
        && written.Order().Intersect(key.Order()).Count() >= key.Distinct().Count() - 1;
}
