using Clearance.Course;

namespace Clearance.Gate;

/// <summary>Laboratory values: the latest of each test, in the unit of its field, exactly.</summary>
internal static class LaboratoryFacts
{
    private const string TimesLimit = "xULN";

    public static void Add(CourseAtDay at, FactCollector facts)
    {
        var latest = new Dictionary<string, Result>(StringComparer.Ordinal);
        double? lipids = null;
        var lipidsIndex = 0;
        var all = at.Question.Resolved.Course.Laboratory.Items;
        for (var i = 0; i < all.Length; i++)
        {
            var l = all[i];
            if (l.At?.Day > at.Day)
            {
                continue;
            }

            if (at.Tables.Lipids.Contains(l.Test) && l.At?.Day is { } lipidDay && !(lipids > lipidDay))
            {
                (lipids, lipidsIndex) = (lipidDay, i);
            }

            if (at.Tables.FieldOf(l.Test) is { } field && (!latest.TryGetValue(field, out var known) || Order(l) >= Order(known.Laboratory)))
            {
                latest[field] = new Result(l, i);
            }
        }

        foreach (var (field, result) in latest)
        {
            AddOne(field, result, facts);
        }

        if (lipids is { } day)
        {
            facts.AddNumber("lab.lipids.age_days", FactCollector.WholeDays(at.Day - day), "last lipids", day, $"laboratory[{lipidsIndex}]");
        }

        Confirmed("lab.alc", "lab.alc.confirmed", "lymphocyte count");
        Confirmed("lab.anc", "lab.anc.confirmed", "neutrophil count");
        HaemoglobinDrop(at, facts);

        void Confirmed(string field, string flag, string name)
        {
            if (latest.TryGetValue(field, out var r) && r.Laboratory.Confirmed is { } confirmed)
            {
                facts.AddFlag(flag, confirmed, confirmed ? $"{name} confirmed by a repeat" : $"{name} not confirmed by the repeat", r.Laboratory.At?.Day, $"laboratory[{r.Index}]");
            }
        }
    }

    /// <summary>A value in the unit of its field, or null with the reason noted.</summary>
    public static decimal? InUnit(string field, LaboratoryResult l, string path, FactCollector facts, out string? step)
    {
        step = null;
        if (l.Value is not { } value || l.Unit is not { } unit || facts.Field(field) is not { } known)
        {
            facts.Gap(field, $"{l.Test} is given in words, not as a value.", path);
            return null;
        }

        if (field.EndsWith("_x_uln", StringComparison.Ordinal))
        {
            if (string.Equals(unit, TimesLimit, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }

            if (l.UpperLimit is not { } limit)
            {
                facts.Gap(field, $"{l.Test} {FactCollector.Text(value)} {unit} has no upper limit of normal; add 'upper_limit:'.", path);
                return null;
            }

            step = $"{FactCollector.Text(value)} / {FactCollector.Text(limit)} {unit} = {FactCollector.Text(Math.Round(value / limit, 3))} times the upper limit";
            return value / limit;
        }

        if (known.Convert(value, unit) is not { } converted)
        {
            facts.Gap(field, $"The unit '{unit}' is not known for {l.Test}; use {string.Join(", ", known.OtherUnits.Keys.Prepend(known.Unit))}.", path);
            return null;
        }

        step = converted == value ? null : $"= {FactCollector.Text(converted)} {known.Unit}";
        return converted;
    }

    private static double Order(LaboratoryResult l) => l.At?.Day ?? double.MinValue;

    private static void AddOne(string field, Result result, FactCollector facts)
    {
        var (l, path) = (result.Laboratory, $"laboratory[{result.Index}]");
        if (InUnit(field, l, path, facts, out var step) is { } value)
        {
            facts.AddNumber(field, value, $"{l.Test} {FactCollector.Text(l.Value!.Value)} {l.Unit}", l.At?.Day, path, step is null ? [] : [step]);
        }
    }

    /// <summary>Fall of haemoglobin: the last value up to the first dose against the latest after it.</summary>
    private static void HaemoglobinDrop(CourseAtDay at, FactCollector facts)
    {
        if (at.Stage != TreatmentStage.OnTreatment || at.Start is not { } start)
        {
            return;
        }

        var values = at.Question.Resolved.Course.Laboratory.Items
            .Select(static (l, i) => new Result(l, i))
            .Where(r => r.Laboratory.At?.Day <= at.Day && at.Tables.FieldOf(r.Laboratory.Test) == "lab.hb")
            .OrderBy(static r => r.Laboratory.At!.Day)
            .ToList();
        if (values.FindLast(r => r.Laboratory.At!.Day <= start) is { } before && values.Count > 0 && values[^1] is var now && now.Laboratory.At!.Day > start
            && InUnit("lab.hb", before.Laboratory, $"laboratory[{before.Index}]", facts, out _) is { } baseline
            && InUnit("lab.hb", now.Laboratory, $"laboratory[{now.Index}]", facts, out _) is { } current)
        {
            facts.AddNumber("lab.hb_drop", baseline - current, $"haemoglobin {FactCollector.Text(baseline)} to {FactCollector.Text(current)} g/dL", now.Laboratory.At.Day, $"laboratory[{now.Index}]");
        }
    }

    private sealed record Result(LaboratoryResult Laboratory, int Index);
}
