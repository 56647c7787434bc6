using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>Carries eight particles through days of the history; one runner for each thread, all memory made once.</summary>
internal abstract class ParticleRunner
{
    protected const int L = BlockLayout.Lanes;
    private readonly LaneBuffer _state;

    protected ParticleRunner(VirtualPopulation scratch, int days)
    {
        Scratch = scratch;
        Noise = new float[TriggerNoise.Length(days)];
        _state = new LaneBuffer(StateColumn.Count * L);
        Triggers = new double[TriggerPaths.NoiseColumns * L];
    }

    /// <summary>Where they stand with each biologic on the day reached.</summary>
    public abstract AntibodyStates Antibodies { get; }

    /// <summary>The biologics of the history.</summary>
    public abstract ImmutableArray<SystemicTreatment> Biologics { get; }

    /// <summary>The eight patients in hand.</summary>
    public VirtualPopulation Scratch { get; }

    /// <summary>Noise of the eight, from the first day of all.</summary>
    public float[] Noise { get; }

    /// <summary>Their state on the day reached.</summary>
    public Span<double> State => _state.Span;

    /// <summary>Their log triggers on the day reached.</summary>
    public double[] Triggers { get; }

    /// <summary>Draws the noise of some days by (seed, patient, day).</summary>
    public abstract void DrawNoise(ulong seed, int block, int fromDay, int toDay, Span<float> noise);

    /// <summary>Draws the noise of a move for all days up to one.</summary>
    public abstract void DrawMoveNoise(ulong seed, int block, uint move, int toDay, Span<float> noise);

    /// <summary>Lives through the days [from, to) of the course; from the first day on the state is set untreated and without drug.</summary>
    public abstract void Advance(int fromDay, int toDay, ReadOnlySpan<float> noise);

    /// <summary>Daily scores of a day lived through.</summary>
    public abstract ReadOnlySpan<double> Day(int courseDay);
}

/// <inheritdoc/>
internal sealed class ParticleRunner<T> : ParticleRunner
    where T : struct, ILane<T>
{
    private readonly OptionRun<T> _run;
    private readonly LaneBuffer _paths;
    private readonly LaneBuffer _columns = new(PatientColumn.Count * L);

    public ParticleRunner(ParticlePlan plan, DrugFormulary formulary, ModelDraw[] models)
        : base(VirtualPopulation.Empty(plan.Population with { Patients = L }, formulary, models), plan.BurnInDays + plan.Now)
    {
        CoursePlan course = new()
        {
            Options = [new("history", plan.History, plan.History, plan.Il13Reading)],
            BranchDay = plan.Now,
            EndDay = plan.Now,
            HazardEndDay = plan.Now,
            OutputDays = plan.KeptDays,
            BurnInDays = plan.BurnInDays,
        };
        _run = new OptionRun<T>(course, course.Options[0], Scratch, formulary.Signalling, formulary.Skin.Central("kp"), quarters: false);
        _paths = new LaneBuffer(TriggerPaths.Length(_run.Steps.Days));
    }

    public override AntibodyStates Antibodies => _run.States;

    public override ImmutableArray<SystemicTreatment> Biologics => _run.Biologics.Biologics;

    public override void DrawNoise(ulong seed, int block, int fromDay, int toDay, Span<float> noise)
    {
        int first = fromDay - _run.Steps.FirstDay;
        TriggerNoise.Draw<T>(seed, (uint)(block * L), first, toDay - fromDay, noise[TriggerNoise.Length(first)..]);
    }

    public override void DrawMoveNoise(ulong seed, int block, uint move, int toDay, Span<float> noise) =>
        TriggerNoise.DrawMove<T>(seed, (uint)(block * L), move, toDay - _run.Steps.FirstDay, noise);

    public override void Advance(int fromDay, int toDay, ReadOnlySpan<float> noise)
    {
        Scratch.Columns(0).CopyTo(_columns.Span);
        int first = fromDay - _run.Steps.FirstDay;
        if (first == 0)
        {
            StateColumn.SetUntreated(State);
            Antibodies.Forget();
        }
        else
        {
            Antibodies.KnownOn(fromDay);
        }

        _run.Prepare(_columns.Span, 0, toDay);

        TriggerPaths.Given<T>(
            noise[TriggerNoise.Length(first)..], toDay - fromDay, first == 0, _columns.Span, Triggers, _paths.Span[TriggerPaths.Length(first)..]);
        if (fromDay < 0 && toDay >= 0)
        {
            // The score of enrolment is what later hazards are relative to.
            Advance(fromDay, 0);
            _run.Day(-1).Slice(DailyColumn.Easi * L, L).CopyTo(_columns.Span[(PatientColumn.EnrolmentEasi * L)..]);
            _columns.Span.Slice(PatientColumn.EnrolmentEasi * L, L).CopyTo(Scratch.Columns(0)[(PatientColumn.EnrolmentEasi * L)..]);
            fromDay = 0;
        }

        Advance(fromDay, toDay);
    }

    public override ReadOnlySpan<double> Day(int courseDay) => _run.Day(courseDay);

    private void Advance(int fromDay, int toDay) =>
        _run.Advance(_run.Steps.StepAt(fromDay), _run.Steps.StepAt(toDay), _columns.Span, State, _paths.Span);
}
