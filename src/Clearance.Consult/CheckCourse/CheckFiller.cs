using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;

using Clearance.Course;
using Clearance.Gate;

namespace Clearance.Consult;

/// <summary>Fills the result from the gate's answers.</summary>
internal sealed class CheckFiller(CheckRequest request, TreatmentCourse course, CheckKnowledge knowledge, CheckPlan plan, LabelChoice labels)
{
    private static readonly string Version = typeof(CheckFiller).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public CheckResult Fill(ImmutableArray<CheckedDrug> drugs, MonitoringSchedule schedule, string? asOf)
    {
        ImmutableArray<CheckFinding> findings = [.. drugs.SelectMany((d, i) => Findings(i, d))];
        ImmutableArray<DrugCheck> checks = [.. drugs.Select((d, i) => Check(i, d, [.. findings.Where(f => f.Check == i)]))];
        var gravest = checks.IsEmpty ? null : checks.OrderByDescending(static c => c.Blocks).ThenByDescending(static c => c.Decision).First();
        ImmutableArray<CheckAlternative> alternatives = [.. drugs.SelectMany(d => d.Findings.Alternatives.Select(a => (d.Planned.Drug.Name, Alternative: a)))
            .DistinctBy(static a => (a.Name, a.Alternative.Id))
            .Select(static a => new CheckAlternative(a.Alternative.Id, a.Name, a.Alternative.Drugs, a.Alternative.Message, Keys(a.Alternative.Sources), Evidence(a.Alternative.Status)))];
        ImmutableArray<ScheduleLine> lines = [.. schedule.Checks.Select(Line)];
        ImmutableArray<CheckThreshold> thresholds = [.. schedule.Thresholds.Select(static t => new CheckThreshold(t.Rule, t.Drug, Severity(t.Severity), t.When, t.Message, Keys(t.Sources), Evidence(t.Status)))];
        return new CheckResult
        {
            Schema = CheckResult.CurrentSchema,
            Notice = "This informs a clinician; it is no label text and does not decide. What is marked recalled or policy must be checked against the current label.",
            Course = course.Id,
            Title = course.Title,
            Anchor = course.Anchor.Name,
            AnchorDate = Iso(plan.AnchorDate),
            Region = labels.Token,
            RegionBasis = labels.Basis,
            Proposal = request.Add?.Trim(),
            Decision = gravest?.Decision ?? CheckDecision.ClearToStart,
            Blocks = gravest?.Blocks ?? false,
            Exception = gravest?.Exception ?? ExceptionState.None,
            Answer = gravest?.Answer ?? "No systemic drug of the course has rules here; nothing was checked.",
            Checks = checks,
            Findings = findings,
            Alternatives = alternatives,
            Exceptions = [.. Exceptions()],
            Schedule = lines,
            Undated = schedule.Undated,
            Thresholds = thresholds,
            StopConditions = schedule.StopConditions,
            NotChecked = plan.NotChecked,
            Sources = Sources(findings.Select(static f => f.Source).Concat(alternatives.Select(static a => a.Source)).Concat(lines.Select(static l => l.Source)).Concat(thresholds.Select(static t => t.Source)), knowledge),
            Record = Record(asOf),
        };
    }

    /// <summary>The sources behind keys joined by commas, each once, in order of their keys.</summary>
    public static ImmutableArray<CheckSource> Sources(IEnumerable<string> joined, CheckKnowledge knowledge) =>
    [
        .. joined.SelectMany(static s => s.Split(", ", StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(knowledge.Formulary.Sources.ContainsKey)
            .Select(k => new CheckSource(k, knowledge.Formulary.Sources[k].Cite, knowledge.Formulary.Sources[k].Addresses)),
    ];

    public static string Keys(ImmutableArray<string> sources) => string.Join(", ", sources);

    public static RuleEvidence Evidence(RuleStatus status) => status switch
    {
        RuleStatus.Verified => RuleEvidence.Verified,
        RuleStatus.Partial => RuleEvidence.Partial,
        RuleStatus.Recalled => RuleEvidence.Recalled,
        RuleStatus.Policy => RuleEvidence.Policy,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static FindingSeverity Severity(GateSeverity severity) => severity switch
    {
        GateSeverity.Inform => FindingSeverity.Inform,
        GateSeverity.Warn => FindingSeverity.Warn,
        GateSeverity.Hold => FindingSeverity.Hold,
        GateSeverity.Stop => FindingSeverity.Stop,
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };

    /// <summary>The phases have the same names in both rooms.</summary>
    public static FindingPhase Phase(GatePhase phase) => Enum.Parse<FindingPhase>(phase.ToString());

    /// <summary>The stages have the same names in both rooms.</summary>
    public static CheckStage Stage(TreatmentStage stage) => Enum.Parse<CheckStage>(stage.ToString());

    public static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IEnumerable<CheckFinding> Findings(int index, CheckedDrug drug)
    {
        var exposure = new ExposureFiller(drug, knowledge.Formulary);
        return drug.Findings.Findings.Concat(drug.Findings.OtherRegion).Select(f => FindingFiller.Fill(index, drug, f, exposure, knowledge));
    }

    private static DrugCheck Check(int index, CheckedDrug drug, ImmutableArray<CheckFinding> findings)
    {
        var question = drug.Findings.Question;
        var exception = findings.Where(static f => f.Recorded is not null || f.RecordNeeded).ToList();
        var state = drug.Findings.Decision != GateDecision.NotRecommendedExceptionMustBeRecorded && exception.Count == 0 ? ExceptionState.None
            : exception.Exists(static f => f.RecordNeeded) ? ExceptionState.Needed
            : exception.Count > 0 ? ExceptionState.Recorded : ExceptionState.None;
        var decision = Enum.Parse<CheckDecision>(drug.Findings.Decision.ToString());
        return new DrugCheck
        {
            Check = index,
            Drug = question.Drug,
            Dose = question.Dose,
            Stage = Stage(question.Stage),
            Day = question.OnDay,
            Date = Iso(question.OnDate),
            When = drug.Planned.When,
            Decision = decision,
            Blocks = drug.Findings.Blocks,
            Exception = state,
            Verdict = AnswerWords.Verdict(question.Stage, decision, drug.Findings.Blocks),
            Answer = AnswerWords.Of(question.Drug, question.Stage, decision, drug.Findings.Blocks, state, findings),
            Approval = question.Facts.Find("course.insurer_approval")?.Said,
            Counted = [.. Counted(question)],
            Checked = [.. drug.Findings.Checked.Select(static p => new CheckedPhase(Phase(p.Phase), p.Rules.Length, p.Fired, p.Open))],
            LeftOpen = drug.Findings.LeftOpen,
            Unusable = [.. drug.Facts.Gaps.Select(static g => new UnusableFact(g.Field, g.Why, g.Place is { Line: > 0 } place ? place.Line : null))],
        };
    }

    /// <summary>Screens that the gate relied on. One without a date counts, and says that it has none.</summary>
    private static IEnumerable<string> Counted(GateQuestion question) => question.Facts.All
        .Where(static f => !f.Expired && f.Value is FactValue.Word && (f.Field.StartsWith("screen.", StringComparison.Ordinal) || f.Field == "infection.current"))
        .Select(static f => f.Said + (f.Date is { } date ? $" ({Iso(date)})" : f.Day is { } day ? $" (day {Math.Round(day):0})" : " (no date)"))
        .Distinct(StringComparer.Ordinal);

    private static ScheduleLine Line(ScheduledCheck c) => new()
    {
        Kind = Enum.Parse<ScheduleLineKind>(c.Kind.ToString()),
        What = c.What,
        Words = c.Words,
        Drugs = c.Drugs,
        Rules = c.Rules,
        FromDay = c.FromDay,
        ToDay = c.ToDay,
        FromDate = Iso(c.FromDate),
        ToDate = Iso(c.ToDate),
        State = Enum.Parse<ScheduleState>(c.State.ToString()),
        DoneDay = c.DoneDay,
        Source = Keys(c.Sources),
        Status = Evidence(c.Status),
    };

    private IEnumerable<CheckException> Exceptions() => course.Exceptions.Select(e => new CheckException
    {
        Rule = e.Rule,
        Drug = course.Regimens.FirstOrDefault(r => r.Id == e.Of) is { } regimen ? knowledge.Formulary.FindDrug(regimen.Drug)?.Name ?? regimen.Drug : null,
        By = e.By,
        Second = e.Second,
        Day = e.At.Day,
        Date = plan.AnchorDate is { } zero && e.At.Day is { } day ? Iso(zero.AddDays((int)Math.Round(day))) : null,
        Why = e.Why,
    });

    private CheckRecord Record(string? asOf) => new()
    {
        Program = "clearance",
        Version = Version,
        CourseFile = Path.GetFileName(request.CourseName),
        CourseHash = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(request.CourseBytes))}",
        KnowledgeHash = knowledge.Formulary.Hash.StartsWith("sha256:", StringComparison.Ordinal) ? knowledge.Formulary.Hash : $"sha256:{knowledge.Formulary.Hash}",
        Add = request.Add,
        On = request.On,
        Region = request.Region is { } r ? (r == CheckRegion.Us ? "US" : "EU") : null,
        AsOf = asOf,
        Rules = knowledge.RuleCounts,
    };
}
