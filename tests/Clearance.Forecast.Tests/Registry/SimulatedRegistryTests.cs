using System.Collections.Immutable;

namespace Clearance.Forecast.Tests.Registry;

/// <summary>
/// The method against courses whose truth is known, small: the full run, with the limits the project holds itself to, is
/// kept in docs/forecast-calibration.md. Limits here are those that chance leaves a right method with so few courses.
/// </summary>
public sealed class SimulatedRegistryTests
{
    private const int Courses = 64;
    private static readonly Lazy<ImmutableArray<RegistryForecast>> Right = new(() => Run(RegistryFault.None));

    [Fact]
    public void IntervalsHoldWhatTheyPromise()
    {
        // 192 forecasts, three of each course: 80% has a standard error of about 4 points.
        double share = Right.Value.Count(f => Clearance.Numerics.Statistics.ForecastScores.IsWithin(f.Pit, 0.8)) / (double)Right.Value.Length;
        Assert.InRange(share, 0.68, 0.92);
    }

    [Fact]
    public void ForecastsBeatTheLastValueThePopulationAndAnAutoregression()
    {
        foreach (RegistryHorizon horizon in RegistryHorizon.Of(Right.Value))
        {
            Assert.True(horizon.Crps < horizon.CrpsLast, $"{horizon.Weeks} weeks: {horizon.Crps} against the last value's {horizon.CrpsLast}");
            Assert.True(horizon.Crps < horizon.CrpsPopulation, $"{horizon.Weeks} weeks: {horizon.Crps} against the population's {horizon.CrpsPopulation}");
            Assert.True(horizon.Crps < horizon.CrpsAutoregression, $"{horizon.Weeks} weeks: {horizon.Crps} against the autoregression's {horizon.CrpsAutoregression}");
        }
    }

    [Fact]
    public void AModelWithoutProcessNoiseIsCaught()
    {
        ImmutableArray<RegistryForecast> wrong = Run(RegistryFault.NoProcessNoise);
        Assert.True(Tails(wrong) > Tails(Right.Value) + 0.1, "intervals without process noise are too narrow");
        Assert.True(wrong.Average(f => f.Crps) > Right.Value.Average(f => f.Crps), "and score worse");
    }

    private static double Tails(ImmutableArray<RegistryForecast> forecasts) =>
        forecasts.Count(f => !Clearance.Numerics.Statistics.ForecastScores.IsWithin(f.Pit, 0.8)) / (double)forecasts.Length;

    private static ImmutableArray<RegistryForecast> Run(RegistryFault fault) =>
        SimulatedRegistry.Run(new RegistrySettings { Courses = Courses, Particles = 128, Seed = 1, Threads = Environment.ProcessorCount, Fault = fault }, Shipped.Formulary);
}
