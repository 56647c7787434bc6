using System.Collections.Immutable;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;
using Clearance.Simulation;

namespace Clearance.Forecast.Tests.Conditioning;

public sealed class ParticleCourseTests
{
    private static readonly ImmutableArray<int> Days = [-1, 27, 55];

    [Fact]
    public void SameBitsOnAnyThreadsAndLanes()
    {
        double[] one = Lived(64, 1, LaneWidth.Scalar);
        double[] two = Lived(64, 2, MachineLanes.Widest);
        Assert.Equal(one, two);
    }

    [Fact]
    public void MovesUnderNoEvidenceLeaveThePopulationAsItIs()
    {
        const int n = 1024;
        ParticleCourse course = ParticleCourse.Draw(Plan(n), Shipped.Formulary, 2, MachineLanes.Widest);
        course.AdvanceToNow();
        (double before, double spread) = LogEasi(course);
        double[] flat = new double[n];
        bool[] moved = new bool[n];
        NumbersLaw law = course.Law(Even(n));
        for (uint move = 0; move < 10; move++)
        {
            // Other triggers and other draws suit everybody; other numbers those whom the law has not made too much of.
            int accepted = course.Move(new ParticleMove(move, law), static (_, _) => 0.0, flat, moved);
            Assert.InRange(accepted, 0.7 * n, n);
        }

        (double after, double spreadAfter) = LogEasi(course);
        Assert.InRange(moved.Count(m => m), 0.95 * n, n);
        Assert.Equal(before, after, 4.0 * spread / Math.Sqrt(n));
        Assert.InRange(spreadAfter / spread, 0.88, 1.13);
    }

    [Fact]
    public void ThoseWhoGoOnKeepTheirPast()
    {
        ParticleCourse course = ParticleCourse.Draw(Plan(32), Shipped.Formulary, 2, MachineLanes.Widest);
        course.AdvanceToNextKept();
        double[] third = course.Scores(3).ToArray(), last = course.Scores(31).ToArray();
        course.KeepOnly([1, 3, 31]);
        Assert.Equal(3, course.Count);
        course.AdvanceToNow();
        Assert.Equal(third, course.Scores(1)[..third.Length].ToArray());
        Assert.Equal(last, course.Scores(2)[..last.Length].ToArray());
        Assert.Equal(3, course.Population.Count);
    }

    [Fact]
    public void ACopyHasThePastOfItsAncestorAndAFutureOfItsOwn()
    {
        ParticlePlan plan = Plan(16);
        ParticleCourse course = ParticleCourse.Draw(plan, Shipped.Formulary, 1, MachineLanes.Widest);
        course.AdvanceToNextKept();
        course.AdvanceToNextKept();
        double[] ancestor = course.Scores(3).ToArray();
        course.Resample([.. Enumerable.Range(0, 16).Select(i => i == 8 ? 3 : i)]);
        Assert.Equal(ancestor, course.Scores(8).ToArray());
        course.AdvanceToNextKept();
        Assert.Equal(ancestor, course.Scores(8)[..ancestor.Length].ToArray());
        Assert.NotEqual(course.Scores(3).ToArray(), course.Scores(8).ToArray());
    }

    private static double[] Even(int n) => [.. Enumerable.Repeat(1.0 / n, n)];

    private static (double Mean, double Sd) LogEasi(ParticleCourse course)
    {
        double[] values = [.. Enumerable.Range(0, course.Count).Select(i => Math.Log(0.15 + course.Scores(i)[(2 * ParticleCourse.ScoreColumns) + 4]))];
        double mean = values.Average();
        return (mean, Math.Sqrt(values.Average(v => (v - mean) * (v - mean))));
    }

    private static double[] Lived(int particles, int threads, LaneWidth lanes)
    {
        ParticleCourse course = ParticleCourse.Draw(Plan(particles), Shipped.Formulary, threads, lanes);
        course.AdvanceToNow();
        double Likelihood(int _, ReadOnlySpan<double> scores) => -0.5 * (scores[^2] - 10.0) * (scores[^2] - 10.0) / 25.0;
        double[] target = [.. Enumerable.Range(0, particles).Select(i => Likelihood(i, course.Scores(i)))];
        NumbersLaw law = course.Law(Even(particles));
        for (uint move = 0; move < 5; move++)
        {
            course.Move(new ParticleMove(move, law), Likelihood, target, new bool[particles]);
        }

        course.Resample([.. Enumerable.Range(0, particles).Select(i => i % 5 == 4 ? i - 1 : i)]);
        course.Move(new ParticleMove(5, law), Likelihood, [.. Enumerable.Range(0, particles).Select(i => Likelihood(i, course.Scores(i)))], new bool[particles]);
        return [.. Enumerable.Range(0, particles).SelectMany(i => course.Scores(i).ToArray())];
    }

    private static ParticlePlan Plan(int particles) => new()
    {
        Population = new PopulationSpec { Patients = particles, Seed = 11, Drugs = ["dupilumab"] },
        History = new Treatment
        {
            Systemic = [new SystemicTreatment("dupilumab", DoseSchedule.FromPatterns(new DosePattern { AmountMg = 300, FirstDay = 0, IntervalDays = 14, EndDay = 56 }))],
            Topicals = [],
        },
        BurnInDays = 28,
        KeptDays = Days,
        Now = 56,
    };
}
