using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Clearance.Cli;

/// <summary>What a command's help says beyond its options: examples, units, and what exit codes mean.</summary>
/// <param name="Examples">Command lines with what they do.</param>
/// <param name="Units">Units and conventions of its figures.</param>
internal sealed record HelpPage(IReadOnlyList<(string Line, string Does)> Examples, IReadOnlyList<string> Units)
{
    /// <summary>Lets <paramref name="command"/> print this page after its usual help.</summary>
    public void AttachTo(Command command, HelpOption option)
    {
        option.Action = new Print((HelpAction)option.Action!, this);
        command.Options.Add(option);
    }

    private void Write(TextWriter writer)
    {
        writer.WriteLine("Examples:");
        foreach (var (line, does) in Examples)
        {
            writer.WriteLine($"  {line}");
            writer.WriteLine($"      {does}");
        }

        if (Units.Count > 0)
        {
            writer.WriteLine();
            writer.WriteLine("Units:");
            foreach (var unit in Units)
            {
                writer.WriteLine($"  {unit}");
            }
        }

        writer.WriteLine();
        writer.WriteLine("Exit codes:");
        foreach (var (code, meaning) in ExitCode.Explained)
        {
            writer.WriteLine($"  {code,-4}{meaning}");
        }
    }

    private sealed class Print(HelpAction usual, HelpPage page) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            usual.Invoke(parseResult);
            page.Write(parseResult.InvocationConfiguration.Output);
            return ExitCode.Ok;
        }
    }
}
