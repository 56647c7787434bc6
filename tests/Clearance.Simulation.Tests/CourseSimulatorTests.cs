using Clearance.Formulary;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation.Tests;

public sealed class CourseSimulatorTests
{
    [Fact]
    public void One_thread_equals_several_bit_for_bit()
    {
        VirtualPopulation population = IndexCourse.Population(60);
        CoursePlan plan = IndexCourse.Plan(triggers: true, endDay: 420);
        Assert.Equal(
            IndexCourse.Bits(IndexCourse.Run(plan, population, threads: 1), 60),
            IndexCourse.Bits(IndexCourse.Run(plan, population, threads: 3), 60));
    }

    [Fact]
    public void Lane_widths_agree_bit_for_bit()
    {
        VirtualPopulation population = IndexCourse.Population(16);
        CoursePlan plan = IndexCourse.Plan(triggers: true, endDay: 420);
        List<long> scalar = IndexCourse.Bits(IndexCourse.Run(plan, population, lanes: LaneWidth.Scalar), 16);
        Assert.Equal(scalar, IndexCourse.Bits(IndexCourse.Run(plan, population, lanes: LaneWidth.Four), 16));
        Assert.Equal(scalar, IndexCourse.Bits(IndexCourse.Run(plan, population, lanes: LaneWidth.Eight), 16));
    }

    [Fact]
    public void A_patient_does_not_depend_on_how_many_others_there_are()
    {
        CoursePlan plan = IndexCourse.Plan(triggers: true, endDay: 300);
        List<long> few = IndexCourse.Bits(IndexCourse.Run(plan, IndexCourse.Population(11)), 11);
        List<long> many = IndexCourse.Bits(IndexCourse.Run(plan, IndexCourse.Population(50)), 11);
        Assert.Equal(few, many);
    }

    [Fact]
    public void A_kept_day_does_not_depend_on_which_other_days_are_kept()
    {
        VirtualPopulation population = IndexCourse.Population(8);
        CoursePlan all = IndexCourse.Plan(triggers: true, endDay: 420);
        CoursePlan few = all with { OutputDays = [0, 100, 274, 300, 419], HazardEndDay = all.BranchDay };
        CourseOutcome expected = IndexCourse.Run(all, population);
        CourseOutcome actual = IndexCourse.Run(few, population);
        for (int output = 0; output < actual.OutputDays.Length; output++)
        {
            int same = expected.OutputDays.IndexOf(actual.OutputDays[output]);
            for (int patient = 0; patient < 8; patient++)
            {
                Assert.Equal(expected.Easi(1, same, patient), actual.Easi(1, output, patient));
                Assert.Equal(expected.Itch(1, same, patient), actual.Itch(1, output, patient));
            }
        }
    }

    [Fact]
    public void Options_are_the_same_until_they_part_and_differ_after()
    {
        CourseOutcome outcome = IndexCourse.Run(IndexCourse.Plan(triggers: true), IndexCourse.Population(8));
        for (int patient = 0; patient < 8; patient++)
        {
            Assert.Equal(outcome.Easi(0, 274, patient), outcome.Easi(1, 274, patient));
            Assert.NotEqual(outcome.Easi(0, 380, patient), outcome.Easi(1, 380, patient));
        }
    }

    [Fact]
    public void Triggers_are_the_same_under_any_step_plan()
    {
        // Under the same path of triggers whole days and quarter days differ by the error of the steps, a few hundredths of
        // a point; another path would differ by points.
        VirtualPopulation population = IndexCourse.Population(16);
        CoursePlan plan = IndexCourse.Plan(triggers: true, endDay: 200);
        CourseOutcome whole = IndexCourse.Run(plan with { Tolerance = double.PositiveInfinity }, population);
        CourseOutcome quarters = IndexCourse.Run(plan with { Tolerance = -1.0 }, population);
        CourseOutcome calm = IndexCourse.Run(plan with { Triggers = false }, population);
        double steps = 0.0, path = 0.0;
        for (int patient = 0; patient < 16; patient++)
        {
            for (int output = 1; output < whole.OutputDays.Length; output++)
            {
                steps = Math.Max(steps, Math.Abs(whole.Easi(0, output, patient) - quarters.Easi(0, output, patient)));
                path = Math.Max(path, Math.Abs(whole.Easi(0, output, patient) - calm.Easi(0, output, patient)));
            }
        }

        Assert.InRange(steps, 0.0, 0.3);
        Assert.InRange(path, 3.0, 72.0);
    }

    [Fact]
    public void A_block_allocates_nothing_once_its_runner_is_made()
    {
        VirtualPopulation population = IndexCourse.Population(32);
        BlockRunner<Lane8> runner = new(
            IndexCourse.Plan(triggers: true), population, IndexCourse.Formulary.Signalling, IndexCourse.Formulary.Skin.Central("kp"), quarters: false);
        for (int block = 0; block < 3; block++)
        {
            runner.Run(block);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        runner.Run(3);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
