using System.Collections.Immutable;

namespace Clearance.Calibration.Tests;

/// <summary>Small models with known answers: responders and means of a few trials as functions of two or three coordinates.</summary>
internal static class Toy
{
    /// <summary>Rows of four trials with two arms: share at two weeks, and a mean.</summary>
    public static ImmutableArray<ObservedRow> Rows(Func<int, double> value, int patients = 200) =>
    [
        .. Enumerable.Range(0, 24).Select(i => new ObservedRow
        {
            Trial = $"trial {i / 6}",
            Arm = $"arm {i / 3 % 2}",
            IsShare = i % 3 < 2,
            Value = value(i),
            Patients = patients,
            StandardError = i % 3 < 2 ? 0.0 : 2.0,
            Shift = i % 3 < 2 ? 1.0 : 10.0,
        }),
    ];

    /// <summary>Predictions at a place; the third coordinate does nothing.</summary>
    public static double[] Predict(double[] z) => [.. Enumerable.Range(0, 24).Select(i =>
    {
        double drug = i / 3 % 2;
        double logit = -1.0 + (0.8 * z[0]) + (drug * (1.5 + (0.5 * z[1]) + (0.15 * z[0] * z[1]))) - (0.4 * (i % 3)) + (0.05 * (i / 6));
        return i % 3 < 2 ? 1.0 / (1.0 + Math.Exp(-logit)) : 40.0 + (10.0 * logit);
    })];

    /// <summary>The target of observed rows.</summary>
    public static Target Target(ImmutableArray<ObservedRow> rows, double withinArm = 0.5, Func<double[], double[]?>? predict = null) => new(
        new TrialLikelihood(rows, 0.2, withinArm),
        places => [.. places.Select(z => new Proposal(z, (predict ?? Predict)(z)))]);
}
