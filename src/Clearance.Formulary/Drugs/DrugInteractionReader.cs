using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads what changes a drug's exposure: published ratios, shares of clearance, stages of renal function, the label's doses.</summary>
internal sealed class DrugInteractionReader(SourcedReader sourced)
{
    public ImmutableArray<ExposureRatio> Ratios(FieldReader root)
    {
        root.NeedList("exposure_ratios");
        return [.. root.FieldsList("exposure_ratios").Select(ReadRatio)];
    }

    public ImmutableArray<ClearanceShare> Shares(FieldReader root)
    {
        var errorsBefore = root.Log.ErrorCount;
        ImmutableArray<ClearanceShare> shares = [.. root.FieldsList("clearance_by").Select(item =>
        {
            var share = new ClearanceShare(item.NeedChoice<ClearancePathway>("pathway"), sourced.Need(item, "share", Dimension.Number));
            item.Finish();
            return share;
        })];
        if (root.Log.ErrorCount == errorsBefore
            && (shares.Any(static s => s.Share.Internal is not (>= 0.0 and <= 1.0)) || shares.Sum(static s => s.Share.Internal) > 1.0 + 1e-9
                || shares.DistinctBy(static s => s.Pathway).Count() < shares.Length))
        {
            root.Log.Error("clearance.shares", root.PlaceOf("clearance_by"), "Shares of clearance must lie between 0 and 1, sum to 1 at most, and name each pathway once.", "Correct the shares.");
        }

        return shares;
    }

    public RenalStages? Stages(FieldReader root)
    {
        if (root.Fields("renal_stages") is not { } item)
        {
            return null;
        }

        var measure = item.NeedChoice<PkCovariate>("measure");
        var errorsBefore = item.Log.ErrorCount;
        if (measure is not (PkCovariate.CreatinineClearance or PkCovariate.Egfr))
        {
            item.Log.Error("renal.measure", item.PlaceOf("measure"), "Renal function is staged by creatinine_clearance or egfr.", "Name one of them.");
        }

        var dimension = measure == PkCovariate.Egfr ? Dimension.RenalFunctionPerArea : Dimension.RenalFunction;
        var stages = new RenalStages(
            measure,
            item.NeedFlag("bound_belongs_below"),
            sourced.Need(item, "mild_below", dimension),
            sourced.Need(item, "moderate_below", dimension),
            sourced.Need(item, "severe_below", dimension),
            sourced.Find(item, "end_stage_below", dimension));
        item.Finish();
        if (item.Log.ErrorCount == errorsBefore
            && !(stages.MildBelow.Internal > stages.ModerateBelow.Internal && stages.ModerateBelow.Internal > stages.SevereBelow.Internal
                && stages.SevereBelow.Internal > (stages.EndStageBelow?.Internal ?? 0.0)))
        {
            item.Log.Error("renal.order", item.Place, "The bounds of the renal stages do not fall.", "Give mild > moderate > severe > end stage.");
        }

        return stages;
    }

    public ImmutableArray<LabelAdjustment> Adjustments(FieldReader root) =>
        [.. root.FieldsList("label_adjustments").Select(ReadAdjustment).OfType<LabelAdjustment>()];

    private ExposureRatio ReadRatio(FieldReader item)
    {
        var low = item.Number("low90");
        var high = item.Number("high90");
        var ratio = new ExposureRatio(
            item.NeedText("condition"), item.NeedChoice<ExposureCondition>("kind"), item.NeedText("metric"), item.NeedText("moiety"), sourced.Need(item, "ratio", Dimension.Number))
        {
            Interval = low is { } from && high is { } to ? new RatioInterval(from, to) : null,
        };
        item.Finish();
        if (low is null != high is null || (ratio.Interval is { } interval && !(interval.Low > 0.0 && interval.Low <= ratio.Ratio.Value && ratio.Ratio.Value <= interval.High)))
        {
            item.Log.Error("ratio.interval", item.Place, "The 90% interval of a ratio needs both ends, with the ratio between them.", "Give low90 <= ratio <= high90, or neither.");
        }

        return ratio;
    }

    private LabelAdjustment? ReadAdjustment(FieldReader item)
    {
        var (source, status) = sourced.Basis(item);
        var on = item.NeedChoice<ExposureCondition>("on");
        var level = item.Text("level") ?? "";
        ImmutableArray<string> classes = [.. item.Texts("classes")];
        if ((on == ExposureCondition.DrugInteraction) != (classes.Length > 0) || (on == ExposureCondition.DrugInteraction) != (level.Length == 0))
        {
            item.Log.Error("adjustment.condition", item.Place, "An interaction needs classes, any other condition a level.", "Write 'classes' or 'level'.");
        }

        LabelChange? change = item.NeedText("action") switch
        {
            "change_to" => new LabelChange.ChangeTo(sourced.Need(item, "dose", Dimension.Mass), sourced.Need(item, "interval", Dimension.Time)),
            "multiply" => new LabelChange.Multiply(sourced.Need(item, "factor", Dimension.Number)),
            "at_most" => new LabelChange.AtMost(sourced.Need(item, "dose", Dimension.Mass)),
            "no_change" => new LabelChange.NoChange(),
            "not_recommended" => new LabelChange.NotRecommended(),
            _ => null,
        };
        if (change is null)
        {
            item.Log.Error("adjustment.action", item.PlaceOf("action"), "This is not an action of a label.", "Use change_to, multiply, at_most, no_change or not_recommended.");
        }

        var region = item.NeedChoice<LabelRegion>("region");
        var note = item.Text("note") ?? "";
        item.Finish();
        return change is null
            ? null
            : new LabelAdjustment { On = on, Level = level, Classes = classes, Region = region, Change = change, Source = source, Status = status, Note = note };
    }
}
