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
    public void ForecastsBeatTheLastValueAndAreNotBehindThePopulationOrAnAutoregression()
    {
        foreach (RegistryHorizon horizon in RegistryHorizon.Of(Right.Value))
        {
            Assert.True(horizon.Crps < horizon.CrpsLast, $"{horizon.Weeks} weeks: {horizon.Crps} against the last value's {horizon.CrpsLast}");
            RegistryForecast[] own = [.. Right.Value.Where(f => RegistryPlan.Horizons[f.Horizon] == horizon.Weeks)];
            double[] observed = [.. own.Select(f => f.Observed)];
            NotBehind("the population", own, [.. observed.Select(y => Clearance.Numerics.Statistics.ForecastScores.Crps(observed, y))]);
            NotBehind("the autoregression", own, RegistryHorizon.AutoregressionScores(own));
        }
    }

    [Fact]
    public void AModelWithoutProcessNoiseIsCaught()
    {
        ImmutableArray<RegistryForecast> wrong = Run(RegistryFault.NoProcessNoise);
        Assert.True(Tails(wrong) > Tails(Right.Value) + 0.1, "intervals without process noise are too narrow");
        Assert.True(wrong.Average(f => f.Crps) > Right.Value.Average(f => f.Crps), "and score worse");
    }

    [Fact]
    public void TenfoldPotencyIsCaughtWhereADrugBeginsThatThePatientNeverHad()
    {
        // 96 courses: 80% has a standard error of about 4 points, the horizons of one course being alike.
        ImmutableArray<RegistryForecast> right = Run(RegistryFault.None, RegistryQuestion.NewJakInhibitor, 96);
        Assert.InRange(1.0 - Tails(right), 0.68, 0.92);
        ImmutableArray<RegistryHorizon> wrong = RegistryHorizon.Of(Run(RegistryFault.WrongPotency, RegistryQuestion.NewJakInhibitor, 96), right);
        Assert.Contains(wrong, h => h.Excess > 3.0 * h.ExcessError);
        Assert.All(RegistryHorizon.Of(right, right), h => Assert.False(h.IsCaught, $"the right model at {h.Weeks} weeks: {h.Coverage80}"));
    }

    // Population and autoregression are taken from the very courses they are judged on and come close: over so few courses they
    // must not be ahead by more than chance, two standard errors of the paired difference.
    private static void NotBehind(string whom, RegistryForecast[] own, double[] theirs)
    {
        double[] behind = [.. own.Zip(theirs, (f, other) => f.Crps - other)];
        double mean = behind.Average();
        double error = Math.Sqrt(behind.Sum(d => (d - mean) * (d - mean))) / behind.Length;
        Assert.True(mean < 2.0 * error, $"horizon {own[0].Horizon}: {mean} points behind {whom}, standard error {error}");
    }

    private static double Tails(ImmutableArray<RegistryForecast> forecasts) =>
        forecasts.Count(f => !Clearance.Numerics.Statistics.ForecastScores.IsWithin(f.Pit, 0.8)) / (double)forecasts.Length;

    private static ImmutableArray<RegistryForecast> Run(
        RegistryFault fault, RegistryQuestion question = RegistryQuestion.AnyTime, int courses = Courses) =>
        SimulatedRegistry.Run(new RegistrySettings { Question = question, Courses = courses, Particles = 128, Seed = 1, Threads = Environment.ProcessorCount, Fault = fault }, Shipped.Formulary);
}
