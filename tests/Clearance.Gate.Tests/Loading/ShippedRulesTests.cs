namespace Clearance.Gate.Tests;

public sealed class ShippedRulesTests
{
    [Fact]
    public void Load_without_an_issue() => Assert.Empty(Book.Reading.Issues);
}
