namespace Clearance.Formulary.Tests;

public sealed class ShippedKnowledgeTests
{
    [Fact]
    public void Loads_without_an_issue() => Assert.Empty(Knowledge.Reading.Issues);

    [Fact]
    public void Holds_the_eight_systemic_drugs() => Assert.Equal(
        ["abrocitinib", "baricitinib", "dupilumab", "lebrikizumab", "nemolizumab", "tofacitinib", "tralokinumab", "upadacitinib"],
        Knowledge.Shipped.Drugs.Keys);

    [Fact]
    public void Every_jak_inhibitor_has_five_potencies_and_every_biologic_blocks_a_signal()
    {
        foreach (var drug in Knowledge.Shipped.Drugs.Values)
        {
            Assert.Equal(drug.Class == DrugClass.JakInhibitor ? 5 : 0, drug.Potencies.Count);
            Assert.Equal(drug.Class != DrugClass.JakInhibitor, drug.BlockedSignals.Length > 0);
        }
    }

    [Fact]
    public void Finds_a_drug_by_brand_name_in_any_case() =>
        Assert.Equal("dupilumab", Knowledge.Shipped.FindDrug("DUPIXENT")?.Name);

    [Fact]
    public void The_hash_is_the_same_for_two_loads() =>
        Assert.Equal(Knowledge.Shipped.Hash, DrugFormulary.Load(Knowledge.Directory).Value?.Hash);
}
