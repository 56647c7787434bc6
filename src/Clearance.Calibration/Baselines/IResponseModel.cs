using System.Collections.Immutable;

namespace Clearance.Calibration;

/// <summary>
/// A way of predicting what a trial reports from what other trials reported. The baselines are such models; what the skin model
/// predicts of a left-out trial stands beside theirs (<see cref="LeaveOneTrialOut"/>).
/// </summary>
public interface IResponseModel
{
    /// <summary>Short name for tables, for example "constant logit".</summary>
    string Name { get; }

    /// <summary>One sentence: what it assumes.</summary>
    string Assumes { get; }

    /// <summary>Learns from published rows.</summary>
    /// <param name="rows">Rows with a statement and a value, all of which count.</param>
    /// <returns>What predicts any row, also of a trial never seen.</returns>
    Func<TrialRow, ResponsePrediction> Fit(ImmutableArray<TrialRow> rows);
}

/// <summary>A predicted row, in the unit of the table.</summary>
public sealed record ResponsePrediction
{
    /// <summary>Expected value; null when <see cref="WhyNot"/> says why there is none.</summary>
    public double? Mean { get; init; }

    /// <summary>2.5th percentile of what a trial of this size would report.</summary>
    public double Low95 { get; init; }

    /// <summary>97.5th percentile of what a trial of this size would report.</summary>
    public double High95 { get; init; }

    /// <summary>Why the model says nothing about the row; empty when it does.</summary>
    public string WhyNot { get; init; } = "";

    /// <summary>No prediction.</summary>
    public static ResponsePrediction None(string whyNot) => new() { WhyNot = whyNot };
}
