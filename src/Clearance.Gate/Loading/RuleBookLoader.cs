using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>Reads the files of <c>rules/</c> one after another: the vocabulary first, for everything else is typed against it.</summary>
internal sealed class RuleBookLoader(string directory, DrugFormulary formulary)
{
    private static readonly ImmutableArray<string> Lists = ["fields.yaml", "drugs.yaml", "monitoring.yaml", "alternatives.yaml"];

    private readonly IssueLog log = new();
    private readonly string rules = Path.Combine(directory, "rules");

    public Reading<RuleBook> Load()
    {
        if (Open("fields.yaml") is not { } fieldList)
        {
            return Refused();
        }

        var fields = new FieldListReader(formulary.Sources).Read(fieldList);
        if (log.ErrorCount > 0 || Open("drugs.yaml") is not { } drugList)
        {
            return Refused();
        }

        var drugs = new DrugListReader(fields, formulary).Read(drugList);
        var reader = new RuleReader(fields, drugs, formulary.Sources);
        var read = RuleFiles().Select(Open).OfType<FieldReader>().SelectMany(root => reader.Read(root)).ToImmutableArray();
        RuleConflicts.Report(read, log);
        RequiredFacts.Report(read, drugs, log);
        var monitoring = Open("monitoring.yaml") is { } timetable ? new MonitoringReader(fields, drugs, formulary.Sources).Read(timetable) : [];
        var alternatives = Open("alternatives.yaml") is { } others ? new AlternativeReader(fields, drugs, formulary.Sources).Read(others) : [];
        return log.ErrorCount > 0 ? Refused() : new Reading<RuleBook>(
            new RuleBook
            {
                Fields = fields,
                Rules = read.ToImmutableSortedDictionary(static r => r.Id, static r => r, StringComparer.Ordinal),
                Monitoring = monitoring,
                Required = drugs.Required,
                NotRequired = drugs.NotRequired,
                Alternatives = alternatives,
            },
            InOrder());
    }

    private FieldReader? Open(string file)
    {
        var reading = DocumentReader.ReadFile(Path.Combine(rules, file));
        log.AddRange(reading.Issues);
        return reading.Value is { } map ? new FieldReader(map, log) : null;
    }

    private IEnumerable<string> RuleFiles() => Directory.GetFiles(rules, "*.yaml").Select(static f => Path.GetFileName(f))
        .Where(static f => !Lists.Contains(f)).Order(StringComparer.Ordinal);

    private Reading<RuleBook> Refused() => new(null, InOrder());

    private ImmutableArray<Issue> InOrder() =>
        [.. log.ToImmutable().OrderBy(static i => i.Where.File, StringComparer.Ordinal).ThenBy(static i => i.Where.Line).ThenBy(static i => i.Where.Column)];
}
