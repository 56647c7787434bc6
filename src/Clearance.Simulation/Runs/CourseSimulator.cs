using Clearance.Formulary;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>Runs a plan on a population: blocks of eight patients in parallel, each at the widest lanes of the machine.</summary>
public static class CourseSimulator
{
    private const int L = BlockLayout.Lanes;

    /// <summary>Simulates every patient under every option.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="population">The patients.</param>
    /// <param name="formulary">Signalling and the onset of the care effect.</param>
    /// <param name="threads">Threads to use, at least 1; the result does not depend on it.</param>
    /// <param name="lanes">Lane width; the result does not depend on it.</param>
    /// <param name="progress">Told the share done, from 0 to 1, now and then.</param>
    public static CourseOutcome Run(
        CoursePlan plan,
        VirtualPopulation population,
        DrugFormulary formulary,
        int threads,
        LaneWidth lanes,
        Action<double>? progress = null) => lanes switch
        {
            LaneWidth.Eight => Run<Lane8>(plan, population, formulary, threads, progress),
            LaneWidth.Four => Run<Lane4>(plan, population, formulary, threads, progress),
            LaneWidth.Scalar => Run<Lane1>(plan, population, formulary, threads, progress),
            _ => throw new InvalidOperationException($"Unknown lane width {lanes}."),
        };

    private static CourseOutcome Run<T>(
        CoursePlan plan, VirtualPopulation population, DrugFormulary formulary, int threads, Action<double>? progress)
        where T : struct, ILane<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        double careRate = formulary.Skin.Central("kp");
        BlockRunner<T> Runner() => new(plan, population, formulary.Signalling, careRate, quarters: false);
        BlockRunner<T> first = Runner();
        CourseOutcome outcome = new(plan, population.Count, plan.KeepsConcentrations ? first.Concentrations : 0);
        int next = -1;
        int done = 0;
        void Work(int worker)
        {
            BlockRunner<T> runner = worker == 0 ? first : Runner();
            FinerRuns<T> finer = new(plan, population, formulary.Signalling, careRate, outcome);
            for (int block = Interlocked.Increment(ref next); block < population.Blocks; block = Interlocked.Increment(ref next))
            {
                runner.Run(block);
                runner.Keep(outcome, block);
                for (int lane = 0; lane < L && (block * L) + lane < population.Count; lane++)
                {
                    // A lane that missed the tolerance is run again in quarter days; its neighbours keep their first result.
                    if (!(runner.Errors[lane] <= plan.Tolerance))
                    {
                        finer.Add((block * L) + lane, runner.Triggers);
                    }
                }

                progress?.Invoke((double)Interlocked.Increment(ref done) / population.Blocks);
            }

            finer.Finish();
        }

        if (threads == 1)
        {
            Work(0);
        }
        else
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, Work);
        }

        return outcome;
    }
}
