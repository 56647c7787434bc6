using static Clearance.Gate.Tests.Known;

namespace Clearance.Gate.Tests;

/// <summary>Kleene's logic: unknown is neither true nor false.</summary>
public sealed class TruthTests
{
    private static readonly FactSet Some = FactSet.Of(Is("risk.vte_history", true), Is("risk.ascvd_history", false), HasAtLeast("comed.classes", "biologic"), Has("infection.current"));

    [Theory]
    [InlineData("risk.vte_history", Truth.True)]
    [InlineData("risk.ascvd_history", Truth.False)]
    [InlineData("risk.mi_or_stroke_history", Truth.Unknown)]
    [InlineData("not risk.mi_or_stroke_history", Truth.Unknown)]
    [InlineData("risk.mi_or_stroke_history is not true", Truth.True)]
    [InlineData("risk.ascvd_history is not true", Truth.True)]
    [InlineData("risk.vte_history is not true", Truth.False)]
    [InlineData("risk.vte_history and risk.mi_or_stroke_history", Truth.Unknown)]
    [InlineData("risk.ascvd_history and risk.mi_or_stroke_history", Truth.False)]
    [InlineData("risk.vte_history or risk.mi_or_stroke_history", Truth.True)]
    [InlineData("risk.ascvd_history or risk.mi_or_stroke_history", Truth.Unknown)]
    [InlineData("risk.smoking != current", Truth.Unknown)]
    [InlineData("lab.alc < 0.5 1e9/L", Truth.Unknown)]
    [InlineData("lab.alc is missing", Truth.True)]
    [InlineData("comed.classes contains biologic", Truth.True)]
    [InlineData("comed.classes contains jak_inhibitor", Truth.Unknown)]
    [InlineData("infection.current contains serious", Truth.False)]
    [InlineData("always", Truth.True)]
    public void Of_a_condition(string text, Truth truth) => Assert.Equal(truth, Truths.Of(ConditionFaultTests.Read(text), Some));

    [Fact]
    public void Five_hundred_lymphocytes_a_microlitre_are_not_below_half_a_giga()
    {
        var alc = Book.Shipped.Fields["lab.alc"];
        var below = ConditionFaultTests.Read("lab.alc < 0.5 1e9/L");
        Assert.Equal(Truth.False, Truths.Of(below, FactSet.Of(Is("lab.alc", alc.Convert(500m, "/uL")!.Value))));
        Assert.Equal(Truth.True, Truths.Of(below, FactSet.Of(Is("lab.alc", alc.Convert(499.999m, "/uL")!.Value))));
    }

    [Fact]
    public void A_date_is_compared_with_the_day_of_the_check()
    {
        var due = ConditionFaultTests.Read("course.planned_stop_date <= today + 14 days");
        var facts = FactSet.Of(Fact("course.planned_stop_date", new FactValue.Date(114.0, null)));
        Assert.Equal(Truth.False, Truths.Of(due, facts, 99.0));
        Assert.Equal(Truth.True, Truths.Of(due, facts, 100.0));
    }
}
