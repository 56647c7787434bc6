using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Clearance.Course;

namespace Clearance.Cli;

/// <summary>What commands share that study the model for some minutes and write one document.</summary>
internal sealed class StudyOptions
{
    private readonly Option<string?> file = new("--out", "-o") { Description = "Write the document to this file instead of stdout.", HelpName = "FILE" };
    private readonly Option<string?> knowledge = SimulationOptions.Knowledge();

    /// <summary>The options; <paramref name="patientsAre"/> says what a patient is in this study.</summary>
    public StudyOptions(string patientsAre, int defaultPatients)
    {
        Patients = SimulationOptions.Patients(patientsAre, defaultPatients, 64, 1_000_000);
    }

    /// <summary>Virtual patients.</summary>
    public Option<int> Patients { get; }

    /// <summary>The seed.</summary>
    public Option<ulong> Seed { get; } = SimulationOptions.Seed();

    /// <summary>Threads.</summary>
    public Option<int> Threads { get; } = SimulationOptions.Threads();

    /// <summary>Adds them to a command, its own options after the number of patients.</summary>
    public void AddTo(Command command, params ReadOnlySpan<Option> own)
    {
        foreach (var option in (Option[])[file, Patients, .. own, Seed, Threads, knowledge])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Studies and writes the document; what is wrong with the knowledge files is said.</summary>
    public int Execute(ParseResult parsed, Streams streams, Func<string, Progress, (string? Document, ImmutableArray<Issue> Issues)> study, CancellationToken stop)
    {
        if (OutputOptions.Refuses(streams, ("--out", parsed.GetValue(file))))
        {
            return ExitCode.BadInput;
        }

        if (KnowledgeFolder.Find(parsed.GetValue(knowledge), streams) is not { } folder)
        {
            return ExitCode.BadInput;
        }

        var (document, issues) = ProgressDisplay.Run(streams, progress => study(folder, progress), sayPhases: true);
        stop.ThrowIfCancellationRequested();
        IssuePrinter.Print(issues, streams.Error, streams.ErrorInk, SourceLines.Of, streams.ErrorIsTerminal);
        if (document is null)
        {
            return ExitCode.BadInput;
        }

        var text = Encoding.UTF8.GetBytes(document);
        if (parsed.GetValue(file) is { } path)
        {
            return OutputOptions.WriteFile(path, text, streams);
        }

        streams.Write(text);
        return ExitCode.Ok;
    }
}
