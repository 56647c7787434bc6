using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Pharmacokinetics.Tests.Interactions;

public sealed class ExposurePredictionTests
{
    private static readonly PatientCovariates Known = new() { CreatinineClearance = 108.7, Egfr = 93.0 };

    [Theory]
    [InlineData("tofacitinib", "strong_cyp3a4_inhibitor", 2.03, 1.84, 2.24)]
    [InlineData("tofacitinib", "moderate_cyp3a4_inhibitor strong_cyp2c19_inhibitor", 1.79, 1.31, 2.44)]
    [InlineData("upadacitinib", "strong_cyp3a4_inhibitor", 1.75, 1.16, 2.64)]
    [InlineData("upadacitinib", "strong_cyp3a4_inducer", 0.5, 0.33, 0.75)]
    [InlineData("baricitinib", "strong_oat3_inhibitor", 2.0, 1.54, 2.59)]
    [InlineData("abrocitinib", "strong_cyp2c19_inhibitor moderate_cyp3a4_inhibitor", 2.32, 1.76, 3.05)]
    public void With_the_classes_that_were_studied_the_change_is_the_published_ratio(string drug, string classes, double median, double low, double high)
    {
        Estimate change = Ask(drug, classes).Change;
        Assert.Equal(median, change.Median, 6);
        Assert.Equal(low, change.Low, 2);
        Assert.Equal(high, change.High, 2);
    }

    [Fact]
    public void A_class_not_studied_alone_is_carried_over_by_the_static_form()
    {
        ExposureFactor factor = Assert.Single(Ask("tofacitinib", "moderate_cyp3a4_inhibitor").Factors, factor => factor.Kind == ExposureCondition.DrugInteraction);
        double moderate = 1.0 / (1.0 - (0.54 * (1.0 - 0.316)));
        double fluconazole = 1.0 / (1.0 - (0.54 * (1.0 - 0.316)) - (0.17 * 0.9));
        Assert.Equal(FactorBasis.PublishedRatioScaled, factor.Basis);
        Assert.Equal(moderate, factor.StaticForm!.Value, 12);
        Assert.Equal(1.79 * moderate / fluconazole, factor.Ratio.Median, 12);
        Assert.Equal("fluconazole", Assert.Single(factor.Published).Condition);
    }

    [Fact]
    public void A_poor_metabolizer_without_a_study_gets_the_static_form_and_a_wide_interval()
    {
        ExposureFactor factor = Assert.Single(Ask("tofacitinib", "", cyp2c19: Cyp2c19Phenotype.Poor).Factors, factor => factor.Kind == ExposureCondition.Genotype);
        Assert.Equal(FactorBasis.StaticForm, factor.Basis);
        Assert.Equal(1.0 / (1.0 - 0.17), factor.Ratio.Median, 12);
        Assert.Empty(factor.Published);
        Assert.True(factor.Ratio.High / factor.Ratio.Low > 1.5);
    }

    [Fact]
    public void The_active_moiety_of_abrocitinib_is_kept_apart_from_the_parent()
    {
        ExposureChange probenecid = Ask("abrocitinib", "strong_oat3_inhibitor");
        Assert.Equal(1.0, probenecid.Change.Median);
        Assert.Equal(1.66, probenecid.ActiveMoietyChange!.Median, 12);
        ExposureChange both = Ask("abrocitinib", "strong_oat3_inhibitor strong_cyp2c19_inhibitor moderate_cyp3a4_inhibitor");
        Assert.Equal(1.91 * 1.66, both.ActiveMoietyChange!.Median, 12);
        Assert.Null(Ask("tofacitinib", "strong_cyp3a4_inhibitor").ActiveMoietyChange);
    }

    [Fact]
    public void An_inhibitor_and_an_inducer_of_one_pathway_are_not_predicted_and_that_is_said()
    {
        ExposureChange change = Ask("tofacitinib", "strong_cyp3a4_inhibitor strong_cyp3a4_inducer");
        Assert.Equal(1.0, change.Change.Median);
        Assert.Contains(change.Unknown, said => said.Contains("not predicted", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_known_is_said()
    {
        ExposureChange bare = ExposurePrediction.Of(Question("abrocitinib", "") with { Patient = new PatientCovariates(), Hepatic = null });
        Assert.Contains(bare.Unknown, said => said.StartsWith("eGFR", StringComparison.Ordinal));
        Assert.Contains(bare.Unknown, said => said.StartsWith("hepatic impairment", StringComparison.Ordinal));
        Assert.Contains(bare.Unknown, said => said.StartsWith("CYP2C19", StringComparison.Ordinal));
        Assert.Contains(Ask("upadacitinib", "strong_oat3_inhibitor").Unknown, said => said.Contains("not studied", StringComparison.Ordinal));
        Assert.Contains(Ask("baricitinib", "", hepatic: OrganStage.Moderate).Unknown, said => said.Contains("no published ratio", StringComparison.Ordinal));
        Assert.Contains(Ask("tofacitinib", "", cyp2c19: Cyp2c19Phenotype.Ultrarapid).Unknown, said => said.Contains("ultrarapid", StringComparison.Ordinal));
        Assert.Empty(Ask("tofacitinib", "antiplatelet").Unknown);
    }

    [Fact]
    public void A_biologic_changes_with_the_body_only()
    {
        ExposureChange change = ExposurePrediction.Of(Question("tralokinumab", "strong_cyp3a4_inhibitor") with { Patient = Known with { WeightKg = 110.0 } });
        ExposureFactor weight = Assert.Single(change.Factors);
        Assert.Equal(Math.Pow(110.0 / 75.0, -0.873), weight.Ratio.Median, 9);
        Assert.Equal(1.0, change.Change.Median);
        Assert.Empty(change.Adjustments);
        Assert.Empty(change.Unknown);
    }

    [Fact]
    public void Dupilumab_in_a_heavy_patient_is_computed_with_its_saturable_model()
    {
        ExposureChange change = ExposurePrediction.Of(Question("dupilumab", "") with { Patient = Known with { WeightKg = 110.0 } });
        Assert.InRange(change.AucRatio.Median, 0.5, 0.7);
        Assert.InRange(change.Reference.MgPerLitre.Median, 75.0, 95.0);
        Assert.Equal(change.Patient.MgPerLitre.Median * 1e6 / 147_000.0, change.Patient.Nanomolar.Median, 6);
    }

    [Fact]
    public void Renal_function_goes_through_the_model_where_it_was_fitted_and_through_the_study_elsewhere()
    {
        ExposureFactor inside = Renal(Ask("tofacitinib", "", Known with { CreatinineClearance = 60.0 }));
        Assert.Equal(FactorBasis.PopulationModel, inside.Basis);
        Assert.Equal(Math.Pow(60.0 / 108.7, -0.354), inside.Ratio.Median, 9);
        Assert.Equal(1.37, Assert.Single(inside.Published).Ratio.Value);
        ExposureFactor outside = Renal(Ask("tofacitinib", "", Known with { CreatinineClearance = 20.0 }));
        Assert.Equal(FactorBasis.PublishedRatio, outside.Basis);
        Assert.Equal(2.23, outside.Ratio.Median, 12);

        static ExposureFactor Renal(ExposureChange change) => Assert.Single(change.Factors, factor => factor.Kind == ExposureCondition.RenalImpairment);
    }

    [Theory]
    [InlineData(80.0, "mild")]
    [InlineData(80.1, "")]
    [InlineData(50.0, "moderate")]
    [InlineData(50.1, "mild")]
    [InlineData(30.0, "severe")]
    public void Stages_of_tofacitinib_hold_their_upper_bound(double creatinineClearance, string stage) =>
        Assert.Equal(stage, string.Join(' ', Ask("tofacitinib", "", Known with { CreatinineClearance = creatinineClearance }).Adjustments.Select(a => a.Rule.Level)));

    [Theory]
    [InlineData(60.0, "mild")]
    [InlineData(59.9, "moderate")]
    [InlineData(30.0, "moderate")]
    [InlineData(29.9, "severe")]
    public void Stages_of_abrocitinib_do_not(double egfr, string stage) =>
        Assert.Equal(stage, string.Join(' ', Ask("abrocitinib", "", Known with { Egfr = egfr }).Adjustments.Select(a => a.Rule.Level)));

    [Fact]
    public void The_labels_dose_brings_exposure_back_near_the_reference()
    {
        ExposureChange change = Ask("tofacitinib", "strong_cyp3a4_inhibitor");
        AdjustedExposure adjusted = Assert.Single(change.Adjustments);
        Assert.Equal((5.0, 1.0), (adjusted.DoseMg, adjusted.IntervalDays));
        Assert.Equal(change.AucRatio.Median / 2.0, adjusted.AucRatio!.Median, 12);
        Assert.InRange(adjusted.AucRatio.Median, 0.95, 1.1);
    }

    [Fact]
    public void A_label_lowers_a_dose_or_leaves_it_but_never_raises_it()
    {
        Assert.Equal(2.5, Assert.Single(ExposurePrediction.Of(Question("tofacitinib", "strong_cyp3a4_inhibitor") with { DoseMg = 2.5, IntervalDays = 1.0 }).Adjustments).DoseMg);
        Assert.Equal(15.0, Assert.Single(ExposurePrediction.Of(Question("upadacitinib", "strong_cyp3a4_inhibitor") with { DoseMg = 30.0 }).Adjustments).DoseMg);
        Assert.Equal(15.0, Assert.Single(ExposurePrediction.Of(Question("upadacitinib", "strong_cyp3a4_inhibitor") with { DoseMg = 15.0 }).Adjustments).DoseMg);
    }

    [Fact]
    public void Editions_of_a_label_differ()
    {
        ExposureQuestion question = Question("abrocitinib", "moderate_strong_cyp2c19_and_2c9_inhibitor") with { DoseMg = 200.0 };
        Assert.Null(Assert.Single(ExposurePrediction.Of(question).Adjustments).DoseMg);
        Assert.Equal(100.0, Assert.Single(ExposurePrediction.Of(question with { Region = LabelRegion.Eu }).Adjustments).DoseMg);
    }

    [Fact]
    public void The_interval_of_a_patient_holds_variability_and_uncertainty()
    {
        ExposureChange change = Ask("tofacitinib", "strong_cyp3a4_inhibitor");
        double all = Math.Log(change.AucRatio.High / change.AucRatio.Low);
        double between = Math.Log(change.Reference.MgPerLitre.High / change.Reference.MgPerLitre.Low);
        double factor = Math.Log(change.Change.High / change.Change.Low);
        Assert.True(all > between);
        Assert.Equal(Math.Sqrt((between * between) + (factor * factor)), all, 0.1);
    }

    [Fact]
    public void Another_inhibitor_never_lowers_exposure_and_the_order_of_classes_does_not_matter()
    {
        string[] inhibitors = ["strong_cyp3a4_inhibitor", "moderate_cyp3a4_inhibitor", "strong_cyp2c19_inhibitor", "moderate_strong_cyp2c19_and_2c9_inhibitor", "strong_oat3_inhibitor"];
        foreach (string drug in new[] { "tofacitinib", "abrocitinib", "baricitinib" })
        {
            ImmutableArray<ClearanceShare> shares = Drugs.Formulary.Drugs[drug].ClearanceBy;
            for (int taken = 1; taken < 1 << inhibitors.Length; taken++)
            {
                string[] classes = [.. inhibitors.Where((_, i) => (taken & (1 << i)) != 0)];
                double ratio = StaticForm.Ratio(shares, classes, Drugs.Formulary.Interactions)?.Median ?? 1.0;
                foreach (string more in inhibitors)
                {
                    Assert.True((StaticForm.Ratio(shares, [.. classes.Append(more).Distinct()], Drugs.Formulary.Interactions)?.Median ?? 1.0) >= ratio);
                }
            }
        }

        Assert.Equal(
            Ask("abrocitinib", "strong_cyp2c19_inhibitor moderate_cyp3a4_inhibitor").AucRatio,
            Ask("abrocitinib", "moderate_cyp3a4_inhibitor strong_cyp2c19_inhibitor").AucRatio);
    }

    private static ExposureChange Ask(string drug, string classes, PatientCovariates? patient = null, OrganStage hepatic = OrganStage.Normal, Cyp2c19Phenotype cyp2c19 = Cyp2c19Phenotype.Normal) =>
        ExposurePrediction.Of(Question(drug, classes) with { Patient = patient ?? Known, Hepatic = hepatic, Cyp2c19 = cyp2c19 });

    private static ExposureQuestion Question(string drug, string classes) => new()
    {
        Drug = Drugs.Formulary.Drugs[drug],
        Interactions = Drugs.Formulary.Interactions,
        DoseMg = Drugs.Formulary.Drugs[drug].DefaultRegimen.Maintenance.DoseMg,
        IntervalDays = Drugs.Formulary.Drugs[drug].DefaultRegimen.Maintenance.IntervalDays,
        Patient = Known,
        Hepatic = OrganStage.Normal,
        Comedication = [.. classes.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
    };
}
