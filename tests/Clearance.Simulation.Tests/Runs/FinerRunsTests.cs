using Clearance.Numerics.Lanes;

namespace Clearance.Simulation.Tests.Runs;

/// <summary>Patients run again in quarter days are gathered from all blocks, and nobody can tell from the numbers.</summary>
public sealed class FinerRunsTests
{
    private const int Patients = 61;

    // Some of the patients miss it, in most blocks.
    private const double SomeMiss = 1e-3;

    [Theory]
    [InlineData(1, LaneWidth.Eight)]
    [InlineData(3, LaneWidth.Eight)]
    [InlineData(2, LaneWidth.Four)]
    [InlineData(2, LaneWidth.Scalar)]
    public void A_gathered_patient_has_the_numbers_of_a_run_in_quarter_days_throughout(int threads, LaneWidth lanes)
    {
        VirtualPopulation population = IndexCourse.Population(Patients);
        CoursePlan plan = IndexCourse.Plan(triggers: true, endDay: 330);
        AssertEachIsOneOrTheOther(plan, population, threads, lanes);
    }

    [Theory]
    [InlineData(1, LaneWidth.Eight)]
    [InlineData(3, LaneWidth.Eight)]
    [InlineData(2, LaneWidth.Scalar)]
    public void So_it_is_for_patients_who_come_with_their_history(int threads, LaneWidth lanes)
    {
        ParticleCourse particles = Lived();
        CoursePlan plan = IndexCourse.Plan(triggers: true, endDay: 400) with
        {
            Start = particles.Start(),
            BranchDay = 274,
            HazardEndDay = 350,
            OutputDays = [.. Enumerable.Range(274, 126)],
        };
        AssertEachIsOneOrTheOther(plan, particles.Population, threads, lanes);
    }

    private static void AssertEachIsOneOrTheOther(CoursePlan plan, VirtualPopulation population, int threads, LaneWidth lanes)
    {
        CourseOutcome whole = IndexCourse.Run(plan with { Tolerance = double.PositiveInfinity }, population);
        CourseOutcome quarters = IndexCourse.Run(plan with { Tolerance = -1.0 }, population);
        CourseOutcome mixed = IndexCourse.Run(plan with { Tolerance = SomeMiss }, population, threads, lanes);
        Assert.Equal(0, whole.RunFiner);
        Assert.Equal(Patients, quarters.RunFiner);
        Assert.InRange(mixed.RunFiner, 9, Patients - 9);
        int finer = 0;
        for (int patient = 0; patient < Patients; patient++)
        {
            List<long> bits = Bits(mixed, patient);
            bool isFiner = bits.SequenceEqual(Bits(quarters, patient));
            Assert.True(isFiner || bits.SequenceEqual(Bits(whole, patient)), $"patient {patient}");
            finer += isFiner ? 1 : 0;
        }

        Assert.Equal(mixed.RunFiner, finer);
    }

    private static List<long> Bits(CourseOutcome outcome, int patient)
    {
        List<long> bits = [(long)outcome.Status(patient)];
        Span<double> scores = stackalloc double[ParticleCourse.ScoreColumns];
        for (int option = 0; option < outcome.Plan.Options.Length; option++)
        {
            for (int output = 0; output < outcome.OutputDays.Length; output++)
            {
                outcome.Scores(option, output, patient, scores);
                foreach (double score in scores)
                {
                    bits.Add(BitConverter.DoubleToInt64Bits(score));
                }

                bits.Add(BitConverter.DoubleToInt64Bits(outcome.Concentration(option, output, 0, patient)));
                bits.Add(BitConverter.DoubleToInt64Bits(outcome.Concentration(option, output, 1, patient)));
            }

            foreach (InfectionEvent infection in Enum.GetValues<InfectionEvent>())
            {
                bits.Add(BitConverter.DoubleToInt64Bits(outcome.Hazard(option, infection, patient)));
                bits.Add(BitConverter.DoubleToInt64Bits(outcome.DrugHazard(option, infection, patient)));
            }
        }

        return bits;
    }

    private static ParticleCourse Lived()
    {
        ParticlePlan plan = new()
        {
            Population = new PopulationSpec { Patients = Patients, Seed = 11, PriorDraws = 8, Drugs = ["dupilumab", "tofacitinib"] },
            History = IndexCourse.Treatment.Without("tofacitinib"),
            BurnInDays = 84,
            KeptDays = [100],
            Now = 274,
        };
        ParticleCourse particles = ParticleCourse.Draw(plan, IndexCourse.Formulary, 2, LaneWidth.Eight);
        particles.AdvanceToNextKept();
        particles.AdvanceToNow();
        return particles;
    }
}
