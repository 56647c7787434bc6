using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Clearance.Report;

/// <summary>One figure: a Vega-Lite specification, the same in words for who cannot see it, and the same in numbers.</summary>
public sealed record Figure
{
    /// <summary>Stable identifier, unique within a report: "easi-head-neck".</summary>
    public required string Id { get; init; }

    /// <summary>Heading in plain language.</summary>
    public required string Title { get; init; }

    /// <summary>What the figure shows, with its main numbers, in one or two sentences; the label for screen readers.</summary>
    public required string Summary { get; init; }

    /// <summary>The Vega-Lite version 6 specification, holding its data.</summary>
    public required JsonObject Spec { get; init; }

    /// <summary>The numbers drawn.</summary>
    public required DataTable Table { get; init; }
}

/// <summary>A table of text cells, units in the headings. The first cell of a row names the row.</summary>
public sealed record DataTable
{
    /// <summary>What the table holds.</summary>
    public required string Caption { get; init; }

    /// <summary>Column headings.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>Rows, each as long as <see cref="Columns"/>.</summary>
    public required ImmutableArray<ImmutableArray<string>> Rows { get; init; }
}
