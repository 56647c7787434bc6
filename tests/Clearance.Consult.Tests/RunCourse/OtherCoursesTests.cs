using System.Text;
using Clearance.Course;
using FsCheck;
using FsCheck.Fluent;

namespace Clearance.Consult.Tests;

/// <summary>Any course is run or refused with a place and a cure; none ends in an exception.</summary>
public sealed class OtherCoursesTests
{
    public static TheoryData<string> Cases =>
        new(Directory.GetFiles(Repository.At("cases"), "*.course.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_published_case_is_run_or_refused(string file)
    {
        RunAnswer answer = IndexCase.Answer(File.ReadAllBytes(Repository.At("cases/" + file)), 32, 1, 1, null, file);
        Judge(answer);
        Assert.Null(answer.Failure);
    }

    [Theory]
    [InlineData("a dose list with gaps", "    dose: 5 mg\n    frequency: bid", "    dose: 5 mg\n    frequency: qd")]
    [InlineData("a statement before the first treatment", "  - at: { months: 2, from: tofacitinib_start }\n    status: improved", "  - at: { days: -30, from: dupilumab_start }\n    status: improved")]
    [InlineData("nothing said before the rescue", "    status: significantly_improved\n    residual: [face, neck, nipples]\n", "")]
    [InlineData("the rescue on day 0", "start: { months: 9, from: dupilumab_start }\n    stop: { months: 4", "start: dupilumab_start\n    stop: { months: 4")]
    [InlineData("a rescue of a single day", "    stop: { months: 4, from: tofacitinib_start }", "    stop: { days: 1, from: tofacitinib_start }")]
    [InlineData("a rescue that ends before the day is over", "    stop: { months: 4, from: tofacitinib_start }", "    stop: { days: 0.2, from: tofacitinib_start }")]
    [InlineData("a rescue that goes on", "    stop: { months: 4, from: tofacitinib_start }\n    stop_reason: clear\n", "")]
    [InlineData("a steroid that the file stops", "    stop: not_stated", "    stop: { months: 10, from: dupilumab_start }")]
    [InlineData("hardly any skin affected", "    bsa: { percent: 75, about: true }", "    bsa: { percent: 1 }")]
    [InlineData("all skin affected", "    bsa: { percent: 75, about: true }", "    bsa: { percent: 100 }")]
    [InlineData("an itch score", "    bsa: { percent: 75, about: true }", "    bsa: { percent: 75, about: true }\n    pp_nrs: 9")]
    public void A_variant_of_the_index_case_is_run_or_refused(string what, string piece, string by)
    {
        Assert.NotEmpty(what);
        Judge(IndexCase.Answer(IndexCase.With(piece, by)));
    }

    [Theory]
    [InlineData(14)]
    [InlineData(1)]
    public void A_biologic_begun_before_day_0_is_run_or_refused(int months) => Judge(IndexCase.Answer(AnchoredAtVisit(months)));

    [Theory]
    [InlineData("    status: controlled\n")]
    [InlineData("    symptoms: [itch]\n")]
    [InlineData("    easi: 30\n")]
    [InlineData("    severity: severe\n")]
    public void Something_observed_before_day_0_is_run_or_refused(string what) => Judge(IndexCase.Answer(
        AnchoredAtVisit(1).Replace("observations:\n", "observations:\n  - at: { days: -20, from: first_visit }\n" + what, StringComparison.Ordinal)));

    [Fact]
    public void Words_that_compare_with_a_visit_of_symptoms_only_are_run()
    {
        string text = IndexCase.With("  - at: { months: 2, from: tofacitinib_start }\n", "  - at: { days: 40, from: tofacitinib_start }\n    symptoms: [itch]\n  - at: { months: 2, from: tofacitinib_start }\n");
        RunResult result = IndexCase.Run(text);
        Assert.Contains(result.Milestones, m => m.Name == "improved_2_months");
    }

    [Fact]
    public void Many_missed_doses_are_run()
    {
        // Every third day missed: more than eighty trains of doses.
        string missed = string.Join(", ", Enumerable.Range(0, 80).Select(i => $"{{ from: {{ days: {1 + (3 * i)}, from: tofacitinib_start }}, to: {{ days: {2 + (3 * i)}, from: tofacitinib_start }} }}"));
        Judge(IndexCase.Answer(IndexCase.With("    stop: { months: 4, from: tofacitinib_start }\n", $"    stop: {{ months: 9, from: tofacitinib_start }}\n    missed: [{missed}]\n")));
    }

    // The same course counted from a visit on which the biologic had been given for some months already.
    private static string AnchoredAtVisit(int months) => IndexCase.Text
        .Replace("anchor: { name: dupilumab_start }", "anchor: { name: first_visit }", StringComparison.Ordinal)
        .Replace("    frequency: q2w\n    start: dupilumab_start", $"    frequency: q2w\n    start: {{ months: -{months}, from: first_visit }}", StringComparison.Ordinal)
        .Replace("from: dupilumab_start", "from: first_visit", StringComparison.Ordinal)
        .Replace("    start: dupilumab_start", "    start: first_visit", StringComparison.Ordinal)
        .Replace("at: dupilumab_start", "at: first_visit", StringComparison.Ordinal);

    [Fact]
    public void Damaged_courses_never_throw()
    {
        byte[] whole = File.ReadAllBytes(IndexCase.File);
        Gen<byte[]> damaged =
            from cuts in Gen.ListOf(Gen.Choose(0, whole.Length - 1), 3)
            from letters in Gen.ArrayOf(Gen.Elements((byte)'0', (byte)'9', (byte)'-', (byte)':', (byte)'\n', (byte)' ', (byte)'x', (byte)'}', (byte)0xFF), 3)
            from how in Gen.Choose(0, 2)
            select Damage(whole, [.. cuts], letters, how);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(damaged.ToArbitrary(), bytes => Judge(IndexCase.Answer(bytes, 8, 1, 1, null))));
    }

    [Fact]
    public void Random_bytes_never_throw() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Judge(IndexCase.Answer(bytes, 8, 1, 1, null))));

    private static byte[] Damage(byte[] whole, int[] places, byte[] letters, int how)
    {
        List<byte> bytes = [.. whole];
        for (int i = 0; i < places.Length; i++)
        {
            int at = Math.Min(places[i], bytes.Count - 1);
            if (how == 0)
            {
                bytes[at] = letters[i];
            }
            else if (how == 1)
            {
                bytes.RemoveAt(at);
            }
            else
            {
                bytes.Insert(at, letters[i]);
            }
        }

        return [.. bytes];
    }

    private static void Judge(RunAnswer answer)
    {
        Issue[] errors = [.. answer.Issues.Where(i => i.Severity == IssueSeverity.Error)];
        if (answer.Result is { } result)
        {
            Assert.Empty(errors);
            Assert.EndsWith("}\n", Encoding.UTF8.GetString(RunJson.ToBytes(result)), StringComparison.Ordinal);
        }
        else
        {
            Assert.NotEmpty(errors);
            Assert.All(errors, e =>
            {
                Assert.NotEmpty(e.Cure);
                Assert.NotEmpty(e.Where.File);
                Assert.True(e.Where.Line >= 0);
            });
        }
    }
}
