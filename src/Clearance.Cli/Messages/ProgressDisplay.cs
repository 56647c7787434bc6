using Spectre.Console;

namespace Clearance.Cli;

/// <summary>Runs work and, where messages go to a terminal and it takes longer than a second, shows its phases as bars on standard error.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Runs <paramref name="work"/> and gives its result. An exception of the work is thrown here as it was.</summary>
    /// <param name="streams">The terminal, or what stands in for it.</param>
    /// <param name="work">The work.</param>
    /// <param name="sayPhases">For work of many minutes: a line a phase where messages do not go to a terminal.</param>
    /// <param name="sayTenths">For phases of many minutes: a line a tenth of a phase, likewise.</param>
    public static T Run<T>(Streams streams, Func<Progress, T> work, bool sayPhases = false, bool sayTenths = false)
    {
        var progress = new Progress
        {
            PhaseBegins = sayPhases && !streams.ErrorIsTerminal ? streams.Error.WriteLine : null,
            TenthDone = sayTenths && !streams.ErrorIsTerminal ? streams.Error.WriteLine : null,
        };
        if (!streams.ErrorIsTerminal)
        {
            return work(progress);
        }

        var task = Task.Factory.StartNew(() => work(progress), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (Task.WaitAny([task], Patience) < 0)
        {
            Show(streams, progress, task);
        }

        return task.GetAwaiter().GetResult();
    }

    // A method of its own, so that short runs never load the terminal library.
    private static void Show(Streams streams, Progress progress, Task work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(streams.Error),
            // Our own writer stands between the library and the terminal, so it cannot see that there is one.
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = streams.ColourAllowed ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        console.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context =>
            {
                ProgressTask? bar = null;
                var phase = "";
                do
                {
                    var step = progress.Current;
                    if (bar is null || step.Phase != phase)
                    {
                        bar?.StopTask();
                        bar = context.AddTask(Markup.Escape(step.Phase), maxValue: 1);
                        phase = step.Phase;
                    }

                    bar.Value = step.Share;
                }
                while (Task.WaitAny([work], TimeSpan.FromMilliseconds(100)) < 0);
            });
    }
}
