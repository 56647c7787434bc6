using System.Diagnostics;
using Xunit.Abstractions;
namespace Clearance.Forecast.Tests;
public sealed class Scratch3(ITestOutputHelper output)
{
    [Fact]
    public void Registry()
    {
        int n = int.Parse(Environment.GetEnvironmentVariable("REG_N") ?? "64");
        int p = int.Parse(Environment.GetEnvironmentVariable("REG_P") ?? "256");
        var fault = Enum.Parse<RegistryFault>(Environment.GetEnvironmentVariable("REG_F") ?? "None");
        double cpu0 = Process.GetCurrentProcess().UserProcessorTime.TotalSeconds;
        var f = SimulatedRegistry.Run(new RegistrySettings { Courses = n, Particles = p, Threads = 2, Fault = fault }, Shipped.Formulary);
        output.WriteLine($"cpu {Process.GetCurrentProcess().UserProcessorTime.TotalSeconds - cpu0:0.0} {fault} {n} {p}");
        foreach (var h in RegistryHorizon.Of(f))
        {
            output.WriteLine($"{h.Weeks} n {h.Forecasts} cov {h.Coverage50:0.000} {h.Coverage80:0.000} {h.Coverage95:0.000} crps {h.Crps:0.00} last {h.CrpsLast:0.00} pop {h.CrpsPopulation:0.00} ar {h.CrpsAutoregression:0.00} chi {h.ChiSquare:0.0} [{string.Join(",", h.Histogram)}]");
        }
    }
}
