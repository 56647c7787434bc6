using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>The working state of one check; each phase adds to it.</summary>
internal sealed class GateContext(RuleBook rules, GateQuestion question, FactSet facts)
{
    /// <summary>The rules.</summary>
    public RuleBook Rules { get; } = rules;

    /// <summary>The question.</summary>
    public GateQuestion Question { get; } = question;

    /// <summary>The facts, those out of date marked.</summary>
    public FactSet Facts { get; } = facts;

    /// <summary>Findings so far, of both regions.</summary>
    public List<GateFinding> Findings { get; } = [];

    /// <summary>Facts whose absence leaves a rule open, with that rule.</summary>
    public List<(string Field, ClinicalRule Rule)> Open { get; } = [];

    /// <summary>What was looked at.</summary>
    public List<PhaseCheck> Checked { get; } = [];

    /// <summary>Other ways.</summary>
    public List<GateAlternative> Alternatives { get; } = [];

    /// <summary>The answer, made by the last phase.</summary>
    public GateFindings? Answer { get; set; }

    /// <summary>Whether something of this region holds here.</summary>
    public bool IsHere(RuleRegion region) =>
        region == RuleRegion.Any || (region == RuleRegion.Us) == (Question.Region == GateRegion.Us);

    /// <summary>A condition's truth. Facts out of date can make it true but never false.</summary>
    public Truth TruthOf(Condition condition)
    {
        var asWritten = ConditionTruth.Of(condition, Known, Question.OnDay);
        return asWritten == Truth.True ? Truth.True : ConditionTruth.Of(condition, KnownAndCurrent, Question.OnDay);
    }

    /// <summary>The value of a field, out of date or not.</summary>
    public FactValue? Known(FactField field) => Facts.Find(field.Name)?.Value;

    /// <summary>The value of a field, unless it is out of date.</summary>
    public FactValue? KnownAndCurrent(FactField field) => Facts.Find(field.Name) is { Expired: false } fact ? fact.Value : null;
}
