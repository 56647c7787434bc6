using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>What changes a drug's exposure, as lines.</summary>
internal static class InteractionLines
{
    public static IEnumerable<ListedValue> Of(SystemicDrug drug) =>
    [
        .. drug.ExposureRatios.Select(Ratio),
        .. drug.ClearanceBy.Select(static c => SystemicLines.Line("exposure", $"share of clearance by {Token.Of(c.Pathway)}", c.Share)),
        .. Stages(drug.RenalStages),
        .. drug.Adjustments.Select(Adjustment),
    ];

    /// <summary>A change of dose in words.</summary>
    public static string Text(LabelChange change) => change switch
    {
        LabelChange.ChangeTo c => $"{c.Dose.Value} {c.Dose.Unit} every {c.Interval.Value} {c.Interval.Unit}",
        LabelChange.Multiply c => $"dose times {c.Factor.Value}",
        LabelChange.AtMost c => $"at most {c.Dose.Value} {c.Dose.Unit}",
        LabelChange.NoChange => "no change",
        LabelChange.NotRecommended => "not recommended",
        _ => throw new InvalidOperationException("A change of dose without a case."),
    };

    private static ListedValue Ratio(ExposureRatio e)
    {
        var line = SystemicLines.Line("exposure", $"{e.Metric} ({e.Moiety}), {Token.Of(e.Kind)} {e.Condition}", e.Ratio);
        return e.Interval is { } i ? line with { Note = line.Note.Length == 0 ? $"90% interval {i.Low} to {i.High}" : $"90% interval {i.Low} to {i.High}; {line.Note}" } : line;
    }

    private static IEnumerable<ListedValue> Stages(RenalStages? stages)
    {
        if (stages is null)
        {
            yield break;
        }

        var by = stages.BoundBelongsBelow ? "up to" : "below";
        yield return SystemicLines.Line("label doses", $"renal impairment, mild: {Token.Of(stages.Measure)} {by}", stages.MildBelow);
        yield return SystemicLines.Line("label doses", $"renal impairment, moderate: {Token.Of(stages.Measure)} {by}", stages.ModerateBelow);
        yield return SystemicLines.Line("label doses", $"renal impairment, severe: {Token.Of(stages.Measure)} {by}", stages.SevereBelow);
        if (stages.EndStageBelow is { } end)
        {
            yield return SystemicLines.Line("label doses", $"renal impairment, end stage: {Token.Of(stages.Measure)} {by}", end);
        }
    }

    private static ListedValue Adjustment(LabelAdjustment a)
    {
        var condition = a.Classes.Length > 0 ? string.Join(" with ", a.Classes) : $"{Token.Of(a.On)} {a.Level}";
        var region = a.Region == LabelRegion.Any ? "" : $" ({Token.Of(a.Region).ToUpperInvariant()})";
        return new ListedValue("label doses", condition + region, Text(a.Change), "", a.Source, a.Status, a.Note);
    }
}
