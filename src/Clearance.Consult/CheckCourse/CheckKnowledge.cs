using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Formulary;
using Clearance.Gate;

namespace Clearance.Consult;

/// <summary>What every check needs of the knowledge files, read once.</summary>
public sealed record CheckKnowledge
{
    private ImmutableArray<RuleCount>? ruleCounts;

    /// <summary>Drugs and sources.</summary>
    public required DrugFormulary Formulary { get; init; }

    /// <summary>Rules, vocabulary and timetable.</summary>
    public required RuleBook Rules { get; init; }

    /// <summary>How a course becomes facts.</summary>
    public required CourseFactTables Tables { get; init; }

    /// <summary>Number of rules of each status.</summary>
    public ImmutableArray<RuleCount> RuleCounts => ruleCounts ??=
        [.. Enum.GetValues<RuleStatus>().Select(s => new RuleCount(CheckFiller.Evidence(s), Rules.Rules.Values.Count(r => r.Status == s)))];

    /// <summary>Reads them; without a value when an issue is an error.</summary>
    public static Reading<CheckKnowledge> Load(string knowledgeFolder)
    {
        var formulary = DrugFormulary.Load(knowledgeFolder);
        return formulary.Value is { } known ? With(knowledgeFolder, known) : new(null, formulary.Issues);
    }

    /// <summary>Reads the rest beside a formulary already read.</summary>
    public static Reading<CheckKnowledge> With(string knowledgeFolder, DrugFormulary formulary)
    {
        var loading = Task.Run(() => RuleBook.Load(knowledgeFolder, formulary));
        var tables = CourseFactTables.Load(knowledgeFolder, formulary);
        var rules = loading.GetAwaiter().GetResult();
        ImmutableArray<Issue> issues = [.. rules.Issues, .. tables.Issues];
        return rules.Value is { } book && tables.Value is { } facts
            ? new(new CheckKnowledge { Formulary = formulary, Rules = book, Tables = facts }, issues)
            : new(null, issues);
    }
}
