namespace Clearance.Formulary.Tests;

public sealed class DoseIntervalTests
{
    [Theory]
    [InlineData(0.5, "twice daily")]
    [InlineData(1.0, "once daily")]
    [InlineData(7.0, "every week")]
    [InlineData(42.0, "every 6 weeks")]
    [InlineData(10.0, "every 10 days")]
    [InlineData(3.5, "every 3.5 days")]
    public void WholeWeeksAreSaidInWeeks(double days, string words) => Assert.Equal(words, DoseInterval.Words(days));
}
