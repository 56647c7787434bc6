using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>How a calibration asks the model. Arrays have an entry for each row: shares as fractions, means in the row's unit.</summary>
/// <param name="Predict">Predictions of a draw, null when nobody can live under it; called from several threads.</param>
/// <param name="Errors">Monte Carlo errors of these predictions; null when there are none.</param>
/// <param name="Reference">
/// Predictions and Monte Carlo errors of a draw from many times as many candidates; null when the predictions need no correction.
/// </param>
public sealed record TrialSimulation(
    Func<ModelDraw, double[]?> Predict,
    Func<ModelDraw, double[]>? Errors = null,
    Func<ModelDraw, (double[] Predictions, double[] Errors)>? Reference = null);
