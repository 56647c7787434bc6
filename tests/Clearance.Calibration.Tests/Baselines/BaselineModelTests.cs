using System.Collections.Immutable;
using Clearance.Testing;

namespace Clearance.Calibration.Tests.Baselines;

public sealed class BaselineModelTests
{
    private static readonly ImmutableArray<TrialRow> Counted = [.. TrialData.Rows.Where(LeaveOneTrialOut.Counts)];

    private static double Mean(Func<TrialRow, ResponsePrediction> fit, string trial, string arm, string endpoint, string week) =>
        fit(TrialData.Row(trial, arm, endpoint, week)).Mean!.Value;

    [Fact]
    public void The_placebo_curve_gives_the_published_week_16()
    {
        // 14.3% without and 26.4% with topical steroid at an EASI of 29.
        Assert.Equal(14.3, 100.0 * ShareModel.Logistic(TrialData.Placebo.Logit(16.0, withSteroid: false, 29.0)), 0.2);
        Assert.Equal(26.4, 100.0 * ShareModel.Logistic(TrialData.Placebo.Logit(16.0, withSteroid: true, 29.0)), 0.2);
    }

    [Fact]
    public void The_constant_logit_ranks_drugs_as_their_trials_do_and_is_silent_after_a_change()
    {
        Func<TrialRow, ResponsePrediction> fit = new ConstantLogit(TrialData.Formulary, TrialData.Placebo, TrialData.Priors).Fit(Counted);
        double placebo = Mean(fit, "SOLO 1", "placebo", "EASI75", "16");
        double dupilumab = Mean(fit, "SOLO 1", "dupilumab 300 mg q2w", "EASI75", "16");
        double upadacitinib = Mean(fit, "Measure Up 1", "upadacitinib 30 mg qd", "EASI75", "16");
        Assert.InRange(placebo, 8.0, 22.0);
        Assert.InRange(dupilumab, 40.0, 65.0);
        Assert.InRange(upadacitinib, 65.0, 90.0);
        TrialRow withdrawn = Counted.First(row => row.Class == RowClass.Withdrawal);
        ResponsePrediction silent = fit(withdrawn);
        Assert.Null(silent.Mean);
        Assert.NotEmpty(silent.WhyNot);
    }

    [Fact]
    public void The_indirect_response_knows_doses_and_what_stopping_does()
    {
        Func<TrialRow, ResponsePrediction> fit = new IndirectResponse(TrialData.Formulary, TrialData.Placebo, TrialData.Priors).Fit(Counted);
        double[] doses = [.. new[] { "dupilumab 100 mg q4w", "dupilumab 300 mg q4w", "dupilumab 300 mg qw" }
            .Select(arm => Mean(fit, "Dupilumab phase 2b (Thaci 2016)", arm, "EASI percent change mean (LS)", "16"))];
        Assert.True(doses[0] > doses[1] && doses[1] > doses[2], string.Join(", ", doses));
        TrialRow[] kept = [.. Counted.Where(row => row.Trial == "SOLO-CONTINUE" && row.Endpoint.StartsWith("EASI75 kept", StringComparison.Ordinal))];
        double stopped = fit(kept.First(row => row.Arm.Contains("placebo", StringComparison.Ordinal))).Mean!.Value;
        double continued = fit(kept.First(row => row.Arm.Contains("continued", StringComparison.Ordinal))).Mean!.Value;
        Assert.True(stopped < continued - 20.0, $"{stopped} against {continued}");
    }

    [Fact]
    public void Courses_of_the_Miyano_library_are_those_solved_directly()
    {
        MiyanoCohort cohort = MiyanoCohort.Draw(MiyanoParameters.Load(Repository.At("knowledge")).Value!, 24, 2);
        MiyanoLibrary library = new(cohort);
        foreach ((MiyanoTarget target, double block, double placebo) in new[] { (MiyanoTarget.Jak, 0.7, -0.4), (MiyanoTarget.Il13, 0.93, 0.5), (MiyanoTarget.Il31, 0.5, -2.0) })
        {
            double[] read = library.Easi(target, block, placebo, 112);
            double[] solved = cohort.Easi([new MiyanoStretch(112, MiyanoLibrary.With(new MiyanoInput { Placebo = Math.Exp(placebo) }, target, block))], [112])[0];
            Assert.InRange(read.Zip(solved, (a, b) => Math.Abs(a - b)).Average(), 0.0, 0.6);
        }
    }
}
