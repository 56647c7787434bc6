using System.Diagnostics;
using System.Globalization;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;
using Clearance.Simulation;

namespace Clearance.Cli.Bench;

/// <summary>
/// The workload <c>course</c>: the index case's regimen on virtual men of 35 years with an untreated BSA of 70 to 80%,
/// dupilumab to day 720, twice-daily tofacitinib on days 274 to 396, halobetasol until then, the score of every day kept.
/// Defined in bench/workloads/course/README.md.
/// </summary>
public sealed class CourseWorkload
{
    /// <summary>Days of the course.</summary>
    public const int Days = 720;

    /// <summary>Seed of the patients.</summary>
    public const ulong Seed = 20261122;

    private const double RescueFrom = 274.0;
    private const double RescueTo = 396.0;
    private const int AllRegions = 15;

    private readonly DrugFormulary _formulary;

    private CourseWorkload(DrugFormulary formulary, VirtualPopulation population, double populationSeconds)
    {
        _formulary = formulary;
        Population = population;
        PopulationSeconds = populationSeconds;
    }

    /// <summary>The patients.</summary>
    public VirtualPopulation Population { get; }

    /// <summary>Seconds it took to draw them.</summary>
    public double PopulationSeconds { get; }

    /// <summary>What is taken.</summary>
    public static Treatment Treatment { get; } = new()
    {
        Systemic =
        [
            new SystemicTreatment("dupilumab", DoseSchedule.FromPatterns(
                DosePattern.Single(0.0, 600.0),
                new DosePattern { AmountMg = 300.0, FirstDay = 14.0, IntervalDays = 14.0, EndDay = Days })),
            new SystemicTreatment("tofacitinib", DoseSchedule.FromPatterns(
                new DosePattern { AmountMg = 5.0, FirstDay = RescueFrom, IntervalDays = 0.5, EndDay = RescueTo })),
        ],
        Topicals = [new TopicalTreatment(0.0, RescueTo, 2.0, AllRegions)],
    };

    /// <summary>Draws the patients.</summary>
    /// <param name="formulary">The knowledge.</param>
    /// <param name="patients">How many.</param>
    /// <param name="threads">Threads to draw them with.</param>
    public static CourseWorkload Draw(DrugFormulary formulary, int patients, int threads)
    {
        long start = Stopwatch.GetTimestamp();
        PopulationSpec spec = new()
        {
            Patients = patients,
            Seed = Seed,
            Drugs = [.. Treatment.Systemic.Select(systemic => systemic.Drug)],
            AgeYears = 35.0,
            IsFemale = false,
            UntreatedBsa = (70.0, 80.0),
            Steroid = SteroidClass.Superpotent,
        };
        VirtualPopulation population = VirtualPopulation.Draw(spec, formulary, threads);
        return new CourseWorkload(formulary, population, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <summary>The plan: one option, every day kept.</summary>
    /// <param name="triggers">Whether triggers fluctuate.</param>
    public static CoursePlan Plan(bool triggers) => new()
    {
        Options = [new CourseOption("index case", Treatment, Treatment, Il13Reading.ReceptorBiology)],
        BranchDay = 0,
        EndDay = Days,
        OutputDays = [.. Enumerable.Range(0, Days)],
        HazardEndDay = Days,
        Triggers = triggers,
    };

    /// <summary>Draws the patients, then runs and measures: what <c>clearance bench --workload course</c> prints.</summary>
    /// <param name="formulary">The knowledge.</param>
    /// <param name="patients">Patients in a run.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="repeats">Timed runs; the median and the best are kept.</param>
    /// <param name="referencePatients">Patients to compare with the course resolved within the day.</param>
    public static CourseBenchOutcome Run(DrugFormulary formulary, int patients, int threads, int repeats, int referencePatients) =>
        Draw(formulary, patients, threads).Measure(threads, repeats, MachineLanes.Widest, referencePatients);

    /// <summary>Simulates every patient once.</summary>
    public CourseOutcome Simulate(bool triggers, int threads, LaneWidth lanes) =>
        CourseSimulator.Run(Plan(triggers), Population, _formulary, threads, lanes);

    /// <summary>Runs and measures.</summary>
    /// <param name="threads">Threads.</param>
    /// <param name="repeats">Timed runs, after two that only warm up.</param>
    /// <param name="lanes">Lanes.</param>
    /// <param name="referencePatients">Patients to compare, spread evenly over the population.</param>
    public CourseBenchOutcome Measure(int threads, int repeats, LaneWidth lanes, int referencePatients)
    {
        CourseOutcome outcome = Simulate(triggers: false, threads, lanes);
        double[] plain = Times(repeats, () => Simulate(triggers: false, threads, lanes));
        double[] triggered = Times(repeats, () => Simulate(triggers: true, threads, lanes));
        double[] errors = Errors(outcome, referencePatients, threads);
        return new CourseBenchOutcome
        {
            Patients = Population.Count,
            Threads = threads,
            Lanes = (int)lanes,
            MedianSeconds = plain[repeats / 2],
            MedianSecondsWithTriggers = triggered[repeats / 2],
            PopulationSeconds = PopulationSeconds,
            RunFiner = outcome.RunFiner,
            ReferencePatients = errors.Length,
            EasiErrorMax = errors.Length == 0 ? double.NaN : errors[^1],
            EasiError99 = errors.Length == 0 ? double.NaN : errors[(int)Math.Ceiling(0.99 * errors.Length) - 1],
        };
    }

    /// <summary>Numbers of the patients that are compared with the reference: evenly spread, those that could not be drawn left out.</summary>
    public int[] ReferenceSample(int patients)
    {
        int count = Math.Min(patients, Population.Count);
        return [.. Enumerable.Range(0, count)
            .Select(i => (int)((long)i * Population.Count / count))
            .Where(patient => Population.Status(patient) == PatientStatus.Simulated)];
    }

    /// <summary>The course of one patient resolved within the day.</summary>
    public ReferenceCourse Reference(int patient) =>
        new CourseReference(Population, patient, Treatment, _formulary, Il13Reading.ReceptorBiology).Run(Days);

    /// <summary>Writes the numbers in the equations of the first patients, for other simulators: patient, then a column each.</summary>
    /// <param name="path">The file.</param>
    /// <param name="patients">How many; those that could not be drawn are left out.</param>
    /// <returns>The numbers of the patients written, in the file's order.</returns>
    public int[] WritePatients(string path, int patients)
    {
        int[] chosen = [.. Enumerable.Range(0, Population.Count).Where(i => Population.Status(i) == PatientStatus.Simulated).Take(patients)];
        using StreamWriter writer = new(path);
        for (int row = 0; row < chosen.Length; row++)
        {
            var numbers = EquationParameters.Of(Population, chosen[row], "dupilumab", "tofacitinib", _formulary, Il13Reading.ReceptorBiology);
            if (row == 0)
            {
                writer.Write("patient," + string.Join(',', numbers.Select(pair => pair.Key)) + "\n");
            }

            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{chosen[row]},"));
            writer.Write(string.Join(',', numbers.Select(pair => pair.Value.ToString("R", CultureInfo.InvariantCulture))) + "\n");
        }

        return chosen;
    }

    private double[] Errors(CourseOutcome outcome, int referencePatients, int threads)
    {
        int[] sample = ReferenceSample(referencePatients);
        double[] errors = new double[sample.Length];
        Parallel.For(0, sample.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            ReferenceCourse truth = Reference(sample[i]);
            errors[i] = Enumerable.Range(0, Days).Max(day => Math.Abs(truth.DailyEasi[day] - outcome.Easi(0, day + 1, sample[i])));
        });
        Array.Sort(errors);
        return errors;
    }

    private static double[] Times(int repeats, Func<CourseOutcome> run)
    {
        run();
        run();
        double[] seconds = new double[repeats];
        for (int i = 0; i < repeats; i++)
        {
            long start = Stopwatch.GetTimestamp();
            GC.KeepAlive(run());
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(seconds);
        return seconds;
    }
}
