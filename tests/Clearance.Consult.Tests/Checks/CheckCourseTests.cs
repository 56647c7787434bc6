using System.Text.Json;

using Clearance.Consult.Tests.Run;
using Clearance.Course;

namespace Clearance.Consult.Tests.Checks;

public sealed class CheckCourseTests
{
    private const string Head = "schema: 1\nid: x\ntitle: X\nsources: { c: { cite: own, status: verified } }\ndefault_source: c\nanchor: { name: day_zero }\n";

    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Repository.At("cases"), "*.yaml").Order(StringComparer.Ordinal).Select(static f => Path.GetRelativePath(Repository.Root, f))];

    [Theory]
    [InlineData("check.schema.json", typeof(CheckResult), CheckResult.CurrentSchema)]
    [InlineData("rule.schema.json", typeof(RuleResult), RuleResult.CurrentSchema)]
    public void The_published_schemas_are_those_the_records_give(string name, Type record, string title)
    {
        var file = Repository.At($"docs/schemas/{name}");
        var derived = RunSchema.Of(record, CheckJsonContext.Default.Options, title);
        if (Environment.GetEnvironmentVariable("CLEARANCE_ACCEPT") == "1")
        {
            File.WriteAllText(file, derived);
        }

        Assert.True(File.Exists(file) && File.ReadAllText(file) == derived, $"docs/schemas/{name} is out of date: run this test with CLEARANCE_ACCEPT=1 and review the difference.");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_is_checked_without_fault_and_fits_the_schema(string file)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.At("docs/schemas/check.schema.json")));
        foreach (var add in new[] { null, Gate.Rescue, "upadacitinib 15 mg once daily for 12 weeks" })
        {
            var answer = Gate.Answer(file, add);
            Assert.DoesNotContain(answer.Issues, static i => i.Severity == IssueSeverity.Error);
            var bytes = CheckJson.ToBytes(answer.Result!);
            using var document = JsonDocument.Parse(bytes);
            Assert.Empty(SchemaCheck.Faults(schema.RootElement, document.RootElement));
            Assert.Equal(bytes, CheckJson.ToBytes(CheckJson.FromBytes(bytes)!));
            Assert.Equal(bytes, CheckJson.ToBytes(Gate.Answer(file, add).Result!));
        }
    }

    [Fact]
    public void The_day_is_asked_for_or_that_of_the_course()
    {
        Assert.Equal(300, Assert.Single(Gate.Result(Gate.Published, Gate.Rescue, "300").Checks).Day);
        Assert.Equal("2020-10-01", Assert.Single(Gate.Result(Gate.Published, Gate.Rescue, "2020-10-01").Checks).Date);
        Assert.Equal("2020-01-01", Gate.Result(Gate.Published, Gate.Rescue, "2020-10-01").AnchorDate);
        var issue = Assert.Single(Gate.Answer(Gate.Published, Gate.Rescue, "tomorrow").Issues);
        Assert.Equal(("on.no-day", "--on"), (issue.Code, issue.Where.File));
    }

    [Fact]
    public void The_region_is_asked_for_the_patients_or_the_us()
    {
        Assert.Equal((CheckRegion.Us, "default; nothing is stated"), Basis(Gate.Result(Gate.Published)));
        Assert.Equal((CheckRegion.Eu, "asked for"), Basis(Gate.Result(Gate.Published, region: CheckRegion.Eu)));
        Assert.Equal((CheckRegion.Eu, "the patient's region"), Basis(Gate.Text(Head + "patient: { region: { value: EU } }\n").Result!));
        var elsewhere = Gate.Text(Head + "patient: { region: { value: Brazil } }\n");
        Assert.Equal(CheckRegion.Us, elsewhere.Result!.Region);
        Assert.Equal("region.no-labels", Assert.Single(elsewhere.Issues).Code);

        static (CheckRegion, string) Basis(CheckResult r) => (r.Region, r.RegionBasis);
    }

    [Fact]
    public void A_calendar_needs_dates_and_says_how_to_give_them()
    {
        var without = Gate.Answer(Gate.Published, Gate.Rescue, calendar: true);
        Assert.Null(without.Calendar);
        var issue = Assert.Single(without.Issues);
        Assert.Equal("ical.no-date", issue.Code);
        Assert.Contains("--on", issue.Cure, StringComparison.Ordinal);
        var with = Gate.Answer(Gate.Published, Gate.Rescue, "2020-10-01", calendar: true);
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", with.Calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("peterson", with.Calendar, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_drug_without_rules_is_named_as_not_checked() =>
        Assert.Equal("ciclosporin", Assert.Single(Gate.Result("cases/muntaner-virgili-2025.course.yaml").NotChecked));

    [Fact]
    public void An_interaction_shows_the_expected_exposure_beside_the_published_ratio()
    {
        var result = Gate.Text(
            Head + "comedication: { complete: true, medicines: [{ name: ketoconazole }] }\n", Gate.Rescue, "0").Result!;
        var exposure = result.Findings.Single(static f => f.Rule == "DDI-TOF-1").Exposure!;
        Assert.InRange(exposure.Median, 1.8, 2.3);
        Assert.InRange(exposure.Low, 1.3, exposure.Median);
        Assert.Contains("2.03", exposure.Published, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tables_of_medicines_agree_with_the_interactions_of_the_formulary()
    {
        var classes = Gate.Knowledge.Formulary.Interactions.Classes.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var medicine in Gate.Knowledge.Formulary.Interactions.StudiedWith)
        {
            var here = Gate.Knowledge.Tables.ClassesOf(medicine.Key)
                .Select(static c => c.Replace("_cyp2c9_", "_2c9_", StringComparison.Ordinal)).Where(classes.Contains).Order(StringComparer.Ordinal);
            Assert.Equal(medicine.Value.Classes.Order(StringComparer.Ordinal), here);
        }
    }

    [Fact]
    public void Rules_are_explained_in_words_and_an_unknown_id_names_the_nearest()
    {
        var one = ExplainRule.Execute("combo-001", Gate.Knowledge).Value!;
        var rule = Assert.Single(one.Rules);
        Assert.Equal("COMBO-001", rule.Rule);
        Assert.Contains("biologic", rule.When, StringComparison.Ordinal);
        var all = ExplainRule.Execute(null, Gate.Knowledge).Value!;
        Assert.Equal(Gate.Knowledge.Rules.Rules.Count, all.Rules.Length);
        Assert.All(all.Rules, static r => Assert.True(r.When.Length > 3 && r.Message.Length > 3, r.Rule));
        Assert.Contains("COMBO-001", Assert.Single(ExplainRule.Execute("COMBO-01", Gate.Knowledge).Issues).Cure, StringComparison.Ordinal);
        Assert.Contains("TB", Assert.Single(ExplainRule.Execute("nonsense", Gate.Knowledge).Issues).Cure, StringComparison.Ordinal);
    }
}
