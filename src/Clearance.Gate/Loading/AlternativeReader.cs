using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>Reads what stands beside the drug asked about.</summary>
internal sealed class AlternativeReader(ImmutableSortedDictionary<string, FactField> fields, DrugLists drugs, ImmutableSortedDictionary<string, Source> sources)
{
    public const string Schema = "clearance.knowledge.rule-alternatives/1";

    public ImmutableArray<AlternativeEntry> Read(FieldReader root) => EntryList.Read(root, Schema, "alternatives", One, static e => e.Id);

    private AlternativeEntry One(FieldReader entry)
    {
        var basis = RuleBasis.Read(entry, sources);
        var read = new AlternativeEntry
        {
            Id = entry.NeedText("id"),
            For = drugs.Named(entry, "for"),
            Drugs = [.. drugs.Named(entry, "drugs")],
            Condition = entry.Has("when") ? RuleReader.Condition(entry, "when", fields) : null,
            Message = entry.NeedText("message"),
            Region = RuleBasis.Region(entry),
            Sources = basis.Sources,
            Status = basis.Status,
        };
        entry.Finish();
        return read;
    }
}
