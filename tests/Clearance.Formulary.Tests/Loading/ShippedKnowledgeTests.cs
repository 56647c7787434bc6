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

    [Fact]
    public void Every_source_is_named_by_some_value()
    {
        var text = string.Concat(Directory.GetFiles(Knowledge.Directory, "*.yaml", SearchOption.AllDirectories)
            .Where(static f => Path.GetFileName(f) != "sources.yaml").Select(File.ReadAllText));
        var named = System.Text.RegularExpressions.Regex.Matches(text, @"source: (?<keys>\[[^\]]*\]|\w+)", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .SelectMany(static m => m.Groups["keys"].Value.Trim('[', ']').Split(", "))
            .ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Knowledge.Shipped.Sources.Keys, k => !named.Contains(k));
    }

    [Fact]
    public void Tables_of_trials_and_exposures_keep_their_rows()
    {
        Assert.Equal(138, Rows("exposures/pk_reference.csv"));
        Assert.Equal(16, Rows("exposures/jak_inhibition_reference.csv"));
        Assert.Equal(50, Rows("exposures/jak_potency_published.csv"));
        Assert.Equal(20, Rows("trials/combination_cases.csv"));

        static int Rows(string file)
        {
            using var reader = new Microsoft.VisualBasic.FileIO.TextFieldParser(Path.Combine(Knowledge.Directory, file)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
            var width = reader.ReadFields()!.Length;
            var rows = 0;
            while (!reader.EndOfData)
            {
                Assert.Equal(width, reader.ReadFields()!.Length);
                rows++;
            }

            return rows;
        }
    }
}
