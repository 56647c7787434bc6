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
    private readonly OptionRun[] _runs;
    private readonly double[] _triggers;
    private readonly double[] _state = new double[StateColumn.Count * L];
    private readonly double[] _branchState = new double[StateColumn.Count * L];
    private readonly double[] _columns = new double[PatientColumn.Count * L];

    public BlockRunner(CoursePlan plan, VirtualPopulation population, SignallingFacts signalling, double careRate, bool quarters)
    {
        _plan = plan;
        _population = population;
        _runs = [.. plan.Options.Select(option => new OptionRun(plan, option, population, signalling, careRate, quarters))];
        _triggers = plan.Triggers ? new double[TriggerPaths.Length(_runs[0].Steps.Days)] : [];
    }

    /// <summary>Number of concentrations kept beside the scores.</summary>
    public int Concentrations => _runs.Max(run => 1 + run.Biologics.Names.Count());

    /// <summary>Largest error estimate of each lane in the block last run, over all options.</summary>
    public double[] Errors { get; } = new double[L];

    /// <summary>Runs a block. Results stay in the runner until <see cref="Keep"/>.</summary>
    public void Run(int block)
    {
        _population.Columns(block).CopyTo(_columns);
        StepPlan steps = _runs[0].Steps;
        if (_plan.Triggers)
        {
            TriggerPaths.Fill<T>(_population.Spec.Seed, (uint)(block * L), steps.Days, _columns, _triggers);
        }

        // Burn-in, then the score of enrolment, then the history, then each option from the same state.
        int enrolment = steps.StepAt(0);
        int branch = steps.StepAt(_plan.BranchDay);
        _runs[0].Prepare(_columns, block, sharedWith: null);
        StateColumn.SetUntreated(_state);
        Array.Clear(Errors);
        Enrol(enrolment);
        ClearHazards();
        _runs[0].Advance(enrolment, branch, _columns, _state, _triggers);
        _state.AsSpan().CopyTo(_branchState);
        for (int option = 0; option < _runs.Length; option++)
        {
            OptionRun run = _runs[option];
            if (option > 0)
            {
                run.Prepare(_columns, block, sharedWith: _runs[0]);
                run.CopyHistory(_runs[0], _plan.BranchDay);
            }

            _branchState.AsSpan().CopyTo(_state);
            ClearHazards();
            int hazardEnd = steps.StepAt(_plan.HazardEndDay);
            run.Advance(branch, hazardEnd, _columns, _state, _triggers);
            _state.AsSpan(StateColumn.SeriousHazard * L, CourseOutcome.HazardColumnsCount * L).CopyTo(run.Hazards);
            run.Advance(hazardEnd, steps.Steps.Length, _columns, _state, _triggers);
            for (int lane = 0; lane < L; lane++)
            {
                Errors[lane] = Math.Max(Errors[lane], _state[(StateColumn.Error * L) + lane]);
            }
        }
    }

    /// <summary>Writes one lane of the block last run into the outcome.</summary>
    public void Keep(CourseOutcome outcome, int patient, int lane, bool finer)
    {
        bool isFinite = true;
        for (int option = 0; option < _runs.Length; option++)
        {
            isFinite &= _runs[option].Keep(outcome, option, patient, lane);
        }

        PatientStatus drawn = _population.Status(patient);
        outcome.SetStatus(patient, drawn != PatientStatus.Simulated ? drawn : isFinite ? PatientStatus.Simulated : PatientStatus.NotFinite, finer);
    }

    private void Enrol(int enrolment)
    {
        if (enrolment == 0)
        {
            // No burn-in: enrolment is the untreated state, EASI = 72 times the weighted severity.
            double[] weights = [0.1, 0.2, 0.3, 0.4];
            for (int lane = 0; lane < L; lane++)
            {
                double easi = 0.0;
                for (int r = 0; r < BlockLayout.Regions; r++)
                {
                    easi += weights[r] * 72.0 * (1.0 - _columns[((PatientColumn.EasiRest + r) * L) + lane]);
                }

                _columns[(PatientColumn.EnrolmentEasi * L) + lane] = easi;
            }

            return;
        }

        _runs[0].Advance(0, enrolment, _columns, _state, _triggers);
        _runs[0].Day(-1).Slice(DailyColumn.Easi * L, L).CopyTo(_columns.AsSpan(PatientColumn.EnrolmentEasi * L));
    }

    private void ClearHazards() => _state.AsSpan(StateColumn.SeriousHazard * L, CourseOutcome.HazardColumnsCount * L).Clear();

    /// <summary>The tables of one option for the block in hand.</summary>
    private sealed class OptionRun
    {
        private readonly CoursePlan _plan;
        private readonly CourseOption _option;
        private readonly VirtualPopulation _population;
        private readonly ProfileBuilder<T> _profileBuilder;
        private readonly double[] _profiles;
        private readonly double[] _residuals;
        private readonly double[] _antibodies;
        private readonly double[] _daily;
        private OptionRun? _sharedWith;

        public OptionRun(
            CoursePlan plan, CourseOption option, VirtualPopulation population, SignallingFacts signalling, double careRate, bool quarters)
        {
            _plan = plan;
            _option = option;
            _population = population;
            int firstDay = plan.Triggers ? -plan.BurnInDays : 0;

            // Every option takes its quarter days from all options, so that the steps of a contrast are the same.
            Steps = StepPlan.Build(
                option.Treatment,
                option.Shadow,
                JakWindow.Of(population.Drugs),
                careRate,
                firstDay,
                plan.EndDay,
                [.. plan.Options.SelectMany(o => new[] { o.Treatment, o.Shadow })],
                quarters);
            Biologics = new BiologicResiduals<T>(Steps, option.Treatment, population.Drugs);
            _profileBuilder = new ProfileBuilder<T>(Steps.ProfileDays, signalling.ClassOf(SkinSignal.Il13, option.Il13Reading));
            _profiles = new double[Steps.Profiles * ProfileColumn.Count * L];
            _residuals = new double[Steps.Steps.Length * BiologicColumn.Count * L];
            _antibodies = new double[Math.Max(1, Biologics.Names.Count()) * Steps.Days * L];
            _daily = new double[Steps.Days * DailyColumn.Count * L];
        }

        public StepPlan Steps { get; }

        public BiologicResiduals<T> Biologics { get; }

        public double[] Hazards { get; } = new double[CourseOutcome.HazardColumnsCount * L];

        public Span<double> Day(int courseDay) => _daily.AsSpan((courseDay - Steps.FirstDay) * DailyColumn.Count * L, DailyColumn.Count * L);

        public void Prepare(ReadOnlySpan<double> columns, int block, OptionRun? sharedWith)
        {
            _profileBuilder.Fill(_population.Drugs, columns, block, _profiles);

            // The same biologic doses give the same residual signals: no need to compute them for every option.
            _sharedWith = sharedWith is not null && SameBiologics(sharedWith) ? sharedWith : null;
            if (_sharedWith is null)
            {
                Biologics.Fill(_population.Drugs, columns, block, _residuals, _antibodies);
            }
        }

        public void CopyHistory(OptionRun other, int branchDay)
        {
            int length = (branchDay - Steps.FirstDay) * DailyColumn.Count * L;
            other._daily.AsSpan(0, length).CopyTo(_daily);
        }

        public void Advance(int from, int to, ReadOnlySpan<double> columns, Span<double> state, ReadOnlySpan<double> triggers)
        {
            ReadOnlySpan<PlanStep> steps = Steps.Steps.AsSpan()[from..to];
            double[] residuals = (_sharedWith ?? this)._residuals;
            SkinKernel.Advance<T>(steps, columns, state, triggers, residuals.AsSpan(from * BiologicColumn.Count * L), _profiles, _daily, 0);
        }

        public bool Keep(CourseOutcome outcome, int option, int patient, int lane)
        {
            bool isFinite = true;
            double[] antibodies = (_sharedWith ?? this)._antibodies;
            for (int output = 0; output < outcome.OutputDays.Length; output++)
            {
                int day = outcome.OutputDays[output];
                int row = Math.Max(0, day - Steps.FirstDay);
                for (int column = 0; column < DailyColumn.Count; column++)
                {
                    double value = _daily[(((row * DailyColumn.Count) + column) * L) + lane];
                    isFinite &= double.IsFinite(value);
                    outcome.SetScore(option, output, column, patient, value);
                }

                PlanStep step = Steps.Steps[Math.Min(Steps.Steps.Length - 1, Steps.StepAt(day))];
                outcome.SetScore(option, output, DailyColumn.Count, patient, Concentration(step, lane));
                for (int k = 1; k < outcome.Concentrations; k++)
                {
                    outcome.SetScore(option, output, DailyColumn.Count + k, patient, antibodies[((((k - 1) * Steps.Days) + row) * L) + lane]);
                }
            }

            for (int column = 0; column < CourseOutcome.HazardColumnsCount; column++)
            {
                double value = Hazards[(column * L) + lane];
                isFinite &= double.IsFinite(value);
                outcome.SetHazard(option, column, patient, value);
            }

            return isFinite;
        }

        // Mean of the day: of the day's profile, or of its four quarters.
        private double Concentration(in PlanStep step, int lane)
        {
            if (step.Profile == 0)
            {
                return 0.0;
            }

            int pieces = step.IsQuarter ? 4 : 1;
            double sum = 0.0;
            for (int piece = 0; piece < pieces; piece++)
            {
                sum += _profiles[((((step.Profile + piece) * ProfileColumn.Count) + ProfileColumn.Concentration) * L) + lane] / pieces;
            }

            return sum;
        }

        private bool SameBiologics(OptionRun other)
        {
            ImmutableArray<SystemicTreatment> mine = Antibodies(_option.Treatment);
            ImmutableArray<SystemicTreatment> theirs = Antibodies(other._option.Treatment);
            return mine.Length == theirs.Length
                && mine.Zip(theirs).All(pair => pair.First.Drug == pair.Second.Drug && pair.First.Schedule.Doses.SequenceEqual(pair.Second.Schedule.Doses));
        }

        private ImmutableArray<SystemicTreatment> Antibodies(Treatment treatment) =>
            [.. treatment.Systemic.Where(s => !_population.Drugs[s.Drug].IsJakInhibitor)];
    }
}
