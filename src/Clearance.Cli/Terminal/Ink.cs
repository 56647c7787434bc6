namespace Clearance.Cli;

/// <summary>Emphasis on a terminal. Nothing on a page depends on it: without colour the same words and figures stand there.</summary>
internal sealed record Ink(bool Coloured)
{
    /// <summary>No escape sequences: for files, pipes and NO_COLOR.</summary>
    public static Ink None { get; } = new(Coloured: false);

    /// <summary>Terminal colours.</summary>
    public static Ink Terminal { get; } = new(Coloured: true);

    /// <summary>A heading.</summary>
    public string Strong(string text) => Wrap("1", text);

    /// <summary>An error's word.</summary>
    public string Alarm(string text) => Wrap("1;31", text);

    /// <summary>A warning's word.</summary>
    public string Caution(string text) => Wrap("1;33", text);

    private string Wrap(string code, string text) => Coloured && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
