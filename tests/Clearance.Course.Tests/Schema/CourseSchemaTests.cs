using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Clearance.Course.Tests.RoundTrip;

namespace Clearance.Course.Tests.Schema;

public sealed partial class CourseSchemaTests
{
    /// <summary>Forms that the writer never uses but the reader takes.</summary>
    private const string SpelledOut = """
        schema: 1
        id: spelled-out
        title: Doses as maps
        sources: { clinic: { cite: own records, status: verified } }
        default_source: clinic
        anchor: { name: day_zero }
        history:
          - { kind: prior_treatment, what: x, dose: { amount: 1, unit: mg } }
        comedication: { complete: false, medicines: [{ name: y, dose: { amount: 1, unit: mg } }] }
        regimens:
          - id: a
            drug: x
            dose: { amount: 300, unit: mg }
            loading: { amount: 600, unit: mg }
            start: day_zero
            changes: [{ at: { weeks: 2 }, dose: { amount: 200, unit: mg } }]
        """;

    private static readonly SchemaRules Rules = new(JsonNode.Parse(File.ReadAllText(RepositoryFiles.PathOf("docs", "schemas", "course.schema.json")))!.AsObject());

    public static TheoryData<string> EveryChoice =>
    [
        .. typeof(TreatmentCourse).Assembly.GetExportedTypes()
            .Where(static t => t.IsEnum && t != typeof(IssueSeverity) && t != typeof(DoseUnit) && t != typeof(TimeUnit) && t != typeof(BodyRegion))
            .Select(static t => t.FullName!),
    ];

    [Fact]
    public void The_schema_names_exactly_the_keys_the_reader_knows()
    {
        var log = new IssueLog();
        var texts = Enumerable.Range(0, 400).Select(static seed => CourseWriter.Write(new RandomCourse(seed).Make())).Append(SpelledOut);
        foreach (var text in texts)
        {
            Assert.Empty(CourseReader.From(DocumentReader.ReadText(text, "f"), log).Issues);
        }

        var read = log.KeysAsked.Select(Normal).ToHashSet(StringComparer.Ordinal);
        var published = Rules.Keys().Select(Normal).ToHashSet(StringComparer.Ordinal);

        Assert.True(published.Count > 200);
        Assert.Empty(read.Except(published).Order(StringComparer.Ordinal));
        Assert.Empty(published.Except(read).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(EveryChoice))]
    public void The_schema_lists_exactly_the_words_of_each_choice(string typeName)
    {
        var type = typeof(TreatmentCourse).Assembly.GetType(typeName)!;
        var words = (IEnumerable<string>)typeof(Token).GetMethod(nameof(Token.All))!.MakeGenericMethod(type).Invoke(null, null)!;

        Assert.Equal(words, Rules.Definition(type.Name)["enum"]!.AsArray().Select(static w => w!.GetValue<string>()));
    }

    [Fact]
    public void Every_case_and_many_random_courses_conform_to_the_schema()
    {
        var texts = RepositoryFiles.Cases.Select(File.ReadAllText)
            .Concat(Enumerable.Range(0, 200).Select(static seed => CourseWriter.Write(new RandomCourse(seed).Make())))
            .Append(SpelledOut);
        Assert.All(texts, static text => Assert.Equal("", string.Join("\n", Faults(text))));
    }

    /// <summary>What a schema cannot say: order in time, references, units against dates, syntax, half-given things.</summary>
    private static readonly string[] BeyondSchema =
    [
        "anchor", "alias", "tag", "tab", "too-deep", "many-documents", "complex-key", "duplicate-key", "not-a-map", "anchor-conflict", "change-after-stop",
        "changes-out-of-order", "circular-times", "counted-from-not-stated", "date-without-anchor-date", "default-source-unknown", "duplicate-event-id",
        "duplicate-regimen-id", "erythroderma-not-met", "frequency-under-a-day", "impossible-anchor-date", "impossible-date", "impossible-offset",
        "absurd-offset", "laboratory-empty", "laboratory-without-unit", "loading-without-dose", "missed-backwards", "observation-before-birth",
        "observation-contradiction", "observation-empty", "overlap", "region-half-given", "renal-empty", "signs-without-area", "site-twice",
        "source-missing", "source-unknown", "stop-before-start", "strength-of-a-pill", "time-in-two-units", "two-times", "unknown-anchor", "unknown-regimen",
        "condition-without-limit", "latent-hepatitis", "treatment-without-latent", "medicine-backwards", "approval-backwards", "event-backwards", "second-is-first",
        "planned-stop-backwards",
    ];

    [Fact]
    public void The_schema_refuses_every_bad_file_whose_fault_a_schema_can_express()
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryFiles.PathOf("tests", "Clearance.Course.Tests", "BadInput"), "*.yaml"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!BeyondSchema.Contains(name))
            {
                Assert.True(Faults(File.ReadAllText(file)).Count > 0, name);
            }
        }
    }

    private static List<string> Faults(string text) => Rules.Faults(Json(DocumentReader.ReadText(text, "f").Value!));

    /// <summary>The JSON that an editor's YAML reader would make of it (core schema).</summary>
    private static JsonNode? Json(DocumentNode node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(static e => KeyValuePair.Create(e.Key, Json(e.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode { IsNull: true } => null,
        ScalarNode { IsPlain: true, Text: "true" or "false" } s => JsonValue.Create(s.Text == "true"),
        ScalarNode { IsPlain: true } s when decimal.TryParse(s.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) => JsonValue.Create(d),
        ScalarNode s => JsonValue.Create(s.Text),
        _ => throw new InvalidOperationException("A node has three kinds."),
    };

    private static string Normal(string path) => FreeKey().Replace(path, static m => m.Groups["parent"].Value + ".*");

    [GeneratedRegex(@"(?<parent>^sources|\.regions)\.(?<key>[^.\[]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FreeKey();
}
