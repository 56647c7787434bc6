using System.Collections.Immutable;
using System.Text;
using Clearance.Cli;
using Clearance.Consult;

namespace Clearance.Testing;

/// <summary>The command line with both ends in memory, as a user at a desk would meet it.</summary>
internal sealed class Desk
{
    private readonly MemoryStream data = new();
    private readonly StringWriter messages = new();

    /// <summary>What the use case "run" was asked last.</summary>
    public RunAsk? Asked { get; private set; }

    /// <summary>What "run" answers; the fixture's result unless a test says otherwise.</summary>
    public Func<RunAsk, RunAnswer> Answer { get; init; } = _ => Answered(RunResultFixture.Create());

    /// <summary>What the use case "calibrate" was asked last.</summary>
    public CalibrateRequest? Calibration { get; private set; }

    /// <summary>What "calibrate" answers.</summary>
    public Func<CalibrateRequest, (CalibrateAnswer, CalibrationInfo?)> CalibrationAnswer { get; init; } =
        _ => (new CalibrateAnswer(null, ImmutableSortedDictionary<string, string>.Empty, []), null);

    /// <summary>What the use case "forecast" was asked last.</summary>
    public ForecastRequest? Forecast { get; private set; }

    /// <summary>What "forecast" answers; nothing unless a test says otherwise.</summary>
    public Func<ForecastRequest, ForecastAnswer> ForecastAnswer { get; init; } = _ => new(null, null, []);

    /// <summary>What "forecast --score" answers.</summary>
    public LedgerScore Score { get; init; } = new(0, 0, []);

    /// <summary>What the use case "validate" was asked last.</summary>
    public ValidateRequest? AskedToValidate { get; private set; }

    /// <summary>What "validate" answers; nothing unless a test says otherwise.</summary>
    public Func<ValidateRequest, ValidateAnswer> Validation { get; init; } = _ => new(null, []);

    /// <summary>What the use case "check" was asked last.</summary>
    public CheckAsk? AskedCheck { get; private set; }

    /// <summary>What "check" answers: the real use case unless a test says otherwise.</summary>
    public Func<CheckAsk, CheckAnswer> AnswerCheck { get; init; } = static ask => CheckCourse.Execute(
        new CheckRequest { CourseName = ask.Course.Name, CourseBytes = ask.Course.Bytes, Add = ask.Add, On = ask.On, Region = ask.Region, Calendar = ask.Calendar },
        CheckKnowledge.Load(ask.KnowledgeFolder).Value ?? throw new InvalidOperationException("No knowledge."));

    /// <summary>Standard input.</summary>
    public string Input { get; init; } = "";

    /// <summary>Whether messages go to a terminal.</summary>
    public bool AtTerminal { get; init; }

    /// <summary>Standard output, where a test replaces it.</summary>
    public Stream? Out { get; init; }

    /// <summary>Pressing Ctrl-C.</summary>
    public CancellationTokenSource Stop { get; } = new();

    /// <summary>The workloads of "bench".</summary>
    public ImmutableArray<Workload> Workloads { get; init; } = [PharmacokineticsWorkload.Workload, ForecastWorkload.Workload];

    public string Data => Encoding.UTF8.GetString(data.ToArray());

    public byte[] Bytes => data.ToArray();

    public string Messages => messages.ToString();

    public static RunAnswer Answered(RunResult result) =>
        new(result, new RunInfo { WallTime = TimeSpan.FromSeconds(1.25), Threads = 2, Machine = "8 lanes" }, [], Failure: null);

    public int Type(params string[] arguments) => Door.Enter(
        arguments,
        new Streams
        {
            In = () => new MemoryStream(Encoding.UTF8.GetBytes(Input)),
            Out = Out ?? data,
            Error = messages,
            OutIsTerminal = false,
            ErrorIsTerminal = AtTerminal,
            Width = 100,
            ColourAllowed = false,
            Glyphs = Glyphs.Unicode,
        },
        new UseCases
        {
            Run = (ask, _, _) =>
            {
                Asked = ask;
                return Answer(ask);
            },
            Calibrate = (request, _, _) =>
            {
                Calibration = request;
                return CalibrationAnswer(request);
            },
            Validate = (ask, _, _) =>
            {
                AskedToValidate = ask;
                return Validation(ask);
            },
            Check = ask =>
            {
                AskedCheck = ask;
                return AnswerCheck(ask);
            },
            Rule = (id, folder) => CheckKnowledge.Load(folder).Value is { } known ? ExplainRule.Execute(id, known) : throw new InvalidOperationException("No knowledge."),
            StudyRescue = (_, _, _, _, _, _) => (null, []),
            StudySensitivity = (_, _, _, _, _, _, _) => (null, []),
            Html = _ => "<!DOCTYPE html>\n"u8.ToArray(),
            Forecast = (request, _, _) =>
            {
                Forecast = request;
                return ForecastAnswer(request);
            },
            ForecastHtml = _ => "<!DOCTYPE html>\n"u8.ToArray(),
            ScoreForecasts = (_, _, _) => Score,
            RetrospectCases = (_, _, _) => new RetrospectAnswer(null, string.Empty, []),
            TestForecasts = (_, _, _) => new ForecastTestAnswer(null, []),
            ModelBook = (_, _, _) => new ModelBookAnswer(null, []),
            ExportModel = _ => new ExportAnswer("exported\n", []),
            Workloads = Workloads,
        },
        Stop.Token);
}

/// <summary>A folder that is gone when the test is.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("clearance-test-").FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
