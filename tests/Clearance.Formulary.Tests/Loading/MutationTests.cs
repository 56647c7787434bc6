using Clearance.Course;

namespace Clearance.Formulary.Tests;

/// <summary>One fault put into a copy of the shipped knowledge gives one issue, in that file, on that line.</summary>
public sealed class MutationTests
{
    [Theory]
    [InlineData("unit: L/h, ", "", "field.missing")]
    [InlineData("source: VO21, ", "", "field.missing")]
    [InlineData("source: VO21", "source: VO99", "source.unknown")]
    [InlineData("source: VO21", "source: RECALLED", "source.no-text")]
    [InlineData("status: verified", "status: certain", "value.not-a-choice")]
    [InlineData("status: verified", "statsu: verified", "field.unknown")]
    [InlineData("unit: L/h", "unti: L/h", "field.unknown")]
    [InlineData("unit: L/h", "unit: L/hr", "unit.unknown")]
    [InlineData("unit: L/h", "unit: 1/h", "unit.dimension")]
    [InlineData("note: \"non", "noted: \"non", "field.unknown")]
    [InlineData("value: 26.3", "value: '26.3'", "value.wrong-type")]
    public void A_fault_in_the_clearance_of_tofacitinib(string find, string replace, string code)
    {
        const string file = "drugs/tofacitinib.yaml";
        using var copy = new KnowledgeCopy();
        var line = copy.Replace(file, "    CL: {value: 26.3", find, replace);
        var issue = Assert.Single(copy.Load().Issues);
        Assert.Equal(code, issue.Code);
        Assert.EndsWith("tofacitinib.yaml", issue.Where.File, StringComparison.Ordinal);
        Assert.Equal(line, issue.Where.Line);
        Assert.NotEmpty(issue.Cure);
    }

    [Theory]
    [InlineData("sources.yaml", "  VO21:", "VO21", "VO22", "source.unknown")]
    [InlineData("topicals.yaml", "effect: {value: 0.35", "unit: fraction, ", "", "field.missing")]
    [InlineData("topicals.yaml", "    class: potent", "potent", "strong", "value.not-a-choice")]
    [InlineData("signalling.yaml", "  il31: {", "class: jak1_jak2", "class: jak1_jak4", "value.not-a-choice")]
    [InlineData("signalling.yaml", "  il31: {", "[IL31]", "[IL99]", "signal.cytokine")]
    [InlineData("scales.yaml", "at_most: 2.6", "unit: points", "unit: ratio", "unit.dimension")]
    [InlineData("scales.yaml", "at_most: 2.6", "at_most", "at_mots", "field.unknown")]
    [InlineData("scales.yaml", "set: chopra", "upper: [6, 23,", "upper: [23, 6,", "scale.strata")]
    [InlineData("model/skin.yaml", "central: {value: 0.025", "source: BANGERT_2021, ", "", "field.missing")]
    [InlineData("model/skin.yaml", "    prior: half_normal", "half_normal", "halfnormal", "prior.unknown")]
    [InlineData("interactions.yaml", "  ketoconazole: {", "[strong_cyp3a4_inhibitor]", "[strong_cyp3a5_inhibitor]", "interaction.class")]
    [InlineData("interactions.yaml", "low: 0.2, high: 0.5, activity: {value: 0.316, unit: fraction, source: [RECALLED, HOUSE], status: assumption, note: \"geometric", "high: 0.5", "high: 0.3", "interaction.activity")]
    [InlineData("interactions.yaml", "  static_form: {", "unit: \"1\", ", "", "field.missing")]
    [InlineData("drugs/tofacitinib.yaml", "condition: ketoconazole, kind: drug_interaction, metric: AUC", "low90: 1.91", "low90: 2.10", "ratio.interval")]
    [InlineData("drugs/tofacitinib.yaml", "condition: ketoconazole, kind: drug_interaction, metric: AUC", "high90: 2.16, ", "", "ratio.interval")]
    [InlineData("drugs/tofacitinib.yaml", "{pathway: cyp3a4, share", "0.54", "0.64", "clearance.shares")]
    [InlineData("drugs/tofacitinib.yaml", "{pathway: cyp3a4, share", "cyp3a4", "cyp3a5", "value.not-a-choice")]
    [InlineData("drugs/tofacitinib.yaml", "mild_below: {value: 80", "value: 80", "value: 40", "renal.order")]
    [InlineData("drugs/tofacitinib.yaml", "measure: creatinine_clearance", "creatinine_clearance", "weight", "renal.measure")]
    [InlineData("drugs/tofacitinib.yaml", "classes: [strong_cyp3a4_inducer]", "action: not_recommended", "action: avoid", "adjustment.action")]
    [InlineData("drugs/tofacitinib.yaml", "level: severe, region: any, action: not_recommended", "level: severe, ", "", "adjustment.condition")]
    [InlineData("population/adults.yaml", "central: {value: 44", "status: inferred", "status: guessed", "value.not-a-choice")]
    [InlineData("population/adults.yaml", "female: {value: 0.43", "0.43", "0.53", "population.shares")]
    public void A_fault_in_any_file_is_found_there(string file, string line, string find, string replace, string code)
    {
        using var copy = new KnowledgeCopy();
        var number = copy.Replace(file, line, find, replace);
        var reading = copy.Load();
        Assert.Null(reading.Value);
        var issues = reading.Issues.Where(i => i.Code == code).ToList();
        Assert.NotEmpty(issues);
        Assert.Equal(reading.Issues.Length, issues.Count);

        // A renamed source shows where it is used; everything else on the line or the block it breaks.
        if (file != "sources.yaml")
        {
            var issue = Assert.Single(issues);
            Assert.EndsWith(file.Split('/')[^1], issue.Where.File, StringComparison.Ordinal);
            Assert.InRange(number - issue.Where.Line, 0, 2);
        }
    }

    [Fact]
    public void The_hash_tells_any_changed_file()
    {
        using var copy = new KnowledgeCopy();
        Assert.Equal(Knowledge.Shipped.Hash, copy.Load().Value?.Hash);
        copy.Replace("trials/efficacy.csv", "SOLO 1", "SOLO 1", "SOLO 9");
        Assert.NotEqual(Knowledge.Shipped.Hash, copy.Load().Value?.Hash);
    }

    [Theory]
    [InlineData("drugs/tofacitinib.yaml", "aliases: [", "Xeljanz", "Dupixent", "name.duplicate")]
    [InlineData("drugs/dupilumab.yaml", "    - {first: Vc", "-0.373", "-1.373", "pk.covariance")]
    [InlineData("drugs/dupilumab.yaml", "    Km: ", "Km: ", "Kn: ", "pk.symbol")]
    [InlineData("drugs/upadacitinib.yaml", "fraction: {value: 0.255", "0.255", "0.355", "pk.formulation")]
    [InlineData("drugs/upadacitinib.yaml", "schema:", "/1", "/9", "schema.unknown")]
    [InlineData("drugs/tofacitinib.yaml", "    median: {value: 70,", "value: 70,", "value: 700,", "potency.range")]
    public void A_fault_between_the_parts_of_a_file_is_named(string file, string line, string find, string replace, string code)
    {
        using var copy = new KnowledgeCopy();
        copy.Replace(file, line, find, replace);
        var reading = copy.Load();
        Assert.Null(reading.Value);
        Assert.Contains(reading.Issues, i => i.Code == code && i.Severity == IssueSeverity.Error);
    }

    [Fact]
    public void A_directory_without_knowledge_is_an_issue_not_an_exception()
    {
        var reading = DrugFormulary.Load(Path.Combine(Knowledge.Directory, "no-such-folder"));
        Assert.Null(reading.Value);
        Assert.Equal("file.missing", Assert.Single(reading.Issues).Code);
    }
}
