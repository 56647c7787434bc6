using System.Collections.Immutable;

namespace Clearance.Formulary;

/// <summary>
/// The calibrated population: joint draws of what all patients share (typical values, spreads between patients), each as
/// probable as the next after the trials have been seen. Kept in <c>population/posterior.csv</c> with its provenance beside it.
/// </summary>
public sealed record PopulationDraws
{
    /// <summary>Names and units of the columns, in the order of the file.</summary>
    public required ImmutableArray<DrawColumn> Columns { get; init; }

    /// <summary>Draw after draw, column by column, in the program's units.</summary>
    public required ImmutableArray<double> Values { get; init; }

    /// <summary>Where the draws come from.</summary>
    public required DrawProvenance Provenance { get; init; }

    /// <summary>Number of draws.</summary>
    public int Count => Values.Length / Columns.Length;

    /// <summary>One draw by name, in the program's units.</summary>
    public IEnumerable<KeyValuePair<string, double>> Row(int draw)
    {
        for (int c = 0; c < Columns.Length; c++)
        {
            yield return KeyValuePair.Create(Columns[c].Name, Values[(draw * Columns.Length) + c]);
        }
    }
}

/// <summary>A column of the draws.</summary>
/// <param name="Name">Symbol of a parameter (kD), name of a spread (patient_d0), of a steroid effect (Etop_potent) or an IC50.</param>
/// <param name="Unit">The unit in the file, one of <see cref="UnitTable"/>.</param>
public sealed record DrawColumn(string Name, string Unit);

/// <summary>How a file of draws came about.</summary>
public sealed record DrawProvenance
{
    /// <summary>The method in a sentence.</summary>
    public required string Method { get; init; }

    /// <summary>Version of the program that made them.</summary>
    public required string Program { get; init; }

    /// <summary>Seed of the calibration.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Which rows of the trials counted: verified or all.</summary>
    public required string Rows { get; init; }

    /// <summary>Number of rows that counted.</summary>
    public required int RowCount { get; init; }

    /// <summary>Trials left out of the calibration on purpose; empty for the shipped population.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <summary>Hash of the trial rows that counted.</summary>
    public required string RowsHash { get; init; }

    /// <summary>Hash of the priors the calibration started from, see <see cref="PriorsHash"/>.</summary>
    public required string PriorsHash { get; init; }

    /// <summary>Divisor of the log-likelihood: misfit beyond chance, at least 1.</summary>
    public required double Dispersion { get; init; }

    /// <summary>Mean over the draws of their mean squared standardised residual.</summary>
    public required double Misfit { get; init; }
}
