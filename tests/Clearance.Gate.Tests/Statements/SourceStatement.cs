using System.Collections.Immutable;
using System.Globalization;

using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate.Tests;

/// <summary>
/// What a cited source says, with courses as a clinician writes them: one that must make the rule fire and one that just misses it. Written by
/// hand from the source, never from the rule's condition.
/// </summary>
internal sealed record SourceStatement(string Rule, string Source, string Says, string? Ask, string? Takes, double Day, GateRegion Region, ImmutableArray<MapNode> Fires, ImmutableArray<MapNode> Misses)
{
    private static readonly DateOnly FirstVisit = new(2025, 1, 15);
    private static readonly Lazy<MapNode> Well = new(static () => Document("course.yaml"));
    private static readonly Lazy<ImmutableArray<SourceStatement>> Read =
        new(static () => [.. new[] { "blood_count.yaml", "medicines.yaml", "organs.yaml", "patient.yaml" }.SelectMany(ReadFile)]);

    /// <summary>Every statement.</summary>
    public static ImmutableArray<SourceStatement> All => Read.Value;

    /// <summary>What the gate answers about the man in whom everything is well, with the changes of a case.</summary>
    public GateFindings Answer(MapNode changes)
    {
        var text = CourseText.Of(CourseText.Changed(Well.Value, changes));
        var reading = CourseReader.ReadText(text, "case.course.yaml");
        Assert.True(reading.Value is not null, $"{Rule}: {string.Join('\n', reading.Issues)}\n{text}");
        var facts = Courses.Asked(CourseResolution.Resolve(reading.Value, Book.Formulary).Value!, Ask, Takes, Day, Region);
        return GateCheck.Evaluate(Book.Shipped, facts.Question);
    }

    private static MapNode Document(string file)
    {
        var reading = DocumentReader.ReadFile(Path.Combine(Repository.Root, "tests", "Clearance.Gate.Tests", "Statements", file));
        return Assert.IsType<MapNode>(reading.Value);
    }

    private static IEnumerable<SourceStatement> ReadFile(string file)
    {
        var log = new IssueLog();
        var root = new FieldReader(Document(file), log);
        Assert.Equal("clearance.test.statements/1", root.Text("schema"));
        var read = root.FieldsList("statements").Select(One).ToList();
        root.Finish();
        Assert.Empty(log.ToImmutable());
        return read;
    }

    private static SourceStatement One(FieldReader fields)
    {
        var common = fields.Node("with") as MapNode;
        var on = fields.Text("on") is { } date ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : new DateOnly(2025, 10, 15);
        var read = new SourceStatement(
            fields.RequiredText("rule"), fields.RequiredText("source"), fields.RequiredText("says"), fields.Text("ask"), fields.Text("takes"),
            on.DayNumber - FirstVisit.DayNumber, fields.Text("region") == "EU" ? GateRegion.Eu : GateRegion.Us, Cases("fires"), Cases("misses"));
        fields.Finish();
        return read;

        ImmutableArray<MapNode> Cases(string key) =>
            [.. ((ListNode)fields.Node(key)!).Items.Cast<MapNode>().Select(c => common is null ? c : CourseText.Joined(common, c))];
    }
}
