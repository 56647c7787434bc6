using System.Collections.Immutable;

namespace Clearance.House.Tests;

public sealed class ArrowTests
{
    [Fact]
    public void Rooms_reference_only_the_rooms_the_design_allows()
    {
        Assert.Empty(Arrows.Faults(Found(ProjectFile.In("src").Concat(ProjectFile.In("bench")))));
    }

    [Fact]
    public void Tests_reference_their_own_room_and_what_it_may_know()
    {
        var faults =
            from project in ProjectFile.In("tests")
            from reference in Rooms(project)
            where reference != project.Room && !Arrows.Reach(project.Room, Arrows.Allowed).Contains(reference)
            select $"{project.Name} -> {reference}";
        Assert.Empty(faults);
    }

    [Fact]
    public void The_table_has_no_cycle()
    {
        Assert.All(Arrows.Allowed.Keys, room => Assert.DoesNotContain(room, Arrows.Reach(room, Arrows.Allowed)));
    }

    [Fact]
    public void Result_records_are_all_the_report_reads()
    {
        // The report is drawn from Consult's records alone, though the compiler would let it see every room below.
        var forbidden = Arrows.Allowed.Keys.Except(["Report", "Consult"]).ToArray();
        Assert.Empty(NamespacesUsed("src/Clearance.Report/", forbidden));
    }

    [Theory]
    [InlineData("Course", "Formulary")]
    [InlineData("Numerics", "Course")]
    [InlineData("Report", "Simulation")]
    [InlineData("Simulation", "Consult")]
    [InlineData("Cli", "Simulation")]
    [InlineData("Consult", "Common")]
    public void A_forbidden_arrow_is_found(string from, string to)
    {
        var found = Found(ProjectFile.In("src")).SetItem(from, [to]);
        Assert.Contains($"{from} -> {to} is not an arrow of the design", Arrows.Faults(found));
    }

    [Fact]
    public void A_forbidden_way_through_another_room_is_found()
    {
        var found = Found([]).SetItem("Pharmacokinetics", ["Numerics"]).SetItem("Numerics", ["Report"]);
        Assert.Contains("Pharmacokinetics reaches Report through another room", Arrows.Faults(found));
    }

    [Fact]
    public void A_forbidden_reference_in_a_project_file_is_read()
    {
        var path = Path.Combine(Path.GetTempPath(), $"Clearance.Numerics.{Environment.ProcessId}.csproj");
        File.WriteAllText(path, """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference Include="..\Clearance.Cli\Clearance.Cli.csproj" /></ItemGroup></Project>""");
        try
        {
            var found = Found([ProjectFile.Read(path) with { Name = "Clearance.Numerics" }]);
            Assert.Equal("Numerics -> Cli is not an arrow of the design", Assert.Single(Arrows.Faults(found)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Found(IEnumerable<ProjectFile> projects) =>
        projects.ToImmutableSortedDictionary(project => project.Room, Rooms, StringComparer.Ordinal);

    private static ImmutableSortedSet<string> Rooms(ProjectFile project) =>
        project.References.Select(name => name.Replace("Clearance.", "", StringComparison.Ordinal)).ToImmutableSortedSet(StringComparer.Ordinal);

    private static IEnumerable<string> NamespacesUsed(string folder, string[] rooms) =>
        from file in CommittedFiles.EndingIn(".cs")
        where file.StartsWith(folder, StringComparison.Ordinal)
        let text = File.ReadAllText(Repository.At(file))
        from room in rooms
        where text.Contains($"Clearance.{room};", StringComparison.Ordinal) || text.Contains($"Clearance.{room}.", StringComparison.Ordinal)
        select $"{file} uses Clearance.{room}";
}
