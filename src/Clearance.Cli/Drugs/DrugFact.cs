using System.Globalization;
using Clearance.Formulary;

namespace Clearance.Cli;

/// <summary>One value or statement of a drug, flat: what a row of the page, of the JSON and of the CSV holds.</summary>
internal sealed record DrugFact
{
    /// <summary>The drug.</summary>
    public required string Drug { get; init; }

    /// <summary>What the fact belongs to: "regimens", "pharmacokinetics", "potencies".</summary>
    public required string Section { get; init; }

    /// <summary>What it is.</summary>
    public required string Name { get; init; }

    /// <summary>The number as published; null for a statement.</summary>
    public required double? Value { get; init; }

    /// <summary>The statement; empty for a number.</summary>
    public required string Text { get; init; }

    /// <summary>The unit as published; empty for a statement.</summary>
    public required string Unit { get; init; }

    /// <summary>How far it can be trusted: verified, recalled, inferred, assumption, policy.</summary>
    public required string Status { get; init; }

    /// <summary>Keys into the sources.</summary>
    public required string Source { get; init; }

    /// <summary>What a reader should know; empty if nothing.</summary>
    public required string Note { get; init; }

    /// <summary>The facts of a listing.</summary>
    public static IEnumerable<DrugFact> Of(DrugListing listing) => listing.Values.Select(line =>
    {
        // Only a line with a unit is a number; "5 mg twice daily" is a statement.
        var number = line.Unit.Length > 0 && double.TryParse(line.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : (double?)null;
        return new DrugFact
        {
            Drug = listing.Summary.Name,
            Section = line.Section,
            Name = line.Name,
            Value = number,
            Text = number is null ? line.Value : "",
            Unit = line.Unit,
            Status = Token(line.Status),
            Source = line.Source,
            Note = line.Note,
        };
    });

    private static string Token(ValueStatus status) => status switch
    {
        ValueStatus.Verified => "verified",
        ValueStatus.Recalled => "recalled",
        ValueStatus.Inferred => "inferred",
        ValueStatus.Assumption => "assumption",
        ValueStatus.Policy => "policy",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
