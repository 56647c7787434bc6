using Clearance.Formulary;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>Runs a set of trial arms on a population: blocks of eight patients in parallel, each through all arms.</summary>
public static class ArmSetSimulator
{
    /// <summary>Simulates every patient in every arm.</summary>
    /// <param name="set">The arms.</param>
    /// <param name="population">The patients; every drug of the set must be among theirs.</param>
    /// <param name="formulary">Signalling.</param>
    /// <param name="threads">Threads to use, at least 1; the result does not depend on it.</param>
    /// <param name="lanes">Lane width; the result does not depend on it.</param>
    /// <param name="courses">
    /// Keeps antibody concentrations from one run to the next, or null. They do not depend on the draw of the skin model, so
    /// one may be used for every population of the same seed, size and covariates.
    /// </param>
    public static ArmOutcome Run(
        ArmSet set, VirtualPopulation population, DrugFormulary formulary, int threads, LaneWidth lanes, AntibodyCourses? courses = null) => lanes switch
    {
        LaneWidth.Eight => Run<Lane8>(set, population, formulary, threads, courses),
        LaneWidth.Four => Run<Lane4>(set, population, formulary, threads, courses),
        LaneWidth.Scalar => Run<Lane1>(set, population, formulary, threads, courses),
        _ => throw new InvalidOperationException($"Unknown lane width {lanes}."),
    };

    private static ArmOutcome Run<T>(ArmSet set, VirtualPopulation population, DrugFormulary formulary, int threads, AntibodyCourses? courses)
        where T : struct, ILane<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArmOutcome outcome = new(set, population);
        int next = -1;
        int coarse = 0;
        void Work(int worker)
        {
            ArmBlockRunner<T> runner = new(set, population, formulary.Signalling, courses);
            for (int block = Interlocked.Increment(ref next); block < population.Blocks; block = Interlocked.Increment(ref next))
            {
                Interlocked.Add(ref coarse, runner.Run(block, outcome));
            }
        }

        if (threads == 1)
        {
            Work(0);
        }
        else
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, Work);
        }

        outcome.Coarse = coarse;
        for (int patient = 0; patient < population.Count; patient++)
        {
            outcome.IsUsable[patient] &= population.Status(patient) == PatientStatus.Simulated;
        }

        return outcome;
    }
}
