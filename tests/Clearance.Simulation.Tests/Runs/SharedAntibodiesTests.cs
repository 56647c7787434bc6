using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation.Tests.Runs;

/// <summary>Options that begin where particles stand: no day of an antibody is solved twice, and nobody can tell from the numbers.</summary>
public sealed class SharedAntibodiesTests
{
    private const int Now = 100, End = 250;
    private static readonly SystemicTreatment Stopped = Shipped.Given("dupilumab", 300.0, 14.0, 0.0, Now);
    private static readonly SystemicTreatment Kept = Shipped.Given("dupilumab", 300.0, 14.0, 0.0, End);
    private static readonly SystemicTreatment Other = Shipped.Given("lebrikizumab", 250.0, 14.0, Now, End);
    private static readonly SystemicTreatment Oral = Shipped.Given("upadacitinib", 15.0, 1.0, Now, End);
    private static readonly ImmutableArray<Treatment> Options =
        [Shipped.Treatment(Kept), Shipped.Treatment(Kept, Oral), Shipped.Treatment(Stopped, Oral), Shipped.Treatment(Stopped, Other), Shipped.Treatment(Stopped)];

    [Theory]
    [InlineData(LaneWidth.Eight)]
    [InlineData(LaneWidth.Scalar)]
    public void Concentrations_after_the_branch_are_those_of_the_whole_course(LaneWidth lanes)
    {
        ParticleCourse particles = Lived(lanes);
        CoursePlan plan = Plan(particles.Start());
        CourseOutcome outcome = CourseSimulator.Run(plan, particles.Population, Shipped.Formulary, 2, lanes);
        for (int patient = 0; patient < particles.Count; patient++)
        {
            for (int output = 0; output < plan.OutputDays.Length; output++)
            {
                int day = plan.OutputDays[output];
                Assert.Equal(Whole(particles.Population, Kept, patient, day), outcome.Concentration(1, output, 1, patient));
                Assert.Equal(Whole(particles.Population, Stopped, patient, day), outcome.Concentration(2, output, 1, patient));
                Assert.Equal(Whole(particles.Population, Stopped, patient, day), outcome.Concentration(3, output, 1, patient));
                Assert.Equal(Whole(particles.Population, Other, patient, day), outcome.Concentration(3, output, 2, patient));
            }
        }
    }

    [Fact]
    public void Each_distinct_dosing_is_solved_once()
    {
        ParticleCourse particles = Lived(LaneWidth.Eight);
        BlockRunner<Lane8> runner = new(
            Plan(particles.Start()), particles.Population, Shipped.Formulary.Signalling, Shipped.Formulary.Skin.Central("kp"), quarters: false);
        runner.Run(0);

        // Six biologics stand in the five options; dupilumab goes on or stops, lebrikizumab begins.
        Assert.Equal(3, runner.SolvedCourses);
    }

    private static ParticleCourse Lived(LaneWidth lanes)
    {
        ParticlePlan plan = new()
        {
            Population = new PopulationSpec { Patients = 8, Seed = 5, PriorDraws = 4, Drugs = ["dupilumab", "lebrikizumab", "upadacitinib"] },
            History = Shipped.Treatment(Stopped),
            BurnInDays = 84,
            KeptDays = [50, 98],
            Now = Now,
        };
        ParticleCourse particles = ParticleCourse.Draw(plan, Shipped.Formulary, 1, lanes);
        particles.AdvanceToNextKept();
        particles.Move(new ParticleMove(0, particles.Law([.. Enumerable.Repeat(0.125, 8)])), (_, _) => 0.0, new double[8], new bool[8]);
        particles.Resample([0, 0, 2, 3, 4, 5, 5, 7]);
        particles.AdvanceToNextKept();
        particles.AdvanceToNow();
        return particles;
    }

    private static CoursePlan Plan(CourseStart start) => new()
    {
        Options = [.. Options.Select((t, i) => new CourseOption($"{i}", t, t, Il13Reading.ReceptorBiology))],
        Start = start,
        BranchDay = Now,
        EndDay = End,
        HazardEndDay = End,
        OutputDays = [106, 127, 190, 249],
    };

    // From the first dose, as the outcome keeps it.
    private static double Whole(VirtualPopulation population, SystemicTreatment given, int patient, int day)
    {
        DrugBlocks drug = population.Drugs[given.Drug];
        int first = (int)given.Schedule.Doses[0].Day;
        Lane1[] values = new Lane1[((day - first) * 2) + 1];
        ReadOnlySpan<double> individual = drug.Individual(patient / 8, patient % 8, 1, new double[256]);
        AntibodyCourse.Fill(drug.Model, individual, given.Schedule, first, 2, values.AsSpan(), new SaturableWorkspace<Lane1>());
        return (float)values[^1].Value;
    }
}
