using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>The answer of <c>check</c>: may it be given, what must be there first, what follows when. Schema clearance.check/1.</summary>
public sealed record CheckResult
{
    /// <summary>The version of this shape.</summary>
    public const string CurrentSchema = "clearance.check/1";

    /// <summary>"clearance.check/1".</summary>
    public required string Schema { get; init; }

    /// <summary>What this is and is not, in one sentence.</summary>
    public required string Notice { get; init; }

    /// <summary>The course's id.</summary>
    public required string Course { get; init; }

    /// <summary>The course's title.</summary>
    public required string Title { get; init; }

    /// <summary>The name of day 0.</summary>
    public required string Anchor { get; init; }

    /// <summary>The date of day 0 (yyyy-MM-dd), or null.</summary>
    public required string? AnchorDate { get; init; }

    /// <summary>Whose labels decide.</summary>
    public required CheckRegion Region { get; init; }

    /// <summary>Why this region: asked, of the course, or the default.</summary>
    public required string RegionBasis { get; init; }

    /// <summary>What was proposed, as typed; null when the course's own drugs were checked.</summary>
    public required string? Proposal { get; init; }

    /// <summary>The answer: of the proposal, else the gravest of all checks.</summary>
    public required CheckDecision Decision { get; init; }

    /// <summary>True when something stands in the way; the command then exits with 1.</summary>
    public required bool Blocks { get; init; }

    /// <summary>Whether it rests on an exception.</summary>
    public required ExceptionState Exception { get; init; }

    /// <summary>The answer as a sentence.</summary>
    public required string Answer { get; init; }

    /// <summary>One entry per drug and day asked about.</summary>
    public required ImmutableArray<DrugCheck> Checks { get; init; }

    /// <summary>Findings of all checks, the most important first within each check.</summary>
    public required ImmutableArray<CheckFinding> Findings { get; init; }

    /// <summary>Other ways than the drugs asked about.</summary>
    public required ImmutableArray<CheckAlternative> Alternatives { get; init; }

    /// <summary>Exceptions that the course records, whether a rule asks for them now or not.</summary>
    public required ImmutableArray<CheckException> Exceptions { get; init; }

    /// <summary>What is due when, in order of time.</summary>
    public required ImmutableArray<ScheduleLine> Schedule { get; init; }

    /// <summary>Why the schedule has no calendar dates; null when it has.</summary>
    public required string? Undated { get; init; }

    /// <summary>Values at which a drug is interrupted or stopped.</summary>
    public required ImmutableArray<CheckThreshold> Thresholds { get; init; }

    /// <summary>What ends a drug by plan, in words.</summary>
    public required ImmutableArray<string> StopConditions { get; init; }

    /// <summary>Drugs of the course for which there are no rules.</summary>
    public required ImmutableArray<string> NotChecked { get; init; }

    /// <summary>The sources that findings and schedule name.</summary>
    public required ImmutableArray<CheckSource> Sources { get; init; }

    /// <summary>What is needed to repeat it.</summary>
    public required CheckRecord Record { get; init; }
}

/// <summary>One drug on one day.</summary>
public sealed record DrugCheck
{
    /// <summary>Position in <see cref="CheckResult.Checks"/>, which findings name.</summary>
    public required int Check { get; init; }

    /// <summary>The drug.</summary>
    public required string Drug { get; init; }

    /// <summary>Its dose in words; empty when not stated.</summary>
    public required string Dose { get; init; }

    /// <summary>Where the treatment stands.</summary>
    public required CheckStage Stage { get; init; }

    /// <summary>Day of the check, days from day 0.</summary>
    public required double Day { get; init; }

    /// <summary>Its date (yyyy-MM-dd), or null.</summary>
    public required string? Date { get; init; }

    /// <summary>"proposed", "at its start" or "now".</summary>
    public required string When { get; init; }

    /// <summary>The answer.</summary>
    public required CheckDecision Decision { get; init; }

    /// <summary>True when something stands in the way.</summary>
    public required bool Blocks { get; init; }

    /// <summary>Whether it rests on an exception.</summary>
    public required ExceptionState Exception { get; init; }

    /// <summary>The answer in a few words: "do not start yet".</summary>
    public required string Verdict { get; init; }

    /// <summary>The answer as a sentence.</summary>
    public required string Answer { get; init; }

    /// <summary>The payer's step, as words: "insurer: approved"; null when nothing is recorded.</summary>
    public required string? Approval { get; init; }

    /// <summary>Screening results that counted, in words with their days.</summary>
    public required ImmutableArray<string> Counted { get; init; }

    /// <summary>What was looked at, phase by phase.</summary>
    public required ImmutableArray<CheckedPhase> Checked { get; init; }

    /// <summary>Facts not recorded that left a rule open without holding the drug, in words.</summary>
    public required ImmutableArray<string> LeftOpen { get; init; }

    /// <summary>What the course says that could not be used, and why.</summary>
    public required ImmutableArray<UnusableFact> Unusable { get; init; }
}

/// <summary>What one phase looked at.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Rules">Number of rules asked.</param>
/// <param name="Fired">How many fired.</param>
/// <param name="Open">How many could not be decided.</param>
public sealed record CheckedPhase(FindingPhase Phase, int Rules, int Fired, int Open);

/// <summary>Something that could not become a fact.</summary>
/// <param name="Field">Field of the vocabulary.</param>
/// <param name="Why">Why, in a sentence.</param>
/// <param name="Line">Line of the course file; null when nowhere.</param>
public sealed record UnusableFact(string Field, string Why, int? Line);

/// <summary>An exception on record.</summary>
public sealed record CheckException
{
    /// <summary>Id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The drug; null for any.</summary>
    public required string? Drug { get; init; }

    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    /// <summary>The second prescriber, or null.</summary>
    public required string? Second { get; init; }

    /// <summary>Day, days from day 0; null when not stated.</summary>
    public required double? Day { get; init; }

    /// <summary>Date (yyyy-MM-dd), or null.</summary>
    public required string? Date { get; init; }

    /// <summary>Why.</summary>
    public required string Why { get; init; }
}

/// <summary>Another way than the drug asked about.</summary>
public sealed record CheckAlternative(string Id, string For, ImmutableArray<string> Drugs, string Message, string Source, RuleEvidence Status);

/// <summary>A source.</summary>
public sealed record CheckSource(string Key, string Cite, ImmutableArray<string> Addresses);

/// <summary>What is needed to repeat the check byte for byte.</summary>
public sealed record CheckRecord
{
    /// <summary>"clearance".</summary>
    public required string Program { get; init; }

    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary>The course file's name without its folder.</summary>
    public required string CourseFile { get; init; }

    /// <summary>SHA-256 of the course file's bytes.</summary>
    public required string CourseHash { get; init; }

    /// <summary>SHA-256 over the knowledge files.</summary>
    public required string KnowledgeHash { get; init; }

    /// <summary>What was proposed, as typed.</summary>
    public required string? Add { get; init; }

    /// <summary>The day or date asked for.</summary>
    public required string? On { get; init; }

    /// <summary>The region asked for.</summary>
    public required string? Region { get; init; }

    /// <summary>Everything later than this was hidden; null for nothing.</summary>
    public required string? AsOf { get; init; }

    /// <summary>Number of rules in the book, by status.</summary>
    public required ImmutableArray<RuleCount> Rules { get; init; }
}

/// <summary>Number of rules of a status.</summary>
public sealed record RuleCount(RuleEvidence Status, int Count);
