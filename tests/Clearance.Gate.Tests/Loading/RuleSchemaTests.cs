using System.Globalization;
using System.Text.Json.Nodes;

using Clearance.Course;
using Clearance.Course.Tests.Schema;

namespace Clearance.Gate.Tests;

/// <summary>The published schemas say what the readers take.</summary>
public sealed class RuleSchemaTests
{
    public static TheoryData<string> EveryFile => [.. Directory.GetFiles(Path.Combine(Book.Folder, "rules")).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(EveryFile))]
    public void Every_shipped_file_conforms(string file) => Assert.Empty(Schema(SchemaOf(file)).Faults(Json(DocumentReader.ReadFile(Path.Combine(Book.Folder, "rules", file)).Value!)));

    [Theory]
    [InlineData("blood_count.yaml", "severity", "severe")]
    [InlineData("blood_count.yaml", "region", "UK")]
    [InlineData("blood_count.yaml", "because", "x")]
    public void A_rule_with_a_wrong_word_or_key_does_not_conform(string file, string key, string value)
    {
        var json = Json(DocumentReader.ReadFile(Path.Combine(Book.Folder, "rules", file)).Value!)!;
        json["rules"]![0]![key] = value;
        Assert.NotEmpty(Schema(SchemaOf(file)).Faults(json));
    }

    [Fact]
    public void The_schemas_list_exactly_the_words_of_each_choice()
    {
        var rules = Schema("rules.schema.json");
        Assert.Equal(Token.All<RuleStatus>(), Words(rules, "RuleStatus"));
        Assert.Equal(Token.All<TreatmentStage>(), Words(rules, "TreatmentStage"));
        Assert.Equal(Token.All<GatePhase>(), Words(rules, "GatePhase"));
        Assert.Equal(Token.All<GateSeverity>(), Words(rules, "GateSeverity"));
        Assert.Equal(Token.All<RecordNeeded>(), Words(rules, "RecordNeeded"));
        Assert.Equal(Token.All<FactType>(), Words(Schema("rule-fields.schema.json"), "FactType"));
    }

    [Theory]
    [InlineData("rules.schema.json", "tuberculosis.yaml")]
    [InlineData("rule-monitoring.schema.json", "monitoring.yaml")]
    [InlineData("rule-alternatives.schema.json", "alternatives.yaml")]
    public void A_schema_names_exactly_the_keys_its_reader_knows(string schema, string file)
    {
        var log = new IssueLog();
        var root = new FieldReader(DocumentReader.ReadFile(Path.Combine(Book.Folder, "rules", file)).Value!, log);
        var groups = Book.Shipped.Rules.Values.First(static r => r.Drugs.Count == 8).Drugs;
        var drugs = new DrugLists(
            System.Collections.Immutable.ImmutableSortedDictionary<string, System.Collections.Immutable.ImmutableArray<string>>.Empty.Add("jak_any", ["tofacitinib"]).Add("biologic_any", ["dupilumab"]),
            groups, Book.Shipped.Required, Book.Shipped.NotRequired);
        switch (schema)
        {
            case "rules.schema.json":
                Assert.NotEmpty(new RuleReader(Book.Shipped.Fields, drugs, Book.Formulary.Sources).Read(root));
                break;
            case "rule-monitoring.schema.json":
                Assert.NotEmpty(new MonitoringReader(Book.Shipped.Fields, drugs, Book.Formulary.Sources).Read(root));
                break;
            default:
                Assert.NotEmpty(new AlternativeReader(Book.Shipped.Fields, drugs, Book.Formulary.Sources).Read(root));
                break;
        }

        Assert.Empty(log.ToImmutable());
        Assert.Equal(Schema(schema).Keys().Order(StringComparer.Ordinal), log.KeysAsked.Order(StringComparer.Ordinal));
    }

    private static SchemaRules Schema(string name) => new(JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", name)))!.AsObject());

    private static string SchemaOf(string file) => file switch
    {
        "fields.yaml" => "rule-fields.schema.json",
        "drugs.yaml" => "rule-drugs.schema.json",
        "monitoring.yaml" => "rule-monitoring.schema.json",
        "alternatives.yaml" => "rule-alternatives.schema.json",
        _ => "rules.schema.json",
    };

    private static IEnumerable<string> Words(SchemaRules schema, string choice) => schema.Definition(choice)["enum"]!.AsArray().Select(static w => w!.GetValue<string>());

    /// <summary>The JSON that an editor's YAML reader would make of it (core schema).</summary>
    private static JsonNode? Json(DocumentNode node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(static e => KeyValuePair.Create(e.Key, Json(e.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode { IsPlain: true } s when decimal.TryParse(s.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) => JsonValue.Create(d),
        ScalarNode s => JsonValue.Create(s.Text),
        _ => throw new InvalidOperationException("A node has three kinds."),
    };
}
