using System.Globalization;

namespace Clearance.Gate;

/// <summary>A condition as a sentence a clinician can check against the patient.</summary>
public static class ConditionWords
{
    /// <summary>The condition in words.</summary>
    public static string Of(Condition condition) => Of(condition, nested: false);

    /// <summary>True when some part compares a laboratory value.</summary>
    public static bool AsksLaboratory(Condition condition) => condition switch
    {
        Condition.All all => all.Parts.Any(AsksLaboratory),
        Condition.Any any => any.Parts.Any(AsksLaboratory),
        Condition.Not not => AsksLaboratory(not.Part),
        Condition.Number number => number.Field.Name.StartsWith("lab.", StringComparison.Ordinal) && !number.Field.Name.EndsWith("age_days", StringComparison.Ordinal),
        _ => false,
    };

    private static string Of(Condition condition, bool nested) => condition switch
    {
        Condition.All all => Joined(all.Parts, " and ", nested),
        Condition.Any any => Joined(any.Parts, " or ", nested),
        Condition.Not { Part: Condition.Missing missing } => $"{Name(missing.Field)} is recorded",
        Condition.Not not => $"not ({Of(not.Part, nested: false)})",
        Condition.Flag flag => Name(flag.Field),
        Condition.Number number => $"{Name(number.Field)} {Sign(number.Comparison)} {number.Limit.ToString("G29", CultureInfo.InvariantCulture)}{Unit(number.Field)}",
        Condition.WordIn word => $"{Name(word.Field)} is {string.Join(" or ", word.Values.Select(Words))}",
        Condition.Overlaps list => $"{Name(list.Field)} includes {string.Join(" or ", list.Values.Select(Words))}",
        Condition.Day day => $"{Name(day.Field)} {Sign(day.Comparison)} {Days(day.DaysFromCheck)}",
        Condition.Missing missing => $"{Name(missing.Field)} is not recorded",
        Condition.Always => "always",
        _ => throw new InvalidOperationException("A condition has ten forms."),
    };

    private static string Joined(IEnumerable<Condition> parts, string by, bool nested)
    {
        var text = string.Join(by, parts.Select(static p => Of(p, nested: true)));
        return nested ? $"({text})" : text;
    }

    /// <summary>The short part of a meaning: what stands before a semicolon or colon explains it.</summary>
    private static string Name(FactField field) => field.Meaning.Split(';', ':')[0].Trim();

    private static string Unit(FactField field) => field.Unit is "" or "1" ? "" : field.Unit switch { "a" => " years", "day" => " days", var unit => " " + unit };

    private static string Words(string token) => token.Replace('_', ' ');

    private static string Days(int days) => days switch
    {
        0 => "the day of the check",
        < 0 => $"{-days} days before the check",
        _ => $"{days} days after the check",
    };

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Less => "<",
        Comparison.AtMost => "<=",
        Comparison.More => ">",
        Comparison.AtLeast => ">=",
        Comparison.Equal => "=",
        Comparison.NotEqual => "is not",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, null),
    };
}
