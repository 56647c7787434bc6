using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>Everything the model book prints (<c>docs/model</c>).</summary>
public sealed record ModelBook
{
    /// <summary>Hash of the knowledge files the fit depends on.</summary>
    public required string InputsHash { get; init; }

    /// <summary>"calibrated" or "priors".</summary>
    public required string Basis { get; init; }

    /// <summary>The published rows the draws were calibrated on, in words; null on priors.</summary>
    public required string? CalibratedOn { get; init; }

    /// <summary>Equations.</summary>
    public required ImmutableArray<BookEquation> Equations { get; init; }

    /// <summary>Parameters of skin, observation, hazards, spreads, steroids and potencies.</summary>
    public required ImmutableArray<BookParameter> Parameters { get; init; }

    /// <summary>Parameters of pharmacokinetics, by drug.</summary>
    public required ImmutableArray<BookDrugValue> DrugValues { get; init; }

    /// <summary>The fit of every row; null when only the quick pages were asked for.</summary>
    public required BookFit? Fit { get; init; }
}

/// <summary>A parameter that all patients share, or a spread between them.</summary>
public sealed record BookParameter
{
    /// <summary>Symbol or name.</summary>
    public required string Name { get; init; }

    /// <summary>Meaning.</summary>
    public required string Meaning { get; init; }

    /// <summary>Part of the model.</summary>
    public required string Block { get; init; }

    /// <summary>Unit of every number here.</summary>
    public required string Unit { get; init; }

    /// <summary>The prior in words.</summary>
    public required string Prior { get; init; }

    /// <summary>5th, 50th and 95th percentile of the calibrated draws; null when not calibrated or not among them.</summary>
    public required BookRange? Posterior { get; init; }

    /// <summary>1 - SD of the calibrated draws over SD of the prior, on the prior's scale; null without either.</summary>
    public required double? Shrinkage { get; init; }

    /// <summary>How it gets its value: fixed, trials, prior only.</summary>
    public required string Class { get; init; }

    /// <summary>Keys of the sources.</summary>
    public required string Source { get; init; }

    /// <summary>verified, recalled, inferred, assumption, policy.</summary>
    public required string Status { get; init; }

    /// <summary>A note; may be empty.</summary>
    public required string Note { get; init; }
}

/// <summary>Mean and 90% range.</summary>
public sealed record BookRange(double Mean, double Low, double High);

/// <summary>A value of a drug's pharmacokinetic model.</summary>
/// <param name="Drug">Drug.</param>
/// <param name="Name">Symbol.</param>
/// <param name="Value">As published.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Variability">Spread between patients, in words; empty when none.</param>
/// <param name="Source">Keys of the sources.</param>
/// <param name="Status">How sure.</param>
public sealed record BookDrugValue(string Drug, string Name, double Value, string Unit, string Variability, string Source, string Status);

/// <summary>One equation.</summary>
/// <param name="Name">What stands on the left.</param>
/// <param name="IsDerivative">Whether the left is a derivative, per day.</param>
/// <param name="Formula">The right.</param>
/// <param name="Unit">Unit of the left without its "per day".</param>
/// <param name="Meaning">What it is; may be empty.</param>
public sealed record BookEquation(string Name, bool IsDerivative, string Formula, string Unit, string Meaning);

/// <summary>How well a model predicts a class of rows of trials it has not seen.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Class">The class in words, "all" for all.</param>
/// <param name="Rows">Rows that count.</param>
/// <param name="Predicted">Rows the model says something about; without any the other figures are null.</param>
/// <param name="MeanAbsoluteError">Points.</param>
/// <param name="MeanError">Predicted minus published, points.</param>
/// <param name="Inside">Share inside the 95% interval.</param>
/// <param name="IntervalScore">Mean interval score at 95%, points; smaller is better.</param>
public sealed record BookScore(
    string Model, string Class, int Rows, int Predicted, double? MeanAbsoluteError, double? MeanError, double? Inside, double? IntervalScore);

/// <summary>Rows of trials against the model, and the model against simpler ones.</summary>
public sealed record BookFit
{
    /// <summary>Draws of the model.</summary>
    public required int Draws { get; init; }

    /// <summary>Candidates under each draw.</summary>
    public required int Patients { get; init; }

    /// <summary>Every row, in the order of the files.</summary>
    public required ImmutableArray<ValidatedRow> Rows { get; init; }

    /// <summary>Errors by group.</summary>
    public required ImmutableArray<ValidatedGroup> Groups { get; init; }

    /// <summary>Models judged on trials they have not seen, each on all rows it predicts.</summary>
    public required ImmutableArray<BookScore> LeftOut { get; init; }

    /// <summary>The same on the rows that all models predict which say anything about the class; all together: on rows that every model predicts.</summary>
    public required ImmutableArray<BookScore> LeftOutShared { get; init; }

    /// <summary>Every row that counts with what each model says of it without its trial, the skin model's largest errors first.</summary>
    public required ImmutableArray<BookLeftOutRow> LeftOutRows { get; init; }

    /// <summary>What each baseline assumes, by name.</summary>
    public required ImmutableSortedDictionary<string, string> Assumes { get; init; }

    /// <summary>How each trial was left out of the skin model: weights, refit, unseen, or degenerate when it was not.</summary>
    public required ImmutableSortedDictionary<string, string> LeftOutBy { get; init; }
}

/// <summary>A row as each model predicts it without its trial.</summary>
/// <param name="Trial">Trial.</param>
/// <param name="Arm">Arm as published.</param>
/// <param name="Endpoint">Endpoint as published.</param>
/// <param name="Week">Week as published.</param>
/// <param name="Class">Class of the row.</param>
/// <param name="Observed">Published value, per cent.</param>
/// <param name="Predicted">By model, in the order of the models; null where it says nothing.</param>
public sealed record BookLeftOutRow(string Trial, string Arm, string Endpoint, string Week, string Class, double Observed, ImmutableArray<double?> Predicted);

/// <summary>What the model book is asked for.</summary>
public sealed record ModelBookRequest
{
    /// <summary>The folder of the knowledge files.</summary>
    public required string KnowledgeFolder { get; init; }

    /// <summary>Whether trials are simulated; else equations and parameters only.</summary>
    public required bool WithFit { get; init; }

    /// <summary>Draws of the model.</summary>
    public required int Draws { get; init; }

    /// <summary>Candidates under each draw.</summary>
    public required int Patients { get; init; }

    /// <summary>Threads; the result does not depend on it.</summary>
    public required int Threads { get; init; }
}
