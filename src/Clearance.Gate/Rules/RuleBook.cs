using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>Everything in <c>knowledge/rules/</c>, checked.</summary>
public sealed record RuleBook
{
    /// <summary>The vocabulary of facts, by name.</summary>
    public required ImmutableSortedDictionary<string, FactField> Fields { get; init; }

    private readonly ImmutableDictionary<(string Drug, TreatmentStage Stage, GatePhase Phase), ImmutableArray<ClinicalRule>> about =
        ImmutableDictionary<(string Drug, TreatmentStage Stage, GatePhase Phase), ImmutableArray<ClinicalRule>>.Empty;

    /// <summary>Rules by id.</summary>
    public required ImmutableSortedDictionary<string, ClinicalRule> Rules
    {
        get;
        init
        {
            field = value;
            about = (from rule in value.Values from drug in rule.Drugs from stage in rule.Stages select (Key: (drug, stage, rule.Phase), rule))
                .GroupBy(static r => r.Key, static r => r.rule)
                .ToImmutableDictionary(static g => g.Key, static g => g.ToImmutableArray());
        }
    }

    /// <summary>The monitoring timetable.</summary>
    public required ImmutableArray<MonitoringEntry> Monitoring { get; init; }

    /// <summary>
    /// Facts each drug requires before a start, by drug, then field. Their absence holds the drug when it leaves a stop or hold rule open.
    /// </summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<RequiredFact>> Required { get; init; }

    /// <summary>Why a fact that a stop or hold rule asks before a start is not required all the same, by field.</summary>
    public required ImmutableSortedDictionary<string, string> NotRequired { get; init; }

    /// <summary>Other ways than the drug asked about.</summary>
    public required ImmutableArray<AlternativeEntry> Alternatives { get; init; }

    /// <summary>Rules about a drug at a stage in one phase, of any region, in ordinal order of their ids.</summary>
    internal ImmutableArray<ClinicalRule> About(string drug, TreatmentStage stage, GatePhase phase) => about.GetValueOrDefault((drug, stage, phase), []);

    /// <summary>
    /// Reads the rules of a knowledge directory. Any fault is an issue with file, line and cure, and then there is no value.
    /// </summary>
    /// <param name="knowledgeDirectory">The directory that holds rules/.</param>
    /// <param name="formulary">The formulary of the same directory: names of drugs, sources.</param>
    public static Reading<RuleBook> Load(string knowledgeDirectory, DrugFormulary formulary) => new RuleBookLoader(knowledgeDirectory, formulary).Load();
}

/// <summary>A fact a drug requires before it is started.</summary>
/// <param name="Field">The field.</param>
/// <param name="Ask">What to record, in a few words: <c>lymphocyte count</c>.</param>
/// <param name="Group">Group shown together: <c>blood count</c>.</param>
public sealed record RequiredFact(string Field, string Ask, string Group);
