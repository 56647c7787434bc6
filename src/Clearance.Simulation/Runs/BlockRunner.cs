using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>Runs one block of eight patients through a plan at a time; one runner for each thread, all memory made once.</summary>
internal sealed class BlockRunner<T>
    where T : struct, ILane<T>
{
    private const int L = BlockLayout.Lanes;
    private readonly CoursePlan _plan;
    private readonly VirtualPopulation _population;
    private readonly OptionRun<T>[] _runs;
    private readonly LaneBuffer _triggers;
    private readonly LaneBuffer _state = new(StateColumn.Count * L);
    private readonly LaneBuffer _branchState = new(StateColumn.Count * L);
    private readonly LaneBuffer _columns = new(PatientColumn.Count * L);
    private readonly bool[] _finite = new bool[L];

    public BlockRunner(CoursePlan plan, VirtualPopulation population, SignallingFacts signalling, double careRate, bool quarters)
    {
        _plan = plan;
        _population = population;
        _runs = [.. plan.Options.Select(option => new OptionRun<T>(plan, option, population, signalling, careRate, quarters))];
        for (int option = 1; option < _runs.Length; option++)
        {
            foreach (OptionRun<T> earlier in _runs.AsSpan(0, option))
            {
                _runs[option].ShareBiologics(earlier);
            }
        }

        _triggers = new LaneBuffer(plan.Triggers ? TriggerPaths.Length(_runs[0].Steps.Days) : 0);
    }

    /// <summary>Courses of antibody concentrations solved so far, over all options.</summary>
    public long SolvedCourses => _runs.Sum(run => run.Biologics.SolvedCourses);

    /// <summary>Number of concentrations kept beside the scores.</summary>
    public int Concentrations => _runs.Max(run => 1 + run.Biologics.Names.Count());

    /// <summary>Largest error estimate of each lane in the block last run, over all options.</summary>
    public double[] Errors { get; } = new double[L];

    /// <summary>Triggers of the block in hand: no plan of steps changes them.</summary>
    public Span<double> Triggers => _triggers.Span;

    /// <summary>Runs a block. Results stay in the runner until <see cref="Keep"/>.</summary>
    public void Run(int block)
    {
        _population.Columns(block).CopyTo(_columns.Span);
        StepPlan steps = _runs[0].Steps;
        if (_plan.Start is { } start)
        {
            start.DrawTriggers<T>(block, _population.Spec.Seed, steps.Days, _columns.Span, _triggers.Span);
        }
        else if (_plan.Triggers)
        {
            TriggerPaths.Fill<T>(_population.Spec.Seed, (uint)(block * L), steps.Days, _columns.Span, _triggers.Span);
        }

        Live(block);
    }

    /// <summary>Runs a block under the triggers that stand in <see cref="Triggers"/>.</summary>
    public void RunUnderGivenTriggers(int block)
    {
        _population.Columns(block).CopyTo(_columns.Span);
        Live(block);
    }

    /// <summary>Writes the block last run into the outcome.</summary>
    public void Keep(CourseOutcome outcome, int block)
    {
        for (int lane = 0; lane < L; lane++)
        {
            _finite[lane] = true;
        }

        for (int option = 0; option < _runs.Length; option++)
        {
            _runs[option].Keep(outcome, option, block, _finite);
        }

        for (int lane = 0; lane < L && (block * L) + lane < outcome.Patients; lane++)
        {
            int patient = (block * L) + lane;
            SetStatus(outcome, patient, _population.Status(patient), _finite[lane], finer: false);
        }
    }

    /// <summary>Writes one lane of the block last run into the outcome as a patient's, over what another runner wrote.</summary>
    public void KeepLane(CourseOutcome outcome, int lane, int patient)
    {
        bool isFinite = true;
        for (int option = 0; option < _runs.Length; option++)
        {
            isFinite &= _runs[option].KeepLane(outcome, option, lane, patient);
        }

        SetStatus(outcome, patient, _population.Status(lane), isFinite, finer: true);
    }

    private void Live(int block)
    {
        StepPlan steps = _runs[0].Steps;

        // Burn-in, then the score of enrolment, then the history, then each option from the same state.
        int enrolment = steps.StepAt(0);
        int branch = steps.StepAt(_plan.BranchDay);
        Prepare(_runs[0], block);
        Array.Clear(Errors);
        if (_plan.Start is { } start)
        {
            start.Place(block, _state.Span);
        }
        else
        {
            StateColumn.SetUntreated(_state.Span);
            Enrol(enrolment);
            ClearHazards();
            _runs[0].Advance(enrolment, branch, _columns.Span, _state.Span, _triggers.Span);
        }

        _state.Span.CopyTo(_branchState.Span);
        for (int option = 0; option < _runs.Length; option++)
        {
            OptionRun<T> run = _runs[option];
            if (option > 0)
            {
                Prepare(run, block);
                if (_plan.Start is null)
                {
                    run.CopyHistory(_runs[0], _plan.BranchDay);
                }
            }

            _population.SteroidEffects(block, _plan.Options[option].Steroid).CopyTo(_columns.Span[(PatientColumn.SteroidEffect * L)..]);
            _branchState.Span.CopyTo(_state.Span);
            ClearHazards();
            int hazardEnd = steps.StepAt(_plan.HazardEndDay);
            run.Advance(branch, hazardEnd, _columns.Span, _state.Span, _triggers.Span);
            _state.Span.Slice(StateColumn.SeriousHazard * L, CourseOutcome.HazardColumnsCount * L).CopyTo(run.Hazards);
            run.Advance(hazardEnd, steps.Steps.Length, _columns.Span, _state.Span, _triggers.Span);
            for (int lane = 0; lane < L; lane++)
            {
                Errors[lane] = Math.Max(Errors[lane], _state.Span[(StateColumn.Error * L) + lane]);
            }
        }
    }

    private void Prepare(OptionRun<T> run, int block)
    {
        run.States.Forget();
        _plan.Start?.Hand(block, run.Biologics.Biologics, run.States);
        run.Prepare(_columns.Span, block);
    }

    private static void SetStatus(CourseOutcome outcome, int patient, PatientStatus drawn, bool isFinite, bool finer) =>
        outcome.SetStatus(patient, drawn != PatientStatus.Simulated ? drawn : isFinite ? PatientStatus.Simulated : PatientStatus.NotFinite, finer);

    private void Enrol(int enrolment)
    {
        if (enrolment == 0)
        {
            // No burn-in: enrolment is the untreated state, EASI = 72 times the weighted severity.
            for (int lane = 0; lane < L; lane++)
            {
                double easi = 0.0;
                for (int r = 0; r < BlockLayout.Regions; r++)
                {
                    easi += EasiWeights.Adult[r] * 72.0 * (1.0 - _columns.Span[((PatientColumn.EasiRest + r) * L) + lane]);
                }

                _columns.Span[(PatientColumn.EnrolmentEasi * L) + lane] = easi;
            }

            return;
        }

        _runs[0].Advance(0, enrolment, _columns.Span, _state.Span, _triggers.Span);
        _runs[0].Day(-1).Slice(DailyColumn.Easi * L, L).CopyTo(_columns.Span.Slice(PatientColumn.EnrolmentEasi * L));
    }

    private void ClearHazards() => _state.Span.Slice(StateColumn.SeriousHazard * L, CourseOutcome.HazardColumnsCount * L).Clear();
}
