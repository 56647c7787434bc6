using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Numerics.Random;
using Clearance.Numerics.Statistics;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>One forecast of one simulated course at one horizon against what came.</summary>
/// <param name="Course">Number of the course.</param>
/// <param name="Horizon">Position of the horizon.</param>
/// <param name="Observed">The EASI that was written.</param>
/// <param name="Last">The EASI written when the forecast was made.</param>
/// <param name="Pit">Probability integral transform, randomised where EASI has an atom.</param>
/// <param name="Crps">Continuous ranked probability score, points of EASI.</param>
public sealed record RegistryForecast(int Course, int Horizon, double Observed, double Last, double Pit, double Crps);

/// <summary>
/// Simulates courses under draws of the model that the forecaster does not have, forecasts each from its visits, and compares. This
/// checks the method (conditioning, sampling, likelihood), not whether the model is true.
/// </summary>
public static class SimulatedRegistry
{
    private const int Group = 8;
    private const int Draws = 256;
    private const double PotencyFault = 10.0;

    /// <summary>Runs the registry.</summary>
    /// <param name="settings">How.</param>
    /// <param name="formulary">Drugs, model, population.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    public static ImmutableArray<RegistryForecast> Run(RegistrySettings settings, DrugFormulary formulary, Action<double>? progress = null)
    {
        int groups = (settings.Courses + Group - 1) / Group;
        (ImmutableArray<ModelDraw> truth, ImmutableArray<ModelDraw> known) = Models(settings, formulary);
        RegistryForecast[][] results = new RegistryForecast[groups][];
        int done = 0;
        Parallel.For(0, groups, new ParallelOptions { MaxDegreeOfParallelism = settings.Threads }, group =>
        {
            results[group] = RunGroup(settings, formulary, (uint)group, truth, known);
            progress?.Invoke((double)Interlocked.Increment(ref done) / groups);
        });
        return [.. results.SelectMany(r => r)];
    }

    // The truth lives under draws that the forecaster does not have: every second of the calibrated ones, or others from the priors.
    private static (ImmutableArray<ModelDraw> Truth, ImmutableArray<ModelDraw> Known) Models(RegistrySettings settings, DrugFormulary formulary)
    {
        ImmutableArray<ModelDraw> all = formulary.Calibrated is { } calibrated
            ? ModelDraw.From(calibrated, formulary)
            : [.. Enumerable.Range(0, 2 * Draws).Select(d => ModelDraw.Sample(formulary, settings.Seed, (uint)d))];
        ImmutableArray<ModelDraw> known = [.. all.Where((_, d) => d % 2 == 0).Select(m => Distorted(m, settings.Fault))];
        return ([.. all.Where((_, d) => d % 2 == 1)], known);
    }

    private static ModelDraw Distorted(ModelDraw draw, RegistryFault fault) => fault switch
    {
        RegistryFault.None => draw,
        RegistryFault.NoProcessNoise => ModelDraw.Of(draw.Values.Select(v => v.Key == "s_ou" ? KeyValuePair.Create(v.Key, 1e-6) : v)),
        RegistryFault.WrongPotency => ModelDraw.Of(draw.Values.Select(v =>
            v.Key.StartsWith("phi_", StringComparison.Ordinal) ? KeyValuePair.Create(v.Key, v.Value * PotencyFault)
                : v.Key.StartsWith("EC50_", StringComparison.Ordinal) ? KeyValuePair.Create(v.Key, v.Value / PotencyFault)
                : v)),
        _ => throw new InvalidOperationException($"Unknown fault {fault}."),
    };

    private static RegistryForecast[] RunGroup(
        RegistrySettings settings, DrugFormulary formulary, uint group, ImmutableArray<ModelDraw> truth, ImmutableArray<ModelDraw> known)
    {
        RegistryPlan plan = RegistryPlan.Of(settings.Seed, group, settings.Question);
        ScoreConstants constants = new(formulary);
        ScoreSampler sampler = new(constants, settings.Seed);
        ImmutableArray<int> kept = [.. plan.Visits.Select(v => CourseTreatment.DayOf(v.Day))];
        ImmutableArray<int> targets = plan.Targets;
        ParticleCourse patients = ParticleCourse.Draw(
            Particles(plan, settings with { Particles = Group, Seed = settings.Seed + 1_000_003UL * (group + 1UL) }, [.. kept, .. targets], targets[^1] + 1, Shifted(truth, group)),
            formulary, 1, MachineLanes.Widest);
        patients.AdvanceToNow();
        List<RegistryForecast> results = [];
        for (int patient = 0; patient < Group && (group * Group) + patient < settings.Courses; patient++)
        {
            uint number = (group * Group) + (uint)patient;
            double[] scores = patients.Scores(patient).ToArray();
            ImmutableArray<Visit> visits = [.. plan.Visits.Select((v, i) => new Visit(i, v.Day, [.. sampler.Draw(Row(scores, i), v.Scoring, number, (uint)i)]))];
            double[] observed = [.. targets.Select((_, h) => sampler.Total(Row(scores, kept.Length + h), number, (uint)(kept.Length + h)))];
            results.AddRange(Forecast(settings, formulary, plan, constants, number, visits, observed, kept, known));
        }

        return [.. results];
    }

    private static IEnumerable<RegistryForecast> Forecast(
        RegistrySettings settings, DrugFormulary formulary, RegistryPlan plan, ScoreConstants constants, uint number,
        ImmutableArray<Visit> visits, double[] observed, ImmutableArray<int> kept, ImmutableArray<ModelDraw> known)
    {
        ulong seed = settings.Seed + 7_777_777UL + number;
        VisitLikelihood likelihood = new(constants);
        ImmutableArray<int> targets = plan.Targets;
        ParticlePlan history = Particles(plan, settings with { Seed = seed }, kept, plan.Now, known);
        ParticleCourse course = ParticleCourse.Draw(history, formulary, 1, MachineLanes.Widest);
        Conditioned conditioned = new SequentialMonteCarlo(course, visits, likelihood, settings.Conditioning, seed, 1).Run();
        CourseOutcome outcome = CourseSimulator.Run(
            new CoursePlan
            {
                Options = [new("as planned", plan.Treatment, plan.Treatment, Il13Reading.ReceptorBiology)],
                Start = course.Start(),
                BranchDay = plan.Now,
                EndDay = targets[^1] + 1,
                HazardEndDay = plan.Now,
                OutputDays = targets,
            },
            course.Population, formulary, 1, MachineLanes.Widest);
        RandomStream chance = new(settings.Seed, "registry/pit");
        double last = ((SeenItem.Easi)visits[^1].Items[0]).Value;
        double[] truth = new double[6];
        double[] eightTrue = new double[6 * RaterErrors.Eight];
        double[] eightWritten = new double[7 * RaterErrors.Eight];
        double[] sample = new double[course.Count];
        for (int h = 0; h < observed.Length; h++)
        {
            RaterErrors errors = new(constants, seed, (uint)h, course.Count, MachineLanes.Widest);
            SeenItem.Easi item = new(0, "EASI", observed[h]);
            double below = 0.0;
            double at = 0.0;
            for (int i = 0; i < course.Count; i++)
            {
                (int eight, int lane) = Math.DivRem(i, RaterErrors.Eight);
                if (lane == 0)
                {
                    outcome.ScoresOfEight(0, h, eight, eightTrue);
                    errors.Write(eight, eightTrue, eightWritten);
                }

                outcome.Scores(0, h, i, truth);
                sample[i] = eightWritten[(4 * RaterErrors.Eight) + lane];
                (double lower, double just) = likelihood.Predictive(item, 0, truth);
                below += conditioned.Weights[i] * lower;
                at += conditioned.Weights[i] * just;
            }

            double pit = below + (at * chance.Uniform(number, (uint)h));
            yield return new RegistryForecast((int)number, h, observed[h], last, pit, ForecastScores.Crps(sample, conditioned.Weights, observed[h]));
        }
    }

    private static ParticlePlan Particles(RegistryPlan plan, RegistrySettings settings, ImmutableArray<int> kept, int now, ImmutableArray<ModelDraw> draws) => new()
    {
        Population = new PopulationSpec { Patients = settings.Particles, Seed = settings.Seed, Draws = draws, Drugs = plan.Drugs, Steroid = plan.Steroid },
        History = plan.Treatment,
        BurnInDays = CourseHistory.LeastBurnIn,
        KeptDays = kept,
        Now = now,
    };

    // Each group begins at another draw, so that all of them are truth to somebody.
    private static ImmutableArray<ModelDraw> Shifted(ImmutableArray<ModelDraw> draws, uint group) =>
        [.. Enumerable.Range(0, Group).Select(i => draws[(int)(((group * Group) + i) % draws.Length)])];

    private static ReadOnlySpan<double> Row(double[] scores, int kept) => scores.AsSpan(kept * ParticleCourse.ScoreColumns, ParticleCourse.ScoreColumns);
}
