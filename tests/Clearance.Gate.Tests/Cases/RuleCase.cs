using System.Collections.Immutable;
using System.Globalization;

using Clearance.Course;

namespace Clearance.Gate.Tests;

/// <summary>What a rule says in a word, pinned beside its cases.</summary>
internal sealed record RuleSays(GateSeverity Severity, RuleRegion Region, ImmutableSortedSet<string> Drugs, ImmutableSortedSet<TreatmentStage> Stages, RecordNeeded Record);

/// <summary>The cases of one rule.</summary>
internal sealed record RuleCases(string Rule, RuleSays Says, ImmutableArray<FactSet> Fires, ImmutableArray<FactSet> Misses, ImmutableArray<FactSet> Open)
{
    private static readonly Lazy<ImmutableArray<RuleCases>> Read = new(static () => [.. Files().SelectMany(ReadFile)]);

    /// <summary>Every case of every file.</summary>
    public static ImmutableArray<RuleCases> All => Read.Value;

    public static RuleCases Of(string rule) => All.Single(c => c.Rule == rule);

    private static IEnumerable<string> Files() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Clearance.Gate.Tests", "Cases"), "*.yaml").Order(StringComparer.Ordinal);

    private static IEnumerable<RuleCases> ReadFile(string file)
    {
        var reading = DocumentReader.ReadFile(file);
        var log = new IssueLog();
        log.AddRange(reading.Issues);
        var root = new FieldReader(reading.Value!, log);
        Assert.Equal("clearance.test.rule-cases/1", root.Text("schema"));
        var cases = root.FieldsList("cases").Select(One).ToList();
        root.Finish();
        Assert.Empty(log.ToImmutable());
        return cases;
    }

    private static RuleCases One(FieldReader fields)
    {
        var says = fields.Fields("says")!;
        var region = says.RequiredText("region") switch { "US" => RuleRegion.Us, "EU" => RuleRegion.Eu, _ => RuleRegion.Any };
        var read = new RuleCases(
            fields.RequiredText("rule"),
            new RuleSays(says.RequiredChoice<GateSeverity>("severity"), region, [.. says.Texts("drugs").SelectMany(Drugs)], [.. says.Choices<TreatmentStage>("stages")], says.RequiredChoice<RecordNeeded>("record")),
            Facts(fields, "fires"),
            Facts(fields, "misses"),
            Facts(fields, "open"));
        says.Finish();
        fields.Finish();
        return read;
    }

    private static IEnumerable<string> Drugs(string name) => name switch
    {
        "jak_any" => ["abrocitinib", "baricitinib", "tofacitinib", "upadacitinib"],
        "biologic_any" => ["dupilumab", "lebrikizumab", "nemolizumab", "tralokinumab"],
        "any" => Drugs("jak_any").Concat(Drugs("biologic_any")),
        _ => [name],
    };

    private static ImmutableArray<FactSet> Facts(FieldReader fields, string key) =>
        [.. fields.FieldsList(key).Select(f => FactSet.Of(f.Entries().Select(e => Fact(e.Key, e.Value))))];

    private static Fact Fact(string name, DocumentNode node)
    {
        var field = Book.Shipped.Fields[name];
        return Known.Fact(name, node is ListNode list ? List(list) : Value(field, ((ScalarNode)node).Text));
    }

    private static FactValue.List List(ListNode list)
    {
        var words = list.Items.Cast<ScalarNode>().Select(static s => s.Text).ToList();
        return FactValue.List.Of(!words.Contains("..."), words.Where(static w => w != "..."));
    }

    private static FactValue Value(FactField field, string text) => field.Type switch
    {
        FactType.Flag => new FactValue.Flag(bool.Parse(text)),
        FactType.Word => new FactValue.Word(text),
        FactType.Date => new FactValue.Date(int.Parse(text.Split(' ')[2], CultureInfo.InvariantCulture), null),
        _ => new FactValue.Number(Number(field, text.Split(' ', 2))),
    };

    private static decimal Number(FactField field, string[] parts)
    {
        var value = decimal.Parse(parts[0], CultureInfo.InvariantCulture);
        return parts.Length == 1 ? value : field.Convert(value, parts[1]) ?? throw new InvalidOperationException($"{parts[1]} is not a unit of {field.Name}.");
    }
}
