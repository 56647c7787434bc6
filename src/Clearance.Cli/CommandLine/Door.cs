using System.CommandLine;
using System.CommandLine.Invocation;

namespace Clearance.Cli;

/// <summary>From arguments to an exit code: faults of the command line, of files and of the program all end here in plain words.</summary>
internal static class Door
{
    /// <summary>Parses and runs. Never throws and never prints a stack trace.</summary>
    public static int Enter(IReadOnlyList<string> arguments, Streams streams, UseCases cases, CancellationToken stop)
    {
        try
        {
            var parsed = ClearanceCommand.Build(streams, cases, stop).Parse(arguments.Count == 0 ? ["--help"] : arguments);
            if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction or null)
            {
                return Refuse(parsed, streams);
            }

            var code = ExitCode.Ok;
            using var error = new StringWriter();
            streams.Write(text => code = parsed.Invoke(new InvocationConfiguration { Output = text, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }));
            streams.Error.Write(error.ToString());
            return code;
        }
        catch (Exception e) when (stop.IsCancellationRequested && IsStop(e))
        {
            streams.Error.WriteLine("clearance: stopped; no result was written.");
            return ExitCode.Stopped;
        }
        catch (IOException e)
        {
            streams.Error.WriteLine($"clearance: error output.unwritable: {Page.Clean(e.Message)}. What was printed is not complete.");
            return ExitCode.BadInput;
        }
        catch (Exception e)
        {
            streams.Error.WriteLine($"clearance: internal error: {Page.Clean(Innermost(e).Message)} ({Innermost(e).GetType().Name}). This is a fault of the program; please report it with the command line.");
            return ExitCode.Internal;
        }
    }

    private static int Refuse(ParseResult parsed, Streams streams)
    {
        // "rnu" is an unknown word and, because of it, also a missing command: the first is enough.
        var messages = parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal).ToList();
        foreach (var error in messages.Where(message => messages.Count == 1 || !message.StartsWith("Required command", StringComparison.Ordinal)))
        {
            streams.Error.WriteLine($"clearance: {Page.Clean(error)}");
        }

        if (parsed.UnmatchedTokens is [var word, ..] && Nearest(word, parsed.CommandResult.Command) is { } nearest)
        {
            streams.Error.WriteLine($"Did you mean {nearest}?");
        }

        var command = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        streams.Error.WriteLine($"clearance{command} --help shows what it takes.");
        return ExitCode.BadInput;
    }

    private static string? Nearest(string word, Command command) => Course.NearestKey.Of(
        word, word.StartsWith('-') ? command.Options.Select(option => option.Name) : command.Subcommands.Select(sub => sub.Name));

    // The workers of a parallel loop are stopped one by one, and what they throw comes together.
    private static bool IsStop(Exception e) =>
        e is OperationCanceledException || (e is AggregateException several && several.Flatten().InnerExceptions.All(inner => inner is OperationCanceledException));

    private static Exception Innermost(Exception e) => e is AggregateException or System.Reflection.TargetInvocationException or TypeInitializationException && e.InnerException is { } inner ? Innermost(inner) : e;
}
