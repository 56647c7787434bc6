using Clearance.Formulary;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>
/// Patients whose error estimate was too large, gathered from all blocks of a thread and run again in quarter days, eight
/// together: nobody is run for a neighbour's sake. A lane's numbers do not depend on who stands beside it.
/// </summary>
internal sealed class FinerRuns<T>(CoursePlan plan, VirtualPopulation population, SignallingFacts signalling, double careRate, CourseOutcome outcome)
    where T : struct, ILane<T>
{
    private const int L = BlockLayout.Lanes;
    private readonly int[] _patients = new int[L];
    private readonly VirtualPopulation _gathered = population.ForOneBlock();
    private readonly CourseStart? _start = plan.Start?.ForOneBlock();
    private BlockRunner<T>? _runner;
    private int _count;

    /// <summary>Takes in a patient; with the eighth all are run and written into the outcome.</summary>
    /// <param name="patient">Number of the patient.</param>
    /// <param name="triggers">Triggers of the patient's block, see <see cref="TriggerPaths"/>.</param>
    public void Add(int patient, ReadOnlySpan<double> triggers)
    {
        _runner ??= new BlockRunner<T>(plan with { Start = _start }, _gathered, signalling, careRate, quarters: true);
        BlockLayout.CopyPatient(triggers, patient % L, _runner.Triggers, _count, triggers.Length / L);
        Gather(patient, _count);
        _patients[_count++] = patient;
        if (_count == L)
        {
            Run();
        }
    }

    /// <summary>Runs those who still wait.</summary>
    public void Finish()
    {
        if (_count > 0)
        {
            Run();
        }
    }

    private void Run()
    {
        // A lane without a patient must hold somebody: the first once more, under whatever triggers stand there.
        for (int lane = _count; lane < L; lane++)
        {
            Gather(_patients[0], lane);
        }

        _runner!.RunUnderGivenTriggers(0);
        for (int lane = 0; lane < _count; lane++)
        {
            _runner.KeepLane(outcome, lane, _patients[lane]);
        }

        _count = 0;
    }

    private void Gather(int patient, int lane)
    {
        _gathered.Copy(lane, population, patient);
        if (plan.Start is { } start)
        {
            _start!.Copy(lane, start, patient);
        }
    }
}
