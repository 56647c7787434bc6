namespace Clearance.Formulary.Tests;

public sealed class DrugListingsTests
{
    private static readonly DrugFormulary Formulary = Knowledge.Shipped;

    [Fact]
    public void Lists_eight_systemic_drugs_and_then_the_topical_steroids()
    {
        var all = DrugListings.All(Formulary);
        Assert.Equal(8, all.Count(static d => d.Kind == "systemic"));
        Assert.Equal(8, all.Count(static d => d.Kind == "topical"));
        Assert.All(all, static d => Assert.True(d.Values > 0 && d.Verified <= d.Values));
    }

    [Fact]
    public void Tells_the_default_dosing_in_words()
    {
        Assert.Equal("600 mg once, then 300 mg every 2 weeks", DrugListings.Find(Formulary, "Dupixent")!.Summary.DefaultDosing);
        Assert.Equal("5 mg twice daily (off label)", DrugListings.Find(Formulary, "tofacitinib")!.Summary.DefaultDosing);
        Assert.Equal("500 mg every 2 weeks (2 doses), then 250 mg every 2 weeks (6 doses), then 250 mg every 4 weeks", DrugListings.Find(Formulary, "lebrikizumab")!.Summary.DefaultDosing);
    }

    [Fact]
    public void Every_number_has_a_unit_and_every_line_a_source_that_is_listed()
    {
        foreach (var summary in DrugListings.All(Formulary))
        {
            var listing = DrugListings.Find(Formulary, summary.Name)!;
            foreach (var line in listing.Values)
            {
                Assert.True(line.Unit.Length > 0 || !double.TryParse(line.Value, out _), $"{summary.Name}: {line}");
                Assert.All(line.Source.Split(", "), key => Assert.Contains(listing.Sources, s => s.Key == key));
            }
        }
    }

    [Fact]
    public void Shows_the_clearance_of_tofacitinib_as_published()
    {
        var line = DrugListings.Find(Formulary, "tofacitinib")!.Values.Single(static v => v is { Section: "pharmacokinetics", Name: "CL" });
        Assert.Equal(("26.3", "L/h", "VO21", ValueStatus.Verified), (line.Value, line.Unit, line.Source, line.Status));
    }

    [Fact]
    public void An_unknown_name_gives_nothing_but_the_nearest_known_one()
    {
        Assert.Null(DrugListings.Find(Formulary, "tofacitinb"));
        Assert.Equal("tofacitinib", DrugListings.NearestName(Formulary, "tofacitinb"));
    }
}
