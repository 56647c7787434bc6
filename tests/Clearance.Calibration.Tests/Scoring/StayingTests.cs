using System.Collections.Immutable;
using Clearance.Simulation;

namespace Clearance.Calibration.Tests;

public sealed class StayingTests
{
    private static readonly ModelDraw Central = ModelDraw.Central(Shipped.Formulary);
    private static readonly EntryCriteria Entry = new() { Easi = 16.0, Bsa = 10.0, Iga = 3 };
    private static readonly Measure Response = new Measure.EasiResponse(0.5, ArmScore.Easi);

    [Fact]
    public void A_hazard_that_asks_nothing_of_the_skin_takes_the_same_share_from_everybody()
    {
        ModelDraw draw = Central.With([new("trial_rescue_power", 0.0), new("trial_rescue", 0.01), new("trial_dropout", 0.002)]);
        (double without, double with) = Pair(draw, Response, 300.0);

        // Visits on days 13, 27, ... before day 111: seven of fourteen days each.
        Assert.Equal(without * Math.Exp(-7 * 14 * 0.012), with, 1e-9);
    }

    [Fact]
    public void Rescue_costs_those_who_do_not_improve_most()
    {
        ImmutableArray<TrialRow> rows = [
            Rows.At(111, Response, Entry), Rows.At(111, Response, Entry, rescue: 1.0),
            Rows.Dupilumab(111, Response, Entry, 300.0, 14.0), Rows.Dupilumab(111, Response, Entry, 300.0, 14.0, rescue: 1.0)];
        ArmPredictions p = Predict(Central, rows);
        double placebo = p.Predicted(1)[0] / p.Predicted(0)[0];
        double drug = p.Predicted(3)[0] / p.Predicted(2)[0];
        Assert.InRange(placebo, 0.3, 0.9);
        Assert.True(drug > placebo);
    }

    [Fact]
    public void Imputed_means_do_not_feel_rescue_and_carried_forward_ones_do()
    {
        TrialRow imputed = Rows.Dupilumab(111, new Measure.MeanPercentChange(ArmScore.Easi), Entry, 300.0, 14.0, rescue: 1.0);
        TrialRow none = Rows.Dupilumab(111, new Measure.MeanPercentChange(ArmScore.Easi), Entry, 300.0, 14.0);
        TrialRow carried = imputed with { Statement = imputed.Statement! with { Means = MeanRule.LastObservation } };
        ArmPredictions p = Predict(Central, [imputed, none, carried]);
        Assert.Equal(p.Predicted(1)[0], p.Predicted(0)[0]);
        Assert.True(p.Predicted(2)[0] > p.Predicted(0)[0]);
    }

    [Fact]
    public void Who_is_rescued_before_the_choice_is_no_responder_and_is_among_those_who_are_none()
    {
        Selection responders = new(111, SelectionRule.Easi75, Not: false, Rescue: 1.0);
        Selection others = responders with { Not = true };
        Measure still = new Measure.EasiResponse(0.75, ArmScore.Easi);
        ArmPredictions p = Predict(Central, [
            Rows.Dupilumab(195, still, Entry, 300.0, 14.0, among: responders),
            Rows.Dupilumab(195, still, Entry, 300.0, 14.0, among: others),
            Rows.Dupilumab(195, still, Entry, 300.0, 14.0, untilDay: 112.0, among: responders),
            Rows.Dupilumab(195, still, Entry, 300.0, 14.0)]);
        Assert.True(p.Predicted(0)[0] > p.Predicted(3)[0]);
        Assert.True(p.Predicted(1)[0] < p.Predicted(3)[0]);
        Assert.True(p.Predicted(2)[0] < p.Predicted(0)[0]);
    }

    private static (double Without, double With) Pair(ModelDraw draw, Measure measure, double amountMg)
    {
        ArmPredictions p = Predict(draw, [Rows.Dupilumab(111, measure, Entry, amountMg, 14.0), Rows.Dupilumab(111, measure, Entry, amountMg, 14.0, rescue: 1.0)]);
        return (p.Predicted(0)[0], p.Predicted(1)[0]);
    }

    private static ArmPredictions Predict(ModelDraw draw, ImmutableArray<TrialRow> rows) =>
        new ArmSimulator(Shipped.Formulary, rows).Predict([draw], new ArmOptions { Patients = 256 });
}
