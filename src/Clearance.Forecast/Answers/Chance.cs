namespace Clearance.Forecast;

/// <summary>A probability, or a difference or mean of some, with its 90% interval.</summary>
/// <param name="Value">Over all particles.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Chance(double Value, double Low, double High);
