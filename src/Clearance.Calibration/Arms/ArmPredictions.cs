using System.Collections.Immutable;

namespace Clearance.Calibration;

/// <summary>What the model says of rows under several draws.</summary>
public sealed class ArmPredictions
{
    private readonly double[][] _predicted;
    private readonly double[][] _error;

    internal ArmPredictions(ImmutableArray<TrialRow> rows, int draws)
    {
        Rows = rows;
        Draws = draws;
        _predicted = [.. rows.Select(_ => NewRow(draws))];
        _error = [.. rows.Select(_ => NewRow(draws))];
    }

    /// <summary>The rows, in the order given.</summary>
    public ImmutableArray<TrialRow> Rows { get; }

    /// <summary>Number of draws.</summary>
    public int Draws { get; }

    /// <summary>Prediction of a row under each draw, in the row's unit; NaN for a row that cannot be simulated.</summary>
    public ReadOnlySpan<double> Predicted(int row) => _predicted[row];

    /// <summary>Standard error of it from the number of candidates.</summary>
    public ReadOnlySpan<double> MonteCarloError(int row) => _error[row];

    internal Span<double> Predicted(int row, int draw, int count) => _predicted[row].AsSpan(draw, count);

    internal Span<double> Error(int row, int draw, int count) => _error[row].AsSpan(draw, count);

    private static double[] NewRow(int draws)
    {
        double[] row = new double[draws];
        Array.Fill(row, double.NaN);
        return row;
    }
}
