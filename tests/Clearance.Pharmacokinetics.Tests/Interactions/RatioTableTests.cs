using System.Globalization;
using System.Text;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics.Tests.Exposure;
using Xunit.Abstractions;

namespace Clearance.Pharmacokinetics.Tests.Interactions;

/// <summary>Published ratios of exposure against what shares of clearance and the population models give on their own.</summary>
[Collection("writes docs/pharmacokinetics.md")]
public sealed class RatioTableTests(ITestOutputHelper output)
{
    private const string Document = "docs/pharmacokinetics.md";
    private const string Begin = "<!-- ratios: written by RatioTableTests with CLEARANCE_WRITE_DOCS=1 -->";
    private const string End = "<!-- end of ratios -->";

    private static readonly PatientCovariates Healthy = new() { Dosing = "repeated" };
    private static readonly PatientCovariates Ad = new() { Dosing = "repeated", Disease = "ad" };

    [Fact]
    public void The_static_form_is_within_a_quarter_of_every_published_ratio()
    {
        output.WriteLine(Table());
        Assert.Equal(8, FromShares().Count());
        Assert.All(FromShares(), row => Assert.InRange(row.Predicted / row.Published, 0.75, 1.25));
    }

    [Fact]
    public void Population_models_are_within_a_fifth_of_ratios_but_where_they_lack_the_covariate()
    {
        foreach ((int line, string _, double published, double predicted) in FromModels())
        {
            // Row 96: the upadacitinib model has no effect of sex.
            Assert.Equal(line != 96 || Math.Abs((predicted / published) - 1.0) <= 0.2, Math.Abs((predicted / published) - 1.0) <= 0.2);
        }
    }

    [Fact]
    public void Every_ratio_of_the_reference_table_is_predicted_or_said_not_to_be()
    {
        HashSet<int> here = [.. FromModels().Select(row => row.Line), 75, 77, .. NotPredicted().SelectMany(group => group.Lines)];
        Assert.All(
            PublishedRow.All.Where(row => Scenarios.Excluded(row).StartsWith("a ratio", StringComparison.Ordinal)), row => Assert.Contains(row.Line, here));
    }

    [Fact]
    public void The_document_holds_these_tables()
    {
        string path = Repository.At(Document);
        string text = File.ReadAllText(path);
        int from = text.IndexOf(Begin, StringComparison.Ordinal);
        int to = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(from >= 0 && to > from, "The document has lost its markers.");
        string wanted = $"{text[..from]}{Begin}\n\n{Table()}\n{text[to..]}";
        if (Environment.GetEnvironmentVariable("CLEARANCE_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, wanted);
            text = wanted;
        }

        Assert.Equal(wanted, text);
    }

    private static IEnumerable<(string Drug, string With, double Published, double Predicted, ValueStatus Status)> FromShares() =>
        from drug in Drugs.Formulary.Drugs.Values
        from ratio in drug.ExposureRatios
        where ratio.Kind is ExposureCondition.DrugInteraction or ExposureCondition.Genotype && ratio.Metric == "AUC" && ratio.Moiety == "parent" && !drug.ClearanceBy.IsEmpty
        let facts = Drugs.Formulary.Interactions
        let classes = facts.StudiedWith.TryGetValue(ratio.Condition, out StudiedDrug? studied) ? studied.Classes : [ratio.Condition]
        select (drug.Name, ratio.Condition, ratio.Ratio.Value, StaticForm.Ratio(drug.ClearanceBy, classes, facts)!.Median, ratio.Ratio.Status);

    private static IEnumerable<(int Line, string What, double Published, double Predicted)> FromModels()
    {
        double ketoconazole = FromShares().Single(row => row is { Drug: "tofacitinib", With: "ketoconazole" }).Predicted;
        yield return (76, "tofacitinib, ketoconazole, Cmax (clearance divided by the static form's ratio)", 1.16,
            Peak("tofacitinib", Healthy with { ClearanceMultiplier = 1.0 / ketoconazole }, 10.0, single: true) / Peak("tofacitinib", Healthy, 10.0, single: true));
        yield return (78, "tofacitinib, creatinine clearance 65 against 108.7 (mild)", 1.37, Area("tofacitinib", Healthy with { CreatinineClearance = 65.0 }, 5.0) / Area("tofacitinib", Healthy, 5.0));
        yield return (78, "tofacitinib, creatinine clearance 41 against 108.7 (moderate)", 1.43, Area("tofacitinib", Healthy with { CreatinineClearance = 41.0 }, 5.0) / Area("tofacitinib", Healthy, 5.0));
        yield return (92, "upadacitinib, 15 mg extended against 12 mg immediate release", 1.0, Area("upadacitinib", Healthy, 15.0) / Area("upadacitinib", Healthy, 12.0, "IR"));
        yield return (93, "upadacitinib, 15 mg once daily extended against 6 mg twice daily immediate release", 1.0, Area("upadacitinib", Healthy, 15.0) / (2.0 * Area("upadacitinib", Healthy, 6.0, "IR")));
        yield return (96, "upadacitinib, women against men (no covariate)", 1.2, Area("upadacitinib", Ad with { Sex = "female" }, 15.0) / Area("upadacitinib", Ad, 15.0));
        yield return (97, "upadacitinib, creatinine clearance 75 against 108.7 (mild)", 1.12, Area("upadacitinib", Ad with { CreatinineClearance = 75.0 }, 15.0) / Area("upadacitinib", Ad, 15.0));
        yield return (97, "upadacitinib, creatinine clearance 45 against 108.7 (moderate)", 1.25, Area("upadacitinib", Ad with { CreatinineClearance = 45.0 }, 15.0) / Area("upadacitinib", Ad, 15.0));

        PatientCovariates white = Ad with { WeightKg = 80.0 };
        PatientCovariates asian = Ad with { WeightKg = 66.0, Race = "asian" };
        yield return (99, "abrocitinib, Asian 66 kg against White 80 kg", 1.48, Abrocitinib(asian) / Abrocitinib(white));
        yield return (100, "the same, Cmax", 1.43, Peak("abrocitinib", asian, 200.0) / Peak("abrocitinib", white, 200.0));
        yield return (101, "abrocitinib, atopic dermatitis against healthy", 1.31, Abrocitinib(Ad) / Abrocitinib(Healthy));
        yield return (102, "abrocitinib, adolescent against adult", 0.666, Abrocitinib(Healthy with { AgeGroup = "adolescent" }) / Abrocitinib(Healthy));
        yield return (103, "abrocitinib, adolescent 61 kg against White 80 kg", 0.81, Abrocitinib(Ad with { WeightKg = 61.0, AgeGroup = "adolescent" }) / Abrocitinib(white));
        yield return (104, "abrocitinib, fluconazole as a covariate", 3.84, Abrocitinib(Healthy with { Comedication = "fluconazole" }) / Abrocitinib(Healthy));
        yield return (105, "abrocitinib, fluvoxamine as a covariate", 2.32, Abrocitinib(Healthy with { Comedication = "fluvoxamine" }) / Abrocitinib(Healthy));
        yield return (106, "abrocitinib, rifampin as a covariate", 0.128, Abrocitinib(Healthy with { Comedication = "rifampin" }) / Abrocitinib(Healthy));
        yield return (107, "abrocitinib, mild or moderate hepatic impairment", 1.78, Abrocitinib(Healthy with { HepaticImpairment = "mild_or_moderate" }) / Abrocitinib(Healthy));
        yield return (108, "abrocitinib, 111 kg against 70 kg", 0.8, Abrocitinib(Healthy with { WeightKg = 111.0 }) / Abrocitinib(Healthy));
        yield return (108, "abrocitinib, 52 kg against 70 kg", 1.15, Abrocitinib(Healthy with { WeightKg = 52.0 }) / Abrocitinib(Healthy));
    }

    private static IEnumerable<(string Reason, int[] Lines)> NotPredicted() =>
    [
        ("is itself the factor: nothing else is known", [73, 74, 98, 109, 110, 111, 112]),
        ("is an input of the model", [95]),
        ("food or modified release is not modelled", [57, 72, 94]),
    ];

    private static string Table()
    {
        StringBuilder table = new();
        table.Append("| drug | studied with | published | shares of clearance alone | ratio | published value is |\n|---|---|--:|--:|--:|---|\n");
        foreach ((string drug, string with, double published, double predicted, ValueStatus status) in FromShares())
        {
            table.Append(CultureInfo.InvariantCulture, $"| {drug} | {with.Replace('_', ' ')} | {published} | {Short(predicted)} | {predicted / published:F2} | {Course.Token.Of(status)} |\n");
        }

        table.Append("\n| row | what | published | population model | ratio |\n|--:|---|--:|--:|--:|\n");
        foreach ((int line, string what, double published, double predicted) in FromModels())
        {
            table.Append(CultureInfo.InvariantCulture, $"| {line} | {what} | {published} | {Short(predicted)} | {predicted / published:F2} |\n");
        }

        table.Append("\nRatios of the reference table without a prediction of their own:\n\n");
        foreach ((string reason, int[] lines) in NotPredicted())
        {
            table.Append(CultureInfo.InvariantCulture, $"- {reason}: rows {string.Join(", ", lines)}\n");
        }

        return table.ToString();
    }

    private static string Short(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    private static double Abrocitinib(PatientCovariates who) => Area("abrocitinib", who, 200.0);

    private static double Area(string drug, PatientCovariates who, double mg, string? formulation = null) => Dose(drug, who, mg, formulation).AreaUnderCurve.Value;

    private static double Peak(string drug, PatientCovariates who, double mg, bool single = false)
    {
        LinearDose<Lane1> dose = Dose(drug, who, mg, null);
        return Enumerable.Range(0, 2000).Max(i => TrainResponse.Concentration(in dose, 1.0, single ? 1.0 : TrainResponse.Endless, i / 2000.0).Value);
    }

    private static LinearDose<Lane1> Dose(string drug, PatientCovariates who, double mg, string? formulation)
    {
        PkPopulationModel model = Drugs.Model(drug);
        double[] block = new double[model.BlockLength(1)];
        model.Typical(who, block, 0, 1);
        return IndividualDoses.Linear<Lane1>(model, block, formulation is null ? model.DefaultFormulation : Drugs.Formulation(model, formulation), mg, 1.0);
    }
}
