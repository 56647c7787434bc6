using Clearance.Course;

namespace Clearance.Consult.Tests;

public sealed class NobodyTests
{
    [Fact]
    public void A_severity_that_no_virtual_patient_can_have_is_refused_instead_of_drawn_as_zeros()
    {
        RunAnswer answer = IndexCase.Answer(IndexCase.With("    bsa: { percent: 75, about: true }", "    bsa: { percent: 75, about: true }\n    easi: 4"));
        Assert.Null(answer.Result);
        Assert.Equal("run.nobody-fits", Assert.Single(answer.Issues, i => i.Severity == IssueSeverity.Error).Code);
    }

    [Fact]
    public void Chances_about_nobody_come_with_a_warning()
    {
        // Clear is what a partial responder is not: nobody can be both.
        RunAnswer answer = IndexCase.Answer(IndexCase.With("    status: significantly_improved\n    residual: [face, neck, nipples]\n", "    status: clear\n"), 64);
        Assert.NotNull(answer.Result);
        Assert.Equal(0, answer.Result.Population.PartialResponders);
        Assert.Contains(answer.Issues, i => i.Code == "run.nobody-like-this");
        Assert.All(answer.Result.Milestones, m => Assert.Equal((0.0, 1.0), (m.WithRescue.Low, m.WithRescue.High)));
    }
}
