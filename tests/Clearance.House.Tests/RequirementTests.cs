namespace Clearance.House.Tests;

public sealed class RequirementTests
{
    [Fact]
    public void A_program_that_is_not_there_is_not_found()
    {
        Assert.False(Requirement.IsPresent("no-such-program-anywhere"));
        Assert.True(Requirement.IsPresent("dotnet"));
    }

    [RequiresToolFact("dotnet")]
    public void A_fact_whose_tool_is_there_runs()
    {
        Assert.NotNull(Requirement.FindOnPath("dotnet"));
    }
}
