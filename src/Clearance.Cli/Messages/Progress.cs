namespace Clearance.Cli;

/// <summary>How far a piece of work has come. Written by the worker, read by the terminal; a torn read shows an older value for a moment.</summary>
internal sealed class Progress
{
    private readonly Lock saying = new();
    private volatile Step current = new("starting", 0);
    private int tenths;

    /// <summary>The phase and its share done, 0 to 1.</summary>
    public Step Current => current;

    /// <summary>Told every phase as it begins, where there is no terminal to draw on; null for nobody.</summary>
    public Action<string>? PhaseBegins { get; init; }

    /// <summary>Told each tenth of a phase that is done, where phases are long; null for nobody.</summary>
    public Action<string>? TenthDone { get; init; }

    /// <summary>Reports a phase and how much of it is done.</summary>
    public void Report(string phase, double share)
    {
        if (phase != current.Phase)
        {
            PhaseBegins?.Invoke(phase);
        }

        if (TenthDone is not null)
        {
            SayTenth(phase, share);
        }

        current = new Step(phase, Math.Clamp(share, 0, 1));
    }

    // Workers report from several threads and out of order: each tenth is said once.
    private void SayTenth(string phase, double share)
    {
        lock (saying)
        {
            int done = (int)(10.0 * share);
            tenths = phase == current.Phase ? tenths : 0;
            if (done > tenths)
            {
                tenths = done;
                TenthDone?.Invoke($"{phase}: {10 * done}%");
            }
        }
    }

    /// <summary>A phase and its share done.</summary>
    internal sealed record Step(string Phase, double Share);
}
