using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads label regimens.</summary>
internal sealed class RegimenReader(SourcedReader sourced)
{
    public ImmutableArray<LabelRegimen> Read(FieldReader root)
    {
        root.NeedList("regimens");
        ImmutableArray<LabelRegimen> regimens = [.. root.FieldsList("regimens").Select(ReadOne)];
        if (root.Has("regimens") && regimens.Count(static r => r.IsDefault) != 1)
        {
            root.Log.Error("regimen.default", root.PlaceOf("regimens"), "Exactly one regimen must be the default.", "Write 'default: true' at one of them.");
        }

        foreach (var twice in regimens.GroupBy(static r => r.Name).Where(static g => g.Count() > 1))
        {
            root.Log.Error("name.duplicate", root.PlaceOf("regimens"), $"The regimen '{twice.Key}' stands there twice.", "Give each regimen its own name.");
        }

        return regimens;
    }

    private LabelRegimen ReadOne(FieldReader item)
    {
        var (source, status) = sourced.Basis(item);
        item.NeedList("phases");
        var regimen = new LabelRegimen
        {
            Name = item.NeedText("name"),
            IsDefault = item.NeedFlag("default"),
            Route = item.NeedChoice<DoseRoute>("route"),
            Standing = item.NeedChoice<RegimenStanding>("standing"),
            Condition = item.NeedText("condition"),
            Source = source,
            Status = status,
            Phases = [.. item.FieldsList("phases").Select(ReadPhase)],
        };
        item.Finish();
        for (var i = 0; i < regimen.Phases.Length; i++)
        {
            var last = i == regimen.Phases.Length - 1;
            if (last == regimen.Phases[i].Count is not null)
            {
                item.Log.Error("regimen.phases", item.PlaceOf("phases"), "Every phase but the last needs a count; the last has none.", "Add or remove 'count'.");
            }
        }

        return regimen;
    }

    private LabelPhase ReadPhase(FieldReader item)
    {
        var phase = new LabelPhase(sourced.Need(item, "dose", Dimension.Mass), sourced.Need(item, "interval", Dimension.Time), item.Integer("count"));
        item.Finish();
        return phase;
    }
}
