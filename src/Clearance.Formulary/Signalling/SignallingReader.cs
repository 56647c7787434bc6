using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads signalling.yaml.</summary>
internal sealed class SignallingReader(SourcedReader sourced)
{
    public const string Schema = "clearance.knowledge.signalling/1";

    public SignallingFacts Read(FieldReader root)
    {
        root.NeedSchema(Schema);
        var cytokines = ReadCytokines(root);
        var signals = ReadSignals(root, cytokines);
        var il13 = root.NeedFields("il13");
        var classes = ImmutableSortedDictionary.CreateBuilder<Il13Reading, PotencyClass>();
        if (il13?.NeedFields("classes") is { } map)
        {
            foreach (var reading in Enum.GetValues<Il13Reading>())
            {
                classes[reading] = map.NeedChoice<PotencyClass>(Token.Of(reading));
            }

            map.Finish();
        }

        var facts = new SignallingFacts
        {
            Signals = signals,
            DefaultIl13Reading = il13?.NeedChoice<Il13Reading>("default") ?? default,
            Il13Class = classes.ToImmutable(),
            Il13Statements = il13 is null ? [] : [.. il13.FieldsList("statements").Select(f => sourced.ReadNote(f))],
            Cytokines = cytokines,
        };
        il13?.Finish();
        root.Finish();
        return facts;
    }

    private ImmutableSortedDictionary<SkinSignal, SignalFacts> ReadSignals(FieldReader root, ImmutableArray<CytokineFacts> cytokines)
    {
        var signals = ImmutableSortedDictionary.CreateBuilder<SkinSignal, SignalFacts>();
        if (root.NeedFields("signals") is not { } list)
        {
            return signals.ToImmutable();
        }

        foreach (var signal in Enum.GetValues<SkinSignal>())
        {
            if (list.NeedFields(Token.Of(signal)) is not { } item)
            {
                continue;
            }

            var (source, status) = sourced.Basis(item);
            var facts = new SignalFacts(
                signal, item.NeedText("symbol"), item.NeedText("name"), item.NeedChoice<PotencyClass>("class"), [.. item.Texts("cytokines")], source, status);
            item.Finish();
            foreach (var unknown in facts.Cytokines.Where(c => cytokines.All(x => x.Id != c)))
            {
                item.Log.Error("signal.cytokine", item.PlaceOf("cytokines"), $"'{unknown}' is not in the table of cytokines.", "Name a key of 'cytokines'.");
            }

            signals[signal] = facts;
        }

        list.Finish();
        return signals.ToImmutable();
    }

    private ImmutableArray<CytokineFacts> ReadCytokines(FieldReader root)
    {
        var all = ImmutableArray.CreateBuilder<CytokineFacts>();
        if (root.NeedFields("cytokines") is { } list)
        {
            foreach (var entry in list.Entries())
            {
                if (list.AsFields(entry.Value) is { } item)
                {
                    all.Add(ReadCytokine(entry.Key, item));
                }
            }
        }

        return all.ToImmutable();
    }

    private CytokineFacts ReadCytokine(string id, FieldReader item)
    {
        var (jaks, jaksBasis) = ReadSet(item, "jaks");
        var (stats, statsBasis) = ReadSet(item, "stats");
        var cytokine = new CytokineFacts
        {
            Id = id,
            Name = item.NeedText("name"),
            Chains = item.NeedFields("chains") is { } chains ? sourced.ReadNote(chains, "chains") : Empty,
            Jaks = jaks,
            JaksBasis = jaksBasis,
            ChainMap = item.Fields("chain_map") is { } chainMap ? sourced.ReadNote(chainMap, "chain_map") : null,
            Stats = stats,
            StatsBasis = statsBasis,
            Class = item.Choice<PotencyClass>("class"),
            Roles = [.. item.FieldsList("roles").Select(f => sourced.ReadNote(f))],
        };
        item.Finish();
        return cytokine;
    }

    private (ImmutableArray<string> Set, SourcedNote Basis) ReadSet(FieldReader item, string key)
    {
        if (item.NeedFields(key) is not { } fields)
        {
            return ([], Empty);
        }

        fields.NeedList("set");
        ImmutableArray<string> set = [.. fields.Texts("set")];
        var (source, status) = sourced.Basis(fields);
        var note = fields.Text("note") ?? "";
        fields.Finish();
        return (set, new SourcedNote(key, note, source, status));
    }

    private static SourcedNote Empty => new("", "", "", ValueStatus.Assumption);
}
