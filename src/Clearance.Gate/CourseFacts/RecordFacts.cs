using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Gate;

/// <summary>Exceptions that the course records, for the rules they are about.</summary>
internal static class RecordFacts
{
    public static ImmutableArray<RuleRecord> Of(CourseAtDay at, FactCollector facts)
    {
        var records = ImmutableArray.CreateBuilder<RuleRecord>();
        var all = at.Question.Resolved.Course.Exceptions.Items;
        for (var i = 0; i < all.Length; i++)
        {
            var e = all[i];
            if (e.At.Day > at.Day)
            {
                continue;
            }

            records.Add(new RuleRecord
            {
                Rule = e.Rule,
                Drug = e.Of is { } id && at.Question.Resolved.Course.Regimens.FirstOrDefault(r => r.Id == id) is { } regimen ? at.DrugName(regimen) : null,
                By = e.By,
                SecondBy = e.Second,
                Reason = e.Why,
                Day = e.At.Day,
                Date = facts.DateOf(e.At.Day),
                Place = at.Question.Resolved.Course.Places.Of($"exceptions[{i}]"),
            });
        }

        return records.ToImmutable();
    }
}
