namespace Clearance.Consult.Tests;

public sealed class MechanismTests
{
    private static readonly RunResult Result = IndexCase.Result;

    [Fact]
    public void Eight_signals_stand_once_and_il_13_twice()
    {
        Assert.Equal(9, Result.Mechanism.Length);
        Assert.Equal(8, Result.Mechanism.Where(m => m.Il13Reading == Il13Reading.ReceptorBiology).Select(m => m.Signal).Distinct().Count());
        SignalMechanism second = Assert.Single(Result.Mechanism, m => m.Il13Reading == Il13Reading.Authors);
        Assert.Equal(("il13", "JAK1_JAK3"), (second.Signal, second.PotencyClass));
        Assert.NotEqual("JAK1_JAK3", Result.Mechanism.Single(m => m.Signal == "il13" && m.Il13Reading == Il13Reading.ReceptorBiology).PotencyClass);
    }

    [Fact]
    public void Blood_and_skin_each_show_either_drug_and_both()
    {
        Assert.All(Result.Mechanism, m => Assert.Equal(
            from compartment in new[] { Compartment.Blood, Compartment.Skin }
            from treatment in new[] { TreatmentSetting.BiologicAlone, TreatmentSetting.JakInhibitorAlone, TreatmentSetting.Both }
            select (compartment, treatment),
            m.Blocked.Select(b => (b.Compartment, b.Treatment))));
    }

    [Fact]
    public void Both_block_at_least_as_much_as_either()
    {
        foreach (SignalMechanism signal in Result.Mechanism)
        {
            foreach (Compartment compartment in Enum.GetValues<Compartment>())
            {
                BlockedShare Of(TreatmentSetting t) => signal.Blocked.Single(b => b.Compartment == compartment && b.Treatment == t);
                BlockedShare both = Of(TreatmentSetting.Both);
                foreach (BlockedShare one in new[] { Of(TreatmentSetting.BiologicAlone), Of(TreatmentSetting.JakInhibitorAlone) })
                {
                    Assert.True(both.Mean.Median >= one.Mean.Median && both.Mean.Low >= one.Mean.Low && both.Mean.High >= one.Mean.High, $"{signal.Signal} {compartment}");
                    Assert.True(both.Peak.Median >= one.Peak.Median && both.Trough.Median >= one.Trough.Median, $"{signal.Signal} {compartment}");
                }
            }
        }
    }

    [Fact]
    public void Shares_lie_within_0_and_1_and_the_mean_between_trough_and_peak() => Assert.All(
        Result.Mechanism.SelectMany(m => m.Blocked),
        b =>
        {
            foreach (Func<Interval, double> of in new Func<Interval, double>[] { i => i.Low, i => i.Median, i => i.High })
            {
                double[] ordered = [0.0, of(b.Trough), of(b.Mean), of(b.Peak), 1.0];
                Assert.Equal(ordered.Order(), ordered);
            }

            Assert.True(b.Mean.Low <= b.Mean.Median && b.Mean.Median <= b.Mean.High);
        });

    [Theory]
    [InlineData("il31")]
    [InlineData("il22")]
    [InlineData("interferon_gamma")]
    [InlineData("tslp")]
    [InlineData("gamma_chain")]
    public void Dupilumab_does_nothing_to(string signal)
    {
        SignalMechanism entry = Result.Mechanism.Single(m => m.Signal == signal);
        foreach (BlockedShare alone in entry.Blocked.Where(b => b.Treatment == TreatmentSetting.BiologicAlone))
        {
            Assert.Equal(new Interval { Median = 0.0, Low = 0.0, High = 0.0 }, alone.Peak);
            BlockedShare jak = entry.Blocked.Single(b => b.Compartment == alone.Compartment && b.Treatment == TreatmentSetting.JakInhibitorAlone);
            BlockedShare both = entry.Blocked.Single(b => b.Compartment == alone.Compartment && b.Treatment == TreatmentSetting.Both);
            Assert.Equal(jak.Mean, both.Mean);
        }
    }

    [Theory]
    [InlineData("il4_t_cell")]
    [InlineData("il4_keratinocyte")]
    [InlineData("il13")]
    public void Dupilumab_blocks_most_of(string signal) => Assert.All(
        Result.Mechanism.Where(m => m.Signal == signal).SelectMany(m => m.Blocked).Where(b => b.Treatment == TreatmentSetting.BiologicAlone),
        b => Assert.InRange(b.Mean.Median, 0.8, 1.0));

    [Fact]
    public void A_biologic_that_was_stopped_long_before_is_not_said_to_block()
    {
        RunResult result = IndexCase.Run(IndexCase.With("    frequency: q2w\n", "    frequency: q2w\n    stop: { months: 3, from: dupilumab_start }\n"));
        Assert.Contains("dupilumab blocks no signal by more than half on the last day of tofacitinib", result.MechanismSentence, StringComparison.Ordinal);
        Assert.DoesNotContain("on ,", result.MechanismSentence, StringComparison.Ordinal);
        Assert.Contains("none of these is blocked around the clock", result.MechanismSentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_blocked_around_the_clock_is_read_from_the_table()
    {
        // A dose that nobody takes, whose trough still blocks.
        RunResult result = IndexCase.Run(IndexCase.Text.Replace("dose: 5 mg", "dose: 500 mg", StringComparison.Ordinal));
        SignalMechanism[] steady = [.. result.Mechanism.Where(m => m.Il13Reading == Il13Reading.ReceptorBiology
            && m.Blocked.Single(b => b.Compartment == Compartment.Skin && b.Treatment == TreatmentSetting.BiologicAlone).Mean.Median <= 0.5
            && m.Blocked.Single(b => b.Compartment == Compartment.Skin && b.Treatment == TreatmentSetting.Both).Trough.Median >= 0.5)];
        Assert.NotEmpty(steady);
        Assert.DoesNotContain("none of these is blocked around the clock", result.MechanismSentence, StringComparison.Ordinal);
        Assert.Contains("blocked by half or more around the clock", result.MechanismSentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sentence_names_what_is_added_and_what_is_not()
    {
        Assert.Contains("adds little on IL-4", Result.MechanismSentence, StringComparison.Ordinal);
        Assert.Contains("IL-31", Result.MechanismSentence, StringComparison.Ordinal);
        Assert.Contains("nothing here says that the skin forgets", Result.MechanismSentence, StringComparison.Ordinal);
    }
}
