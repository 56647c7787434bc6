using System.Collections.Concurrent;
using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>
/// Predicts rows of trials: candidates live half a year under their own triggers, those who meet a trial's entry criteria on
/// the scores written down are weighted to its mean EASI, every distinct regimen is simulated once on all candidates, and
/// each row is read off with the chances of the scores that would be written down.
/// </summary>
public sealed class ArmSimulator
{
    private const int PatientsAtOnce = 4096;

    // Points; policy, from no source: it saves time only. Trials ask for far more, and a candidate below this would hardly ever be enrolled.
    private const double LeastUntreatedEasi = 3.0;

    // Assumptions, from no source (docs/validation.md, what is left out): trials of adolescents take 12 to 17 years, of which this is the
    // middle, and these weigh about four fifths of an adult, with the same spread.
    private const double AdolescentAge = 15.0;
    private const double AdolescentWeight = 0.8;
    private readonly DrugFormulary _formulary;
    private readonly ImmutableArray<CohortPlan> _plans;
    private readonly ConcurrentDictionary<(Cohort Cohort, ulong Seed, int Patients, LaneWidth Lanes), AntibodyCourses> _kept = new();

    /// <summary>Plans the simulation of rows; it can then be done under any number of draws.</summary>
    /// <param name="formulary">Drugs, model, population.</param>
    /// <param name="rows">The rows; those without a statement are left out and predicted as NaN.</param>
    public ArmSimulator(DrugFormulary formulary, ImmutableArray<TrialRow> rows)
    {
        _formulary = formulary;
        Rows = rows;
        _plans = [.. Enum.GetValues<Cohort>().Select(cohort => CohortPlan.Of(cohort, rows, formulary)).OfType<CohortPlan>()];
    }

    /// <summary>The rows.</summary>
    public ImmutableArray<TrialRow> Rows { get; }

    /// <summary>Distinct arms simulated for them.</summary>
    public int Arms => _plans.Sum(plan => plan.Arms.Arms.Length);

    /// <summary>Days simulated in all arms for one candidate, burn-in not counted.</summary>
    public int Days => _plans.Sum(plan => plan.Arms.Days);

    /// <summary>Predicts every row under every draw.</summary>
    /// <param name="draws">Draws of the model, at least one.</param>
    /// <param name="options">Candidates, seed, threads.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    public ArmPredictions Predict(ImmutableArray<ModelDraw> draws, ArmOptions options, Action<double>? progress = null)
    {
        ArmPredictions predictions = new(Rows, draws.Length);
        int atOnce = options.OwnPatients ? Math.Max(1, PatientsAtOnce / options.Patients) : 1;
        for (int first = 0; first < draws.Length; first += atOnce)
        {
            int count = Math.Min(atOnce, draws.Length - first);
            foreach (CohortPlan plan in _plans)
            {
                Predict(plan, draws.Slice(first, count), first, options, predictions);
            }

            progress?.Invoke((double)(first + count) / draws.Length);
        }

        return predictions;
    }

    private void Predict(CohortPlan plan, ImmutableArray<ModelDraw> draws, int first, ArmOptions options, ArmPredictions predictions)
    {
        VirtualPopulation population = VirtualPopulation.Draw(Spec(plan, draws, first, options), _formulary, options.Threads);
        ArmOutcome outcome = ArmSetSimulator.Run(plan.Arms, population, _formulary, options.Threads, options.Lanes, options.OwnPatients ? null : Kept(plan.Cohort, options));
        DrawChances chances = new(draws);
        Enrolment enrolment = new(outcome, population, chances, _formulary.Skin);
        ArmScores scores = new(outcome, chances);
        Staying staying = new(draws);
        ImmutableArray<EntryCriteria> entries = [.. plan.Rows.Select(r => Rows[r].Statement!.Entry).Distinct()];
        EntryWeights[] weights = new EntryWeights[entries.Length];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Threads };
        Parallel.For(0, entries.Length, parallel, e => weights[e] = enrolment.Weigh(entries[e], draws.Length));
        Parallel.For(0, plan.Rows.Length, parallel, at =>
        {
            int row = plan.Rows[at];
            ArmStatement statement = Rows[row].Statement!;
            EntryWeights mine = weights[entries.IndexOf(statement.Entry)];
            new RowScorer(statement, plan.ArmsOfRow[at], scores, enrolment, mine, staying, draws.Length)
                .Fill(predictions.Predicted(row, first, draws.Length), predictions.Error(row, first, draws.Length));
        });
    }

    // Concentrations serve every draw with the same candidates.
    private AntibodyCourses Kept(Cohort cohort, ArmOptions options) =>
        _kept.GetOrAdd((cohort, options.Seed, options.Patients, options.Lanes), static _ => new AntibodyCourses());

    private static PopulationSpec Spec(CohortPlan plan, ImmutableArray<ModelDraw> draws, int first, ArmOptions options) => new()
    {
        Patients = options.Patients * draws.Length,
        Seed = options.OwnPatients ? options.Seed + (ulong)first : options.Seed,
        Draws = draws,
        Drugs = plan.Arms.Drugs,
        UntreatedEasi = (LeastUntreatedEasi, 72.0),
        InTrial = true,
        AgeYears = plan.Cohort == Cohort.Adolescents ? AdolescentAge : null,
        WeightFactor = plan.Cohort == Cohort.Adolescents ? AdolescentWeight : 1.0,
    };
}
