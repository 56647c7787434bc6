using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>Reads the monitoring timetable.</summary>
internal sealed class MonitoringReader(ImmutableSortedDictionary<string, FactField> fields, DrugLists drugs, ImmutableSortedDictionary<string, Source> sources)
{
    public const string Schema = "clearance.knowledge.rule-monitoring/1";

    public ImmutableArray<MonitoringEntry> Read(FieldReader root) => EntryList.Read(root, Schema, "entries", One, static e => e.Id);

    private MonitoringEntry One(FieldReader entry)
    {
        var basis = RuleBasis.Read(entry, sources);
        var read = new MonitoringEntry
        {
            Id = entry.NeedText("id"),
            Drugs = drugs.Named(entry, "drugs"),
            What = entry.NeedList("what") ? [.. entry.Texts("what")] : [],
            Words = entry.NeedText("words"),
            At = [.. entry.Items("at").Select(node => Window(node, entry)).OfType<DueWindow>()],
            EveryDays = Days(entry, "every"),
            AfterDoseIncreaseDays = Days(entry, "after_dose_increase"),
            UntilDaysAfterStop = Days(entry, "until_after_stop") ?? 0,
            Then = entry.Text("then") ?? "",
            Condition = entry.Has("when") ? RuleReader.Condition(entry, "when", fields) : null,
            Region = RuleBasis.Region(entry),
            Sources = basis.Sources,
            Status = basis.Status,
            Note = entry.Text("note") ?? "",
            Place = entry.Place,
        };
        entry.Finish();
        if (read.At.Zip(read.At.Skip(1)).Any(static pair => pair.Second.From <= pair.First.To))
        {
            entry.Log.Error("monitoring.order", entry.PlaceOf("at"), "The windows overlap or are out of order.", "Write them in order of time.");
        }

        if (read.At.IsEmpty && read.EveryDays is null && read.Then.Length == 0)
        {
            entry.Log.Error("monitoring.never", entry.Place, $"{read.Id} is never due.", "Give 'at', 'every', or 'then' in words.");
        }

        return read;
    }

    private static int? Days(FieldReader entry, string key)
    {
        var days = entry.Integer(key);
        if (days < 1)
        {
            entry.Log.Error("value.out-of-range", entry.PlaceOf(key), $"'{key}' is {days} days.", "Write at least 1.");
        }

        return days;
    }

    private static DueWindow? Window(DocumentNode node, FieldReader entry)
    {
        var days = (node is ListNode list ? list.Items : [node])
            .Select(item => entry.AsScalar(item, "a day") is { } s ? entry.AsDecimal(s) : null).ToList();
        if (days.Count is 1 or 2 && days.TrueForAll(static d => d >= 0 && d == decimal.Truncate(d.Value)) && days[0] <= days[^1])
        {
            return new DueWindow((int)days[0]!.Value, (int)days[^1]!.Value);
        }

        entry.Log.Error("monitoring.window", node.Place, "A due day is a whole number, or a pair of them in order.", "Write 28 or [28, 56].");
        return null;
    }
}
