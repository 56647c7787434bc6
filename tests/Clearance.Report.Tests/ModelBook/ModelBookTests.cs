using System.Collections.Immutable;
using System.Xml.Linq;
using Clearance.Consult;
using Clearance.Testing;

namespace Clearance.Report.Tests.ModelBook;

public sealed class ModelBookTests
{
    private const string Renew = "is not what the knowledge and the code give now; renew it with ./clearance model-book --out docs/model";

    private static readonly Lazy<Consult.ModelBook> Quick = new(() => WriteModelBook.Execute(new ModelBookRequest
    {
        KnowledgeFolder = Repository.At("knowledge"),
        WithFit = false,
        Draws = 10,
        Patients = 16,
        Threads = 1,
    }).Book!);

    [Fact]
    public void The_pages_that_need_no_simulation_are_not_stale()
    {
        foreach ((string name, string text) in ModelBookPages.Files(Quick.Value))
        {
            string path = Repository.At($"docs/model/{name}");
            Assert.True(File.Exists(path) && File.ReadAllText(path) == text, $"docs/model/{name} {Renew}");
        }
    }

    [Fact]
    public void The_fit_was_made_from_the_knowledge_as_it_is()
    {
        string index = File.ReadAllText(Repository.At("docs/model/README.md"));
        Assert.True(index.Contains(ModelBookPages.InputsLine(Quick.Value.InputsHash), StringComparison.Ordinal), $"docs/model/README.md {Renew}");
    }

    [Fact]
    public void Every_figure_a_page_names_is_there_and_well_formed()
    {
        string fit = File.ReadAllText(Repository.At("docs/model/fit.md"));
        string[] named = [.. fit.Split("](figures/").Skip(1).Select(part => part[..part.IndexOf(')', StringComparison.Ordinal)])];
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Equal("svg", XDocument.Load(Repository.At($"docs/model/figures/{name}")).Root!.Name.LocalName));
        Assert.Equal(named.Order(StringComparer.Ordinal), Directory.GetFiles(Repository.At("docs/model/figures")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_parameter_of_the_knowledge_stands_in_the_book_with_source_and_status()
    {
        string page = ModelBookPages.Files(Quick.Value)["parameters.md"];
        Assert.All(Quick.Value.Parameters, p =>
        {
            Assert.Contains($"| `{p.Name}` |", page, StringComparison.Ordinal);
            Assert.NotEmpty(p.Source);
            Assert.NotEmpty(p.Status);
        });
        Assert.Contains(Quick.Value.Parameters, p => p.Name == "kD" && p.Unit == "1/week");
        Assert.Contains(Quick.Value.Parameters, p => p.Name == "patient_d0");
        Assert.Contains(Quick.Value.Parameters, p => p.Name == "IC50_tofacitinib_jak1_jak3");
    }

    [Fact]
    public void Equations_show_one_region_and_sum_over_all()
    {
        ImmutableArray<BookEquation> equations = Quick.Value.Equations;
        Assert.Contains(equations, e => e is { Name: "memory_r", IsDerivative: true });
        Assert.DoesNotContain(equations, e => e.Name.EndsWith("_trunk", StringComparison.Ordinal));
        Assert.Equal("SUM_r(W_r * EASI_r)", equations.First(e => e is { Name: "EASI", IsDerivative: false }).Formula);
    }

    [Fact]
    public void Misses_come_first_and_worst_first()
    {
        ValidatedRow Row(string arm, double observed, bool inside, double miss) => new()
        {
            Table = "efficacy",
            Line = 2,
            Trial = "A trial",
            Arm = arm,
            Endpoint = "EASI75",
            Week = "16",
            Unit = "percent",
            Observed = observed,
            Predicted = 50.0,
            Low95 = 40.0,
            High95 = 60.0,
            Inside = inside,
            Status = "verified",
            WhyNot = "",
            Doubt = "",
            Class = "biologic",
            Miss = miss,
        };
        BookFit fit = new()
        {
            Draws = 1,
            Patients = 1,
            Rows = [Row("inside", 50.0, true, 0.0), Row("a little", 61.0, false, 0.1), Row("far", 90.0, false, 3.0)],
            Groups = [],
            LeftOut = [new BookScore("skin model", "placebo", 1, 1, 2.0, 2.0, 1.0, 20.0), new BookScore("simple", "placebo", 1, 0, null, null, null, null)],
            LeftOutShared = [],
            LeftOutRows = [new BookLeftOutRow("A trial", "an arm", "EASI75", "16", "placebo", 50.0, [52.0, null])],
            Assumes = ImmutableSortedDictionary<string, string>.Empty,
            LeftOutBy = ImmutableSortedDictionary<string, string>.Empty,
        };
        ImmutableSortedDictionary<string, string> files = ModelBookPages.Files(Quick.Value with { Fit = fit });
        string page = files["fit.md"];
        Assert.Contains("2 of them lie outside", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("| far |", StringComparison.Ordinal) < page.IndexOf("| a little |", StringComparison.Ordinal));
        Assert.Contains("| A trial | an arm | EASI75 | 16 | placebo | 50.0 | 52.0 |  |", files["baselines.md"], StringComparison.Ordinal);
        Assert.Contains("#d95f02", files["figures/a-trial.svg"], StringComparison.Ordinal);
    }
}
