using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Solvers;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>
/// A course of one virtual patient with nothing averaged: concentrations at every instant, the antibody's equations
/// integrated beside the skin's, a restart at every dose, an adaptive solver. What the fast simulation is judged by.
/// </summary>
/// <remarks>
/// It shares with the fast simulation the patients, the doses and the closed form of a linear drug's concentration (tested
/// for itself against differential equations); no profile, moment, step plan, antibody kernel or lane. Triggers are off.
/// </remarks>
public sealed class CourseReference
{
    private const int Integral = SkinReference.Dimension;
    private const int FirstAntibody = Integral + 1;

    private readonly SkinReference _skin;
    private readonly Treatment _treatment;
    private readonly double _careRate;
    private readonly ImmutableArray<InstantInhibitor> _inhibitors;
    private readonly ImmutableArray<InstantBiologic> _biologics;
    private readonly double[] _applications = new double[BlockLayout.Regions];

    /// <summary>One patient of a population under a treatment.</summary>
    /// <param name="population">The patients.</param>
    /// <param name="patient">Number of the patient.</param>
    /// <param name="treatment">What is taken.</param>
    /// <param name="formulary">Signalling and the onset of the care effect.</param>
    /// <param name="reading">Which kinases carry IL-13.</param>
    public CourseReference(VirtualPopulation population, int patient, Treatment treatment, DrugFormulary formulary, Il13Reading reading)
    {
        int block = patient / BlockLayout.Lanes;
        int lane = patient % BlockLayout.Lanes;
        _skin = new SkinReference(population.Columns(block), lane);
        _treatment = treatment;
        _careRate = formulary.Skin.Central("kp");
        PotencyClass il13 = formulary.Signalling.ClassOf(SkinSignal.Il13, reading);
        (SystemicTreatment Taken, DrugBlocks Drug)[] drugs =
            [.. treatment.Systemic.Where(s => s.Schedule.Doses.Length > 0).Select(s => (s, population.Drugs[s.Drug]))];
        _inhibitors = [.. drugs.Where(d => d.Drug.IsJakInhibitor).Select(d => new InstantInhibitor(d.Drug, block, lane, d.Taken.Schedule, il13))];
        int state = FirstAntibody;
        ImmutableArray<InstantBiologic>.Builder biologics = ImmutableArray.CreateBuilder<InstantBiologic>();
        foreach ((SystemicTreatment taken, DrugBlocks drug) in drugs.Where(d => !d.Drug.IsJakInhibitor))
        {
            biologics.Add(new InstantBiologic(drug, block, lane, taken.Schedule, state));
            state += biologics[^1].States;
        }

        _biologics = biologics.ToImmutable();
        Dimension = state;
    }

    /// <summary>Number of states: the skin's, the day's integral of EASI, six for each antibody with saturable elimination.</summary>
    public int Dimension { get; }

    /// <summary>Runs the course from the untreated state.</summary>
    /// <param name="endDay">Day after the last.</param>
    /// <param name="relativeTolerance">Error of a step allowed relative to each state; absolute a hundredth of it.</param>
    public ReferenceCourse Run(int endDay, double relativeTolerance = 1e-8)
    {
        DormandPrinceSolver solver = new(Dimension, relativeTolerance, relativeTolerance * 0.01);
        return Run(endDay, solver.Integrate, solver.Restart);
    }

    /// <summary>The same with the extrapolation solver, another method altogether: to check the check.</summary>
    /// <param name="endDay">Day after the last.</param>
    /// <param name="relativeTolerance">Error of a step allowed relative to each state; absolute a hundredth of it.</param>
    public ReferenceCourse RunExtrapolated(int endDay, double relativeTolerance = 1e-9)
    {
        ExtrapolationSolver solver = new(Dimension, relativeTolerance, relativeTolerance * 0.01);
        return Run(endDay, solver.Integrate, solver.Restart);
    }

    private delegate SolverStatus Integrator(RightHandSide rightHandSide, double from, double to, Span<double> state);

    private ReferenceCourse Run(int endDay, Integrator integrate, Action restart)
    {
        double[] y = new double[Dimension];
        SkinReference.SetUntreated(y.AsSpan(0, SkinReference.Dimension));
        SortedSet<double> breaks = [.. _inhibitors.SelectMany(i => i.Breaks()), .. _biologics.SelectMany(b => b.Doses.Select(d => d.Day))];
        double[] easi = new double[endDay];
        double[] antibody = new double[_biologics.Any(b => b.States > 0) ? endDay : 0];
        SolverStatus status = SolverStatus.Reached;
        for (int day = 0; day < endDay && status == SolverStatus.Reached; day++)
        {
            if (SetSteroid(day) || breaks.Contains(day))
            {
                restart();
            }

            y[Integral] = 0.0;
            double[] inside = [.. breaks.GetViewBetween(day + 1e-9, day + 1.0 - 1e-9)];
            for (int piece = 0; piece <= inside.Length && status == SolverStatus.Reached; piece++)
            {
                double from = piece == 0 ? day : inside[piece - 1];
                double to = piece == inside.Length ? day + 1 : inside[piece];
                Give(from, to, y);
                if (piece == 0 && antibody.Length > 0)
                {
                    InstantBiologic first = _biologics.First(b => b.States > 0);
                    antibody[day] = first.Concentration(from, y);
                }

                if (piece > 0)
                {
                    restart();
                }

                status = integrate(Derivative, from, to, y);
            }

            easi[day] = y[Integral];
        }

        return new ReferenceCourse([.. easi], [.. antibody], status);
    }

    private void Give(double from, double to, Span<double> y)
    {
        foreach (InstantBiologic biologic in _biologics)
        {
            biologic.Give(from, to, y);
        }
    }

    private bool _asNeeded;

    private bool SetSteroid(int day)
    {
        bool changed = false;
        _asNeeded = false;
        for (int r = 0; r < BlockLayout.Regions; r++)
        {
            TopicalTreatment? topical = _treatment.TopicalOn(r, day);
            double applications = topical?.ApplicationsPerDay ?? 0.0;
            _asNeeded |= topical?.IsAsNeeded ?? false;
            changed |= applications != _applications[r];
            _applications[r] = applications;
        }

        return changed;
    }

    private void Derivative(double time, ReadOnlySpan<double> y, Span<double> dy)
    {
        JakEquivalents jak = default;
        foreach (InstantInhibitor inhibitor in _inhibitors)
        {
            jak = inhibitor.AddAt(time, jak);
        }

        double il4 = 1.0, il13 = 1.0, il31 = 1.0;
        foreach (InstantBiologic biologic in _biologics)
        {
            double passes = biologic.Residual(time, y);
            il4 *= biologic.BlocksIl4 ? passes : 1.0;
            il13 *= biologic.BlocksIl13 ? passes : 1.0;
            il31 *= biologic.BlocksIl31 ? passes : 1.0;
            biologic.Derivative(y, dy);
        }

        double gammaChain = 1.0 / (1.0 + jak.Jak1Jak3);
        double jak2 = 1.0 / (1.0 + jak.Jak1Jak2);
        double tyk2 = 1.0 / (1.0 + jak.Jak1Tyk2);
        SkinInput input = new()
        {
            Il4AtTCells = il4 * gammaChain,
            Il4AtKeratinocytes = il4 * tyk2,
            Il13 = il13 / (1.0 + jak.Il13),
            Il31 = il31 * jak2,
            Il22 = tyk2,
            InterferonGamma = jak2,
            Tslp = jak2,
            GammaChain = gammaChain,
            CareOnset = 1.0 - Math.Exp(-_careRate * time),
            SteroidApplications = _applications,
            SteroidAsNeeded = _asNeeded,
        };
        _skin.Derivative(input, y[..SkinReference.Dimension], dy[..SkinReference.Dimension]);
        dy[Integral] = _skin.Easi(y);
    }
}
