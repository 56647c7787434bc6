using System.Collections.Immutable;
using System.Globalization;

using Clearance.Course;

namespace Clearance.Gate;

/// <summary>Gathers facts with their place and day, and what could not become one. Only fields of the vocabulary are taken.</summary>
internal sealed class FactCollector(ImmutableSortedDictionary<string, FactField> fields, TreatmentCourse course, DateOnly? anchorDate)
{
    private readonly Dictionary<string, Fact> facts = new(StringComparer.Ordinal);
    private readonly List<FactGap> gaps = [];

    /// <summary>The facts so far.</summary>
    public IEnumerable<Fact> Facts => facts.Values;

    /// <summary>What could not become a fact.</summary>
    public IEnumerable<FactGap> Gaps => gaps;

    /// <summary>True when there is a fact of the field.</summary>
    public bool Knows(string field) => facts.ContainsKey(field);

    /// <summary>The field, or null when the vocabulary has none of the name.</summary>
    public FactField? Field(string name) => fields.GetValueOrDefault(name);

    /// <summary>The date of a day of the course.</summary>
    public DateOnly? DateOf(double? day) => anchorDate is { } zero && day is { } d ? zero.AddDays((int)Math.Round(d)) : null;

    /// <summary>Adds a fact; one already there stays, so whoever knows better adds first.</summary>
    public void Add(string field, FactValue value, string said, double? day = null, string? path = null, bool expired = false, bool assumed = false, params ImmutableArray<string> derivation)
    {
        if (!fields.TryGetValue(field, out var known) || facts.ContainsKey(field))
        {
            return;
        }

        if (value is FactValue.Number { Value: var number } && (number < known.Least || number > known.Most))
        {
            Gap(field, $"{said} is outside what is possible ({known.Least} to {known.Most} {known.Unit}).", path);
            return;
        }

        facts.Add(field, new Fact
        {
            Field = field,
            Value = value,
            Said = said,
            Day = day,
            Date = DateOf(day),
            Place = path is null ? null : course.Places.Of(path),
            Expired = expired,
            Assumed = assumed,
            Derivation = derivation.IsDefault ? [] : derivation,
        });
    }

    public void AddFlag(string field, bool value, string said, double? day = null, string? path = null, params ImmutableArray<string> derivation) =>
        Add(field, new FactValue.Flag(value), said, day, path, derivation: derivation);

    public void AddWord(string field, string word, string said, double? day = null, string? path = null, params ImmutableArray<string> derivation) =>
        Add(field, new FactValue.Word(word), said, day, path, derivation: derivation);

    public void AddNumber(string field, decimal value, string said, double? day = null, string? path = null, params ImmutableArray<string> derivation) =>
        Add(field, new FactValue.Number(value), said, day, path, derivation: derivation);

    /// <summary>Notes why something the course says is no fact.</summary>
    public void Gap(string field, string why, string? path = null)
    {
        if (fields.ContainsKey(field))
        {
            gaps.Add(new FactGap(field, why, path is null ? null : course.Places.Of(path)));
        }
    }

    /// <summary>Whole days gone by; the rounding of a month in days does not lose one.</summary>
    public static decimal WholeDays(double days) => (decimal)Math.Floor(days + 1e-6);

    /// <summary>A number without trailing zeros.</summary>
    public static string Text(decimal value) => value.ToString("G29", CultureInfo.InvariantCulture);

    /// <summary>A token as words.</summary>
    public static string Words<T>(T value)
        where T : struct, Enum => Token.Of(value).Replace('_', ' ');
}
