namespace Clearance.Formulary;

/// <summary>Covariance of two random effects on the log scale.</summary>
/// <param name="First">Name of the first parameter.</param>
/// <param name="Second">Name of the second parameter.</param>
/// <param name="Covariance">The covariance.</param>
/// <param name="Published">As printed (covariance or correlation) with source and status.</param>
public sealed record PkCovariance(string First, string Second, double Covariance, SourcedValue Published);
