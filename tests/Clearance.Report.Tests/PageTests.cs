using System.Text;
using System.Text.RegularExpressions;
using Clearance.Consult;

namespace Clearance.Report.Tests;

public sealed partial class PageTests
{
    private static readonly RunResult Run = RunResultFixture.Create();
    private static readonly byte[] Bytes = ReportPage.ToBytes(Run);
    private static readonly string Page = Encoding.UTF8.GetString(Bytes);

    /// <summary>The page without the contents of scripts and styles.</summary>
    private static readonly string Markup = Inner().Replace(Page, "");

    [Fact]
    public void The_page_has_its_figure_library() =>
        Assert.True(ReportPage.HasFigures, "The figure library is not embedded: run src/Clearance.Report/figures/build.sh, then build again.");

    [Fact]
    public void Nothing_in_the_markup_loads_from_anywhere()
    {
        Assert.Empty(Loading().Matches(Markup).Select(match => match.Value));
        Assert.DoesNotContain("://", Markup, StringComparison.Ordinal);
        Assert.All(Links().Matches(Markup), match => Assert.StartsWith("#", match.Groups["to"].Value, StringComparison.Ordinal));
        Assert.Contains("default-src &#39;none&#39;", Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_result_gives_the_same_bytes_and_a_page_of_at_most_3_MB()
    {
        Assert.Equal(Bytes, ReportPage.ToBytes(RunResultFixture.Create()));
        Assert.InRange(Bytes.Length, 100_000, 3_000_000);
    }

    [Fact]
    public void It_says_once_that_it_informs_and_never_decides() =>
        Assert.Equal(2, Page.Split(Run.Notice).Length);

    [Fact]
    public void The_answer_comes_first_with_both_options_and_what_was_reported()
    {
        string[] sections = [.. SectionIds().Matches(Markup).Select(match => match.Groups["id"].Value)];
        Assert.Equal(["answer", "course", "mechanism", "skin", "risk", "assumptions", "record"], sections);
        Assert.Contains("<b>24</b> of 100</span><br>with tofacitinib", Markup, StringComparison.Ordinal);
        Assert.Contains("<b>9</b> of 100</span><br>without it", Markup, StringComparison.Ordinal);
        Assert.Contains("Reported: “clear”", Markup, StringComparison.Ordinal);
        Assert.Contains("No clear difference: +1 (−1 to +3) of 100.", Markup, StringComparison.Ordinal);
        Assert.Contains("interaction unknown", Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_a_course_can_never_become_markup()
    {
        const string attack = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\" onload=\"alert(3)";
        RunResult hostile = Run with
        {
            MechanismSentence = attack,
            Course = Run.Course with
            {
                Title = attack,
                DrugBars = [.. Run.Course.DrugBars.Select(bar => bar with { DoseText = attack, Name = attack })],
                Observations = [.. Run.Course.Observations.Select(seen => seen with { Words = attack })],
            },
        };
        string page = Encoding.UTF8.GetString(ReportPage.ToBytes(hostile));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\" onload=\"alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;/script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_assumption_and_every_fact_of_the_record_is_on_the_page()
    {
        Assert.All(Run.Assumptions, entry => Assert.Contains(entry.What, Markup, StringComparison.Ordinal));
        Assert.Contains(Run.Record.CourseHash, Markup, StringComparison.Ordinal);
        Assert.Contains(Run.Record.KnowledgeHash, Markup, StringComparison.Ordinal);
        Assert.Contains("20210401", Markup, StringComparison.Ordinal);
        Assert.Contains("1,604 partial responders", Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_body_map_names_the_score_and_the_class_of_every_region_in_words()
    {
        string[] labels = [.. BodyLabels().Matches(Markup).Select(match => match.Groups["label"].Value)];
        Assert.Equal(6, labels.Length);
        Assert.All(labels, label => Assert.Equal(4, Regex.Count(label, "points, (?:clear|mild|moderate|severe|very severe)", RegexOptions.None, TimeSpan.FromSeconds(1))));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.001, "<1")]
    [InlineData(0.999, ">99")]
    [InlineData(1, "100")]
    [InlineData(0.244, "24")]
    public void A_probability_never_claims_a_certainty_it_does_not_have(double p, string words) => Assert.Equal(words, Wording.OutOf100(p));

    [GeneratedRegex("<(?<kind>script|style)\\b[^>]*>.*?</\\k<kind>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Inner();

    [GeneratedRegex("""<(?:link|img|iframe|object|embed|audio|video|source)\b|\bsrc\s*=|@import|url\(""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Loading();

    [GeneratedRegex("""href="(?<to>[^"]*)" ?""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Links();

    [GeneratedRegex("<section id=\"(?<id>[a-z]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SectionIds();

    [GeneratedRegex("<svg viewBox=\"0 0 156 258\" role=\"img\" aria-label=\"(?<label>[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex BodyLabels();
}
