namespace Clearance.Calibration;

/// <summary>A published result as the likelihood sees it: a share of patients or a mean.</summary>
public sealed record ObservedRow
{
    /// <summary>The trial; its arms share one random shift.</summary>
    public required string Trial { get; init; }

    /// <summary>The arm; its rows share their patients.</summary>
    public required string Arm { get; init; }

    /// <summary>Whether <see cref="Value"/> is a share of patients (0 to 1) or a mean in its own unit.</summary>
    public required bool IsShare { get; init; }

    /// <summary>What was observed.</summary>
    public required double Value { get; init; }

    /// <summary>Patients behind a share.</summary>
    public double Patients { get; init; }

    /// <summary>Standard error of a mean, in its unit.</summary>
    public double StandardError { get; init; }

    /// <summary>
    /// What the trial's shift of 1 (on the logit of response) does to the row: 1 or -1 for a share of good or bad outcomes; for a
    /// mean in units of the mean.
    /// </summary>
    public double Shift { get; init; } = 1.0;

    /// <summary>Weight by status: 1 for a verified row, 0 for one that only shows the shape.</summary>
    public double Weight { get; init; } = 1.0;
}
