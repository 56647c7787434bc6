using System.Collections.Immutable;
using System.Globalization;
using Clearance.Consult;

namespace Clearance.Report.Page;

/// <summary>What the gate says of the course's drugs: decision and lines for each, then the schedule and the limits. Nothing where a result has no gate.</summary>
internal static class GateSection
{
    public static Html Create(CheckResult? gate) => gate is null ? Html.Empty : Html.Of(
        $"""
        <section id="gate" aria-labelledby="gate-heading"><h2 id="gate-heading">May it be given?</h2>
        <p class="lead">Each systemic drug at its start and now, by the {RegionName(gate.Region)} labels ({gate.RegionBasis}). A fact that is not recorded is never taken as a good one.</p>
        <div class="checks">{gate.Checks.Select(check => Check(gate, check))}</div>
        {gate.Alternatives.Select(a => Html.Of($"""<p class="remark">Instead of {a.For}: {a.Message} {Mark(a.Status)}</p>"""))}
        {Exceptions(gate)}
        {Schedule(gate)}
        {Thresholds(gate)}
        <p class="quiet">{gate.Notice}</p></section>
        """);

    private static Html Check(CheckResult gate, DrugCheck check)
    {
        var mine = gate.Findings.Where(f => f.Check == check.Check).ToList();
        var counted = check.Counted.IsEmpty ? Html.Empty : Html.Of($"""<p class="quiet">Counted: {string.Join(", ", check.Counted)}.</p>""");
        var others = mine.Where(static f => f.OtherRegion).ToList();
        var other = others.Count == 0 ? Html.Empty : Html.Of($"""<details><summary>The other region's label differs in {others.Count}</summary><ul class="findings">{others.Select(Finding)}</ul></details>""");
        return Html.Of(
            $"""
            <article class="check {(check.Blocks ? "blocks" : check.Exception == ExceptionState.Recorded ? "excepted" : "passes")}">
            <h3>{Name(check.Drug)} {check.Dose}, {check.When} ({Day(check.Day, check.Date)})</h3>
            <p class="decision">{Name(check.Verdict)}</p>
            <p>{check.Answer}</p>
            <ul class="findings">{mine.Where(static f => !f.OtherRegion).Select(Finding)}</ul>
            {counted}
            {check.Unusable.Select(u => Html.Of($"""<p class="quiet">Not used: {u.Why}</p>"""))}
            {other}
            </article>
            """);
    }

    private static Html Finding(CheckFinding f)
    {
        var fact = f.Fact.Length == 0 ? Html.Empty : Html.Of($"""<p>{f.Fact}</p>""");
        var lifted = f.LiftedBy.Length == 0 || f.Recorded is not null ? Html.Empty : Html.Of($"""<p>Lifted by: {f.LiftedBy}</p>""");
        var recorded = f.Recorded is { } e ? Html.Of($"""<p class="record-of">Exception on record: {Exception(e)}</p>""") : Html.Empty;
        var exposure = f.Exposure is { } x
            ? Html.Of($"""<p>Expected exposure: {Wording.Number(x.Median)} times ({Wording.Range(x.Low, x.High)}) with {x.Because}{(x.Published is null ? "" : $"; published {x.Published}")}; {x.Basis}.</p>""")
            : Html.Empty;
        return Html.Of(
            $"""
            <li class="{Severity(f)}"><p class="message"><span class="severity">{SeverityName(f)}</span> {f.Message}</p>
            {fact}{exposure}{recorded}{lifted}
            <p class="quiet"><code>{f.Rule}</code> {Basis(f)}{(f.Section.Length > 0 ? " §" + f.Section : "")} {Mark(f.Status)}</p></li>
            """);
    }

    /// <summary>The texts behind a line. One hold for what is not recorded stands for many rules: their number says more than all of their texts.</summary>
    private static string Basis(CheckFinding f) => f.Rule == "NOT-RECORDED"
        ? $"for {f.StandsFor.Length} {(f.StandsFor.Length == 1 ? "rule" : "rules")}"
        : string.Join(", ", f.Source.Split(", ").Where(static s => s is not ("RECALLED" or "HOUSE")));

    private static Html Exceptions(CheckResult gate) => gate.Exceptions.IsEmpty ? Html.Empty : Html.Of(
        $"""<h3 class="apart">Exceptions on record</h3><ul>{gate.Exceptions.Select(e => Html.Of($"<li>{e.Rule}: {Exception(e)}</li>"))}</ul>""");

    private static Html Schedule(CheckResult gate) => gate.Schedule.IsEmpty ? Html.Empty : Html.Of(
        $"""
        <h3 class="apart">What is checked when</h3>
        {(gate.Undated is { } undated ? Html.Of($"<p>{undated}</p>") : Html.Empty)}
        {Pieces.Table(new()
        {
            Caption = "Schedule; where drugs are combined the stricter one wins",
            Columns = ["When", "What", "State", "For", "Basis"],
            Rows = [.. gate.Schedule.Select(l => (ImmutableArray<string>)[Window(l), l.Words, State(l), string.Join(" + ", l.Drugs), $"{string.Join(", ", l.Rules)}{(l.Rules.IsEmpty ? "" : $" ({Status(l.Status)})")}"])],
        })}
        """);

    private static Html Thresholds(CheckResult gate) => gate.Thresholds.IsEmpty ? Html.Empty : Pieces.Folded(
        new()
        {
            Caption = "Laboratory values that interrupt or stop a drug",
            Columns = ["Drug", "When", "What then", "Rule"],
            Rows = [.. gate.Thresholds.Select(t => (ImmutableArray<string>)[t.Drug, t.When, t.Message, $"{t.Rule} ({Status(t.Status)})"])],
        },
        "Values that interrupt or stop");

    private static string Exception(CheckException e) =>
        $"{e.By}{(e.Second is null ? "" : $" and {e.Second}")}, {e.Date ?? (e.Day is { } day ? Day(day, null) : "day not stated")}: “{e.Why}”";

    private static Html Mark(RuleEvidence status) => status == RuleEvidence.Verified
        ? Html.Of($"""<span class="status">verified</span>""")
        : Html.Of($"""<span class="status unsure">{Status(status)}</span>""");

    private static string Status(RuleEvidence status) => status switch
    {
        RuleEvidence.Verified => "verified",
        RuleEvidence.Partial => "partly recalled",
        RuleEvidence.Recalled => "recalled: check the label",
        RuleEvidence.Policy => "policy of this program",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static string SeverityName(CheckFinding f) => f.Recorded is not null ? "Exception" : f.Severity.ToString();

    private static string Severity(CheckFinding f) => f.Recorded is not null ? "exception" : f.Severity.ToString().ToLowerInvariant();

    private static string State(ScheduleLine l) => l.State switch
    {
        ScheduleState.Planned => "planned",
        ScheduleState.Due => "due",
        ScheduleState.Overdue => "overdue",
        ScheduleState.Done => $"done {Day(l.DoneDay ?? l.ToDay, null)}",
        ScheduleState.Missed => "missed",
        ScheduleState.NotRecordable => "outside the record",
        _ => throw new ArgumentOutOfRangeException(nameof(l)),
    };

    private static string Window(ScheduleLine l) => l.FromDate is { } from
        ? from == l.ToDate ? from : $"{from} to {l.ToDate}"
        : Math.Round(l.FromDay) == Math.Round(l.ToDay) ? Day(l.FromDay, null) : $"{Day(l.FromDay, null)} to {Math.Round(l.ToDay).ToString("0", CultureInfo.InvariantCulture)}";

    private static string Day(double day, string? date) => date ?? $"day {Math.Round(day).ToString("0", CultureInfo.InvariantCulture)}";

    private static string RegionName(CheckRegion region) => region == CheckRegion.Us ? "US" : "EU";

    private static string Name(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
