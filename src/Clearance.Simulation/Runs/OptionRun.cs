using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>The tables of one option for the block in hand.</summary>
internal sealed class OptionRun<T>
    where T : struct, ILane<T>
{
    private const int L = BlockLayout.Lanes;
    private readonly CourseOption _option;
    private readonly VirtualPopulation _population;
    private readonly ProfileBuilder<T> _profileBuilder;
    private readonly LaneBuffer _profiles;
    private readonly LaneBuffer _residuals;
    private readonly LaneBuffer _antibodies;
    private readonly LaneBuffer _daily;
    private readonly OutputRow[] _rows;
    private OptionRun<T>? _sharedWith;

    public OptionRun(CoursePlan plan, CourseOption option, VirtualPopulation population, SignallingFacts signalling, double careRate, bool quarters)
    {
        _option = option;
        _population = population;
        int firstDay = plan.FirstDay;

        // Every option takes its quarter days from all options, so that the steps of a contrast are the same.
        Steps = StepPlan.Build(
            option.Treatment,
            option.Shadow,
            JakWindow.Of(population.Drugs),
            careRate,
            firstDay,
            plan.EndDay,
            [.. plan.Options.SelectMany(o => new[] { o.Treatment, o.Shadow })],
            quarters,
            plan.IsScored);
        Biologics = new BiologicResiduals<T>(Steps, option.Treatment, population.Drugs);
        States = new AntibodyStates(Biologics.Biologics.Length);
        _profileBuilder = new ProfileBuilder<T>(Steps.ProfileDays, population.Drugs, signalling.ClassOf(SkinSignal.Il13, option.Il13Reading));
        _profiles = new LaneBuffer(Steps.Profiles * ProfileColumn.Count * L);
        _residuals = new LaneBuffer(Steps.Steps.Length * BiologicColumn.Count * L);
        _antibodies = new LaneBuffer(Math.Max(1, Biologics.Names.Count()) * Steps.Days * L);
        _daily = new LaneBuffer(Steps.Days * DailyColumn.Count * L);
        _rows = [.. plan.KeptDays.Select(Row)];
    }

    public StepPlan Steps { get; }

    public BiologicResiduals<T> Biologics { get; }

    /// <summary>Where the block in hand stands with each biologic; what is known of it is not solved again.</summary>
    public AntibodyStates States { get; }

    public double[] Hazards { get; } = new double[CourseOutcome.HazardColumnsCount * L];

    public Span<double> Day(int courseDay) => _daily.Span.Slice((courseDay - Steps.FirstDay) * DailyColumn.Count * L, DailyColumn.Count * L);

    /// <summary>The same biologic doses give the same concentrations and residual signals: each is computed for one option only.</summary>
    public void ShareBiologics(OptionRun<T> other)
    {
        if (Biologics.Share(other.Biologics))
        {
            _sharedWith ??= other._sharedWith ?? other;
        }
    }

    public void Prepare(ReadOnlySpan<double> columns, int block) => Prepare(columns, block, Steps.EndDay);

    /// <summary>Fills the tables of a block for the days before <paramref name="endDay"/>.</summary>
    public void Prepare(ReadOnlySpan<double> columns, int block, int endDay)
    {
        _profileBuilder.Fill(columns, block, _profiles.Span);
        if (_sharedWith is null)
        {
            Biologics.Fill(_population.Drugs, columns, block, endDay, _residuals.Span, _antibodies.Span, States);
        }
    }

    public void CopyHistory(OptionRun<T> other, int branchDay)
    {
        int length = (branchDay - Steps.FirstDay) * DailyColumn.Count * L;
        other._daily.Span.Slice(0, length).CopyTo(_daily.Span);
    }

    public void Advance(int from, int to, ReadOnlySpan<double> columns, Span<double> state, ReadOnlySpan<double> triggers)
    {
        ReadOnlySpan<PlanStep> steps = Steps.Steps.AsSpan()[from..to];
        ReadOnlySpan<double> residuals = (_sharedWith ?? this)._residuals.Span;
        SkinKernel.Advance<T>(steps, columns, state, triggers, residuals[(from * BiologicColumn.Count * L)..], _profiles.Span, _daily.Span, 0);
    }

    /// <summary>Writes the whole block into the outcome; a lane with a number that is not finite is marked.</summary>
    public void Keep(CourseOutcome outcome, int option, int block, Span<bool> isFinite)
    {
        Span<float> target = outcome.Block(option, block);
        ReadOnlySpan<double> antibodies = (_sharedWith ?? this)._antibodies.Span;
        int biologics = Biologics.Names.Count();
        Vector256<double> low = Vector256<double>.Zero, high = low;
        int at = 0;
        foreach (ref readonly OutputRow row in _rows.AsSpan())
        {
            ReadOnlySpan<double> day = _daily.Span.Slice(row.Day * DailyColumn.Count * L, DailyColumn.Count * L);
            for (int column = 0; column < DailyColumn.Count; column++, at += L)
            {
                Vector256<double> a = Vector256.Create(day[(column * L)..]), b = Vector256.Create(day[((column * L) + 4)..]);
                Vector256.Narrow(a, b).CopyTo(target[at..]);

                // Zero times a number that is not finite is not a number, and stays so in the sum.
                low += a * 0.0;
                high += b * 0.0;
            }

            if (outcome.Concentrations == 0)
            {
                continue;
            }

            Inhibitors(in row, out Vector256<double> first, out Vector256<double> second);
            Vector256.Narrow(first, second).CopyTo(target[at..]);
            at += L;
            for (int k = 1; k < outcome.Concentrations; k++, at += L)
            {
                // An option with fewer biologics than another has none in the last places.
                if (k > biologics)
                {
                    target.Slice(at, L).Clear();
                    continue;
                }

                ReadOnlySpan<double> source = antibodies.Slice((((k - 1) * Steps.Days) + row.Day) * L, L);
                Vector256.Narrow(Vector256.Create(source), Vector256.Create(source[4..])).CopyTo(target[at..]);
            }
        }

        for (int lane = 0; lane < L; lane++)
        {
            isFinite[lane] &= (lane < 4 ? low[lane] : high[lane - 4]) == 0.0;
            isFinite[lane] &= KeepHazards(outcome, option, lane, (block * L) + lane);
        }
    }

    /// <summary>Writes one lane as a patient's; false when one of its numbers is not finite.</summary>
    public bool KeepLane(CourseOutcome outcome, int option, int lane, int patient)
    {
        Span<float> target = outcome.Block(option, patient / L);
        ReadOnlySpan<double> antibodies = (_sharedWith ?? this)._antibodies.Span;
        int biologics = Biologics.Names.Count();
        bool isFinite = KeepHazards(outcome, option, lane, patient);
        int at = patient % L;
        foreach (ref readonly OutputRow row in _rows.AsSpan())
        {
            for (int column = 0; column < DailyColumn.Count; column++, at += L)
            {
                double value = _daily.Span[(((row.Day * DailyColumn.Count) + column) * L) + lane];
                isFinite &= double.IsFinite(value);
                target[at] = (float)value;
            }

            if (outcome.Concentrations == 0)
            {
                continue;
            }

            Inhibitors(in row, out Vector256<double> first, out Vector256<double> second);
            target[at] = (float)(lane < 4 ? first[lane] : second[lane - 4]);
            at += L;
            for (int k = 1; k < outcome.Concentrations; k++, at += L)
            {
                target[at] = k > biologics ? 0.0f : (float)antibodies[((((k - 1) * Steps.Days) + row.Day) * L) + lane];
            }
        }

        return isFinite;
    }

    private bool KeepHazards(CourseOutcome outcome, int option, int lane, int patient)
    {
        bool isFinite = true;
        for (int column = 0; column < CourseOutcome.HazardColumnsCount && patient < outcome.Patients; column++)
        {
            double value = Hazards[(column * L) + lane];
            isFinite &= double.IsFinite(value);
            outcome.SetHazard(option, column, patient, value);
        }

        return isFinite;
    }

    private OutputRow Row(int courseDay)
    {
        PlanStep step = Steps.Steps[Math.Min(Steps.Steps.Length - 1, Steps.StepAt(courseDay))];
        return new OutputRow(Math.Max(0, courseDay - Steps.FirstDay), step.Profile, step.IsQuarter ? 4 : 1);
    }

    // Concentration of the JAK inhibitors, mean of the day: of the day's profile, or of its four quarters.
    private void Inhibitors(in OutputRow row, out Vector256<double> first, out Vector256<double> second)
    {
        first = Vector256<double>.Zero;
        second = first;
        if (row.Profile == 0)
        {
            return;
        }

        double share = 1.0 / row.Pieces;
        for (int piece = 0; piece < row.Pieces; piece++)
        {
            int column = ((row.Profile + piece) * ProfileColumn.Count) + ProfileColumn.Concentration;
            ReadOnlySpan<double> mean = _profiles.Span.Slice(column * L, L);
            first += Vector256.Create(mean) * share;
            second += Vector256.Create(mean[4..]) * share;
        }
    }

    // Where the numbers of an output day stand: its row in the daily table, its profile and in how many pieces.
    private readonly record struct OutputRow(int Day, int Profile, int Pieces);
}
