using System.Text.Json;
using Clearance.Testing;

namespace Clearance.Cli.Tests;

public sealed class BenchCommandTests
{
    [Fact]
    public void W2_runs_on_the_products_own_pharmacokinetics_within_the_required_error()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.Ok, desk.Type("bench", "--workload", "w2", "--threads", "1", "--patients", "1000", "--format", "json"));
        using var json = JsonDocument.Parse(desk.Bytes);
        var root = json.RootElement;
        Assert.Equal(("clearance.bench/1", "W2", 1, 1000), (root.GetProperty("schema").GetString(), root.GetProperty("workload").GetString(), root.GetProperty("threads").GetInt32(), root.GetProperty("patients").GetInt32()));
        Assert.True(root.GetProperty("patients_per_second").GetDouble() > 0);
        Assert.InRange(root.GetProperty("epeak").GetDouble(), 1e-16, 1e-5);
        Assert.False(root.TryGetProperty("easi_error", out _));
    }

    [Fact]
    public void Forecast_measures_the_first_forecast_the_update_and_the_memory_and_sets_them_beside_options_forecast_alone()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.Ok, desk.Type("bench", "--workload", "forecast", "--threads", "2", "--patients", "128", "--peers", "--format", "json"));
        using var json = JsonDocument.Parse(desk.Bytes);
        var root = json.RootElement;
        Assert.Equal(("forecast", 12, 128), (root.GetProperty("workload").GetString(), root.GetProperty("options").GetInt32(), root.GetProperty("patients").GetInt32()));
        Assert.InRange(root.GetProperty("update_seconds").GetDouble(), 1e-6, root.GetProperty("first_seconds").GetDouble());
        Assert.InRange(root.GetProperty("peak_megabytes").GetDouble(), 1.0, 1e5);

        // How much faster sharing is depends on what else the machine does; that the ratio is one of the two rates does not.
        var peer = root.GetProperty("peers")[0];
        var alone = 2.0 * peer.GetProperty("patients_per_second").GetDouble();
        Assert.Equal(root.GetProperty("patients_per_second").GetDouble() / alone, peer.GetProperty("ratio").GetDouble(), 1e-3 * peer.GetProperty("ratio").GetDouble());
    }

    [Fact]
    public void Peers_are_shown_with_the_ratio_per_thread_and_those_missing_with_what_to_install()
    {
        var workload = new Workload(
            "X", "an invented problem", 10,
            ask => new BenchOutcome { Workload = "X", PatientsPerSecond = 500, EasiError = 0.02, Threads = ask.Threads, Patients = ask.Patients, Lanes = 1, Seconds = 0.02 },
            _ => [new PeerOutcome { Name = "A", PatientsPerSecond = 5, Error = 1e-6 }, new PeerOutcome { Name = "B", PatientsPerSecond = null, Error = null, Missing = "Install b." }]);
        var desk = new Desk { Workloads = [workload] };
        Assert.Equal(ExitCode.Ok, desk.Type("bench", "--threads", "2", "--peers"));
        Assert.Matches(@"A +5\.0 +1\.0e-6 +1 .*x 50\n", desk.Data);
        Assert.Contains("B: Install b.", desk.Data, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_workload_is_refused()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.BadInput, desk.Type("bench", "--workload", "W9"));
        Assert.Contains("W9", desk.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workload_that_cannot_run_says_why()
    {
        var desk = new Desk { Workloads = [new Workload("X", "never", 1, _ => throw new BenchRefusal("Its files are missing."), null)] };
        Assert.Equal(ExitCode.BadInput, desk.Type("bench"));
        Assert.Contains("Its files are missing.", desk.Messages, StringComparison.Ordinal);
    }
}
