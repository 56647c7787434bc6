namespace Clearance.Cli;

/// <summary>How far a piece of work has come. Written by the worker, read by the terminal; a torn read shows an older value for a moment.</summary>
internal sealed class Progress
{
    private volatile Step current = new("starting", 0);

    /// <summary>The phase and its share done, 0 to 1.</summary>
    public Step Current => current;

    /// <summary>Told every phase as it begins, where there is no terminal to draw on; null for nobody.</summary>
    public Action<string>? PhaseBegins { get; init; }

    /// <summary>Reports a phase and how much of it is done.</summary>
    public void Report(string phase, double share)
    {
        if (phase != current.Phase)
        {
            PhaseBegins?.Invoke(phase);
        }

        current = new Step(phase, Math.Clamp(share, 0, 1));
    }

    /// <summary>A phase and its share done.</summary>
    internal sealed record Step(string Phase, double Share);
}
