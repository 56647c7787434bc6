using System.Runtime.InteropServices;
using Clearance.Cli;
using Clearance.Consult;
using Clearance.Report;

using var stop = new CancellationTokenSource();

// The first Ctrl-C asks the work to stop and leaves no half-written file; a second one ends the process as usual.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

void Stop(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

// What a use case tells of its progress, and where it learns that it shall stop.
static Action<string, double> Told(Progress progress, CancellationToken cancel) => (phase, share) =>
{
    cancel.ThrowIfCancellationRequested();
    progress.Report(phase, share);
};

var cases = new UseCases
{
    Run = static (ask, progress, cancel) => RunCourse.Execute(
        new RunRequest
        {
            CourseName = ask.Course.Name,
            CourseBytes = ask.Course.Bytes,
            KnowledgeFolder = ask.KnowledgeFolder,
            Patients = ask.Patients,
            Seed = ask.Seed,
            Threads = ask.Threads,
            AsOf = ask.AsOf,
        },
        TimeProvider.System,
        Told(progress, cancel)),
    Check = static ask =>
    {
        var knowledge = CheckKnowledge.Load(ask.KnowledgeFolder);
        return knowledge.Value is { } known
            ? CheckCourse.Execute(new CheckRequest { CourseName = ask.Course.Name, CourseBytes = ask.Course.Bytes, Add = ask.Add, On = ask.On, Region = ask.Region, Calendar = ask.Calendar }, known)
            : new CheckAnswer(null, null, knowledge.Issues);
    },
    Rule = static (id, folder) =>
    {
        var knowledge = CheckKnowledge.Load(folder);
        return knowledge.Value is { } known ? ExplainRule.Execute(id, known) : new(null, knowledge.Issues);
    },
    Calibrate = static (request, progress, cancel) => CalibrateTrials.Execute(request, TimeProvider.System, Told(progress, cancel)),
    Validate = static (ask, progress, cancel) => ValidateTrials.Execute(ask, Told(progress, cancel)),
    StudyRescue = static (folder, patients, seed, threads, progress, cancel) => RescueStudy.Execute(folder, patients, seed, threads, Told(progress, cancel)),
    StudySensitivity = static (folder, bases, patients, seed, threads, progress, cancel) => SensitivityStudy.Execute(folder, bases, patients, seed, threads, Told(progress, cancel)),
    Html = ReportPage.ToBytes,
    ExportModel = ExportModel.Execute,
    ModelBook = static (ask, progress, cancel) => WriteModelBook.Execute(ask, Told(progress, cancel)),
    Forecast = static (request, progress, cancel) => ForecastCourse.Execute(request, TimeProvider.System, Told(progress, cancel)),
    ForecastHtml = ForecastReport.ToBytes,
    ScoreForecasts = static (course, folder, ledger) => LedgerScoring.Execute(course.Bytes, course.Name, folder, ledger),
    RetrospectCases = static (request, progress, cancel) => RetrospectCases.Execute(request, Told(progress, cancel)),
    TestForecasts = static (request, progress, cancel) => TestForecasts.Execute(request, Told(progress, cancel)),
    Workloads = [PharmacokineticsWorkload.Workload, SimulationWorkload.Workload, ForecastWorkload.Workload],
};
return Door.Enter(args, Streams.OfProcess(), cases, stop.Token);
