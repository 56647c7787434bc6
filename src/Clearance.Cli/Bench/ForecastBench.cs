using System.Collections.Immutable;
using System.Diagnostics;
using Clearance.Course;
using Clearance.Forecast;
using Clearance.Formulary;

namespace Clearance.Cli.Bench;

/// <summary>
/// The workload <c>forecast</c>: the published index case with all that is known of it, twelve options, two years.
/// Defined in bench/workloads/forecast/README.md.
/// </summary>
/// <param name="repositoryFolder">The folder that holds <c>cases</c> and <c>knowledge</c>.</param>
/// <param name="patients">Virtual patients.</param>
/// <param name="threads">Threads.</param>
public sealed class ForecastBench(string repositoryFolder, int patients, int threads)
{
    /// <summary>Options compared.</summary>
    public const int Options = 12;

    /// <summary>Weeks looked ahead.</summary>
    public const int Weeks = 104;

    private const int UpdateRepeats = 5;
    private const double UpdateAfterDays = 56.0;
    private const double UpdateEasi = 4.0;

    /// <summary>Runs and measures.</summary>
    /// <param name="repeats">Timed forecasts after the first.</param>
    public ForecastBenchOutcome Run(int repeats)
    {
        double first = Seconds(() => Forecast());
        using Process process = Process.GetCurrentProcess();
        double peak = process.PeakWorkingSet64 / 1e6;
        double[] later = [.. Enumerable.Range(0, repeats).Select(_ => Seconds(() => Forecast())).Order()];
        ForecastSession session = Forecast();
        double[] updates = [.. Enumerable.Range(0, UpdateRepeats).Select(_ => Seconds(() => Update(session))).Order()];
        return new ForecastBenchOutcome(first, later[repeats / 2], updates[UpdateRepeats / 2], Options, peak);
    }

    /// <summary>Wall time when nothing is shared between options: history and patients are worked out again for each, seconds.</summary>
    public double Unshared()
    {
        (DrugFormulary formulary, CourseHistory history, ImmutableArray<ForecastOption> options) = Read();
        return Seconds(() =>
        {
            foreach (ForecastOption option in options)
            {
                ForecastSession.Begin(history, [option], formulary, Settings).Answers();
            }
        });
    }

    /// <summary>One forecast, from the files to all answers.</summary>
    public ForecastSession Forecast()
    {
        (DrugFormulary formulary, CourseHistory history, ImmutableArray<ForecastOption> options) = Read();
        ForecastSession session = ForecastSession.Begin(history, options, formulary, Settings);
        session.Answers();
        return session;
    }

    /// <summary>One more score, eight weeks on, and all answers.</summary>
    public static ImmutableArray<OptionAnswer> Update(ForecastSession session)
    {
        session.Observe(session.History.Now + UpdateAfterDays, new SeenItem.Easi(0, "EASI 4", UpdateEasi));
        return session.Answers();
    }

    private ForecastSettings Settings => new() { Particles = patients, Seed = 1, Threads = threads, Weeks = Weeks };

    private (DrugFormulary Formulary, CourseHistory History, ImmutableArray<ForecastOption> Options) Read()
    {
        DrugFormulary formulary = Known(DrugFormulary.Load(Path.Combine(repositoryFolder, "knowledge")));
        string file = Path.Combine(repositoryFolder, "cases", "peterson-vesely-2021.course.yaml");
        TreatmentCourse course = Known(CourseReader.ReadBytes(File.ReadAllBytes(file), file));
        CourseHistory history = Known(CourseHistory.Of(Known(CourseResolution.Resolve(course, formulary)), CourseHistory.LastKnown(course), formulary));
        return (formulary, history, [.. new OptionCatalogue(history, formulary, Weeks).Make(OptionSet.Standard, []).Take(Options)]);
    }

    private static T Known<T>(Reading<T> reading)
        where T : class => reading.Value ?? throw new InvalidOperationException($"A file of the workload cannot be read: {reading.Issues[0].What}");

    private static double Seconds(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
