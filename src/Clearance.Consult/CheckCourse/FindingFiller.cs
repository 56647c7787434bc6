using System.Collections.Immutable;

using Clearance.Gate;

namespace Clearance.Consult;

/// <summary>One finding of the gate as a line of the result.</summary>
internal static class FindingFiller
{
    public static CheckFinding Fill(int check, CheckedDrug drug, GateFinding finding, ExposureFiller exposure, CheckKnowledge knowledge) => new()
    {
        Check = check,
        Drug = drug.Planned.Drug.Name,
        Rule = finding.Rule,
        Severity = CheckFiller.Severity(finding.Severity),
        Phase = CheckFiller.Phase(finding.Phase),
        Message = finding.Message,
        Fact = FactLine(finding, drug.Findings.Question.OnDay, knowledge),
        Facts = [.. finding.Facts.Select(Fact)],
        Source = CheckFiller.Keys(finding.Sources),
        Section = finding.Section,
        Status = CheckFiller.Evidence(finding.Status),
        LiftedBy = finding.LiftedBy,
        OtherRegion = finding.OtherRegion,
        RecordNeeded = finding.Record != RecordNeeded.None && finding.Recorded is null && !finding.OtherRegion,
        Recorded = finding.Recorded is { } r ? Recorded(r) : null,
        StandsFor = finding.StandsFor,
        Exposure = exposure.Of(finding),
    };

    private static CheckException Recorded(RuleRecord r) => new()
    {
        Rule = r.Rule,
        Drug = r.Drug,
        By = r.By,
        Second = r.SecondBy,
        Day = r.Day,
        Date = CheckFiller.Iso(r.Date),
        Why = r.Reason,
    };

    /// <summary>The facts in one line: what is known with its day, then what is not recorded.</summary>
    private static string FactLine(GateFinding finding, double onDay, CheckKnowledge knowledge)
    {
        if (finding.Rule == GateFinding.NotRecorded)
        {
            return string.Join(", ", finding.Facts.Where(static f => f.Known is { Expired: true }).Select(f => $"{Said(f.Known!, onDay)}: older than counts"));
        }

        var known = finding.Facts.Where(static f => f.Known is not null).Select(f => Said(f.Known!, onDay)).ToList();
        known = [.. known.Where(k => !known.Exists(other => other.Length > k.Length && other.StartsWith(k, StringComparison.Ordinal)))];
        var unknown = finding.Facts.Where(static f => f.Known is null).Select(f => knowledge.Rules.Fields.TryGetValue(f.Field, out var field) ? field.Meaning.Split(';', ':')[0].Trim() : f.Field).ToList();
        return string.Join("; ", known.Concat(unknown.Count == 0 ? [] : [$"not recorded: {string.Join(", ", unknown)}"]).Distinct(StringComparer.Ordinal));
    }

    /// <summary>What the course says, with its day where that is not the day of the check.</summary>
    private static string Said(Fact fact, double onDay)
    {
        var when = fact.Day is not { } day || day == onDay ? "" : fact.Date is { } date ? $" ({CheckFiller.Iso(date)})" : $" (day {Math.Round(day):0})";
        return fact.Said + when + (fact.Expired ? ", too old" : "") + (fact.Assumed ? ", assumed" : "");
    }

    private static FindingFact Fact(UsedFact used) => new(
        used.Field, used.Known?.Said, used.Known?.Value.Words, used.Known?.Day, CheckFiller.Iso(used.Known?.Date),
        used.Known?.Place is { Line: > 0 } place ? place.Line : null, used.Known?.Expired ?? false, used.Known?.Assumed ?? false, used.Known?.Derivation ?? []);
}
