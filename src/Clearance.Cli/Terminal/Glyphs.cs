namespace Clearance.Cli;

/// <summary>The characters a page is drawn with: block characters, or plain ASCII where the terminal has no UTF-8.</summary>
internal sealed record Glyphs
{
    /// <summary>A bar's full cell.</summary>
    public required char Full { get; init; }

    /// <summary>A bar's cell of another kind (the rescue).</summary>
    public required char Other { get; init; }

    /// <summary>A bar's empty cell.</summary>
    public required char Rail { get; init; }

    /// <summary>Eight heights for a sparkline, lowest first.</summary>
    public required string Heights { get; init; }

    /// <summary>The outer band of a fan: 90% of patients.</summary>
    public required char Band90 { get; init; }

    /// <summary>The inner band of a fan: 50% of patients.</summary>
    public required char Band50 { get; init; }

    /// <summary>The median of a fan.</summary>
    public required char Median { get; init; }

    /// <summary>A rule under or beside a heading.</summary>
    public required char Rule { get; init; }

    /// <summary>The vertical axis.</summary>
    public required char Axis { get; init; }

    /// <summary>A bar that goes on past the edge.</summary>
    public required char Onward { get; init; }

    /// <summary>Block characters.</summary>
    public static Glyphs Unicode { get; } = new()
    {
        Full = '█', Other = '▓', Rail = '·', Heights = "▁▂▃▄▅▆▇█", Band90 = '░', Band50 = '▒', Median = '█', Rule = '─', Axis = '│', Onward = '▶',
    };

    /// <summary>ASCII only.</summary>
    public static Glyphs Ascii { get; } = new()
    {
        Full = '#', Other = '=', Rail = '.', Heights = "_.-~+=*#", Band90 = ':', Band50 = '+', Median = '#', Rule = '-', Axis = '|', Onward = '>',
    };
}
