using Clearance.Testing;

namespace Clearance.Cli.Tests;

public sealed class CalibrateCommandTests
{
    [Fact]
    public void A_stopped_calibration_says_where_it_can_go_on()
    {
        using var folder = new TemporaryFolder();
        CancellationTokenSource? stop = null;
        var desk = new Desk
        {
            CalibrationAnswer = ask =>
            {
                File.WriteAllText(ask.Checkpoint!, "simulated so far");
                stop!.Cancel();
                throw new OperationCanceledException();
            },
        };
        stop = desk.Stop;
        Assert.Equal(ExitCode.Stopped, desk.Type("calibrate", "--out", folder.Path));
        Assert.Contains($"{folder.At("calibration.checkpoint")}: what was simulated is kept; --resume goes on from it.", desk.Messages, StringComparison.Ordinal);
        Assert.Contains("stopped; no result was written.", desk.Messages, StringComparison.Ordinal);
    }
}
