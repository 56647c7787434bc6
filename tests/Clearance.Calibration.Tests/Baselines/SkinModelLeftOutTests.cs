using System.Collections.Immutable;

namespace Clearance.Calibration.Tests.Baselines;

public sealed class SkinModelLeftOutTests
{
    private const int Draws = 300;

    // Draws that differ in one number, the share they predict for two trials alike; posterior to both when taken as calibrated.
    private static ArmPredictions Predictions(ImmutableArray<TrialRow> rows)
    {
        ArmPredictions predictions = new(rows, Draws);
        for (int r = 0; r < rows.Length; r++)
        {
            for (int d = 0; d < Draws; d++)
            {
                predictions.Predicted(r, d, 1)[0] = 35.0 + (20.0 * d / Draws);
                predictions.Error(r, d, 1)[0] = 0.1;
            }
        }

        return predictions;
    }

    private static ImmutableArray<TrialRow> Two()
    {
        TrialRow solo = TrialData.Row("SOLO 1", "dupilumab 300 mg q2w", "EASI75", "16");
        return [solo with { Value = 50.0 }, solo with { Trial = "Another", Line = 3, Value = 40.0 }];
    }

    [Fact]
    public void Leaving_a_trial_out_takes_its_pull_away()
    {
        ImmutableArray<TrialRow> rows = Two();
        SkinModelPredictions seen = SkinModelLeftOut.Run(Predictions(rows), TrialData.Formulary, isCalibrated: false);
        SkinModelPredictions left = SkinModelLeftOut.Run(Predictions(rows), TrialData.Formulary, isCalibrated: true);
        Assert.True(left.Predictions[0].Prediction.Mean < seen.Predictions[0].Prediction.Mean - 0.5);
        Assert.True(left.Predictions[1].Prediction.Mean > seen.Predictions[1].Prediction.Mean + 0.5);
        Assert.All(left.Methods.Values, method => Assert.Equal(LeftOutMethod.Weights, method));
    }

    [Fact]
    public void Draws_of_the_priors_count_alike()
    {
        ImmutableArray<TrialRow> rows = Two();
        SkinModelPredictions all = SkinModelLeftOut.Run(Predictions(rows), TrialData.Formulary, isCalibrated: false);
        Assert.All(all.Predictions, p => Assert.Equal(45.0, p.Prediction.Mean!.Value, 0.1));
        Assert.All(all.Methods.Values, method => Assert.Equal(LeftOutMethod.Unseen, method));
    }
}
