namespace Clearance.Cli;

/// <summary>What the program's exit tells a script.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>Findings that block; only <c>check</c> gives it.</summary>
    public const int Blocked = 1;

    /// <summary>The command line or a file is wrong; every fault was named with its place and cure.</summary>
    public const int BadInput = 2;

    /// <summary>A computation failed for at least one patient; what could be computed was printed.</summary>
    public const int NumericFailure = 3;

    /// <summary>A fault of the program.</summary>
    public const int Internal = 4;

    /// <summary>Stopped by Ctrl-C or a signal: 128 + 2, as shells expect.</summary>
    public const int Stopped = 130;

    /// <summary>The lines of every help page.</summary>
    public static IReadOnlyList<(string Code, string Meaning)> Explained { get; } =
    [
        ("0", "done"),
        ("1", "findings that block (only check; run shows findings and exits 0)"),
        ("2", "bad input: a wrong option or file; each fault is named with its place and cure"),
        ("3", "numeric failure: at least one virtual patient could not be computed"),
        ("4", "internal: a fault of the program"),
        ("130", "stopped by Ctrl-C"),
    ];
}
