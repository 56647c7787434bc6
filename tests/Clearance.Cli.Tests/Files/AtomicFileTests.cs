using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using Clearance.Testing;

namespace Clearance.Cli.Tests;

public sealed class AtomicFileTests
{
    [Fact]
    public void A_link_stays_and_its_target_is_replaced()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("deep"));
        File.WriteAllText(folder.At("deep/target.txt"), "an older and longer text");
        File.CreateSymbolicLink(folder.At("middle"), "deep/target.txt");
        File.CreateSymbolicLink(folder.At("link"), "middle");
        Assert.Null(AtomicFile.Refusal(folder.At("link")));
        AtomicFile.Write(folder.At("link"), "new"u8);
        Assert.Equal("new", File.ReadAllText(folder.At("deep/target.txt")));
        Assert.Equal("middle", new FileInfo(folder.At("link")).LinkTarget);
        Assert.Equal(["target.txt"], Directory.GetFiles(folder.At("deep")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_link_to_nothing_yet_makes_its_target_and_one_in_a_circle_or_into_no_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.At("new"), "made.txt");
        File.CreateSymbolicLink(folder.At("circle"), "circle");
        File.CreateSymbolicLink(folder.At("lost"), "missing/file.txt");
        AtomicFile.Write(folder.At("new"), "new"u8);
        Assert.Equal("new", File.ReadAllText(folder.At("made.txt")));
        Assert.Contains("leads nowhere", AtomicFile.Refusal(folder.At("circle")), StringComparison.Ordinal);
        Assert.Contains("does not exist", AtomicFile.Refusal(folder.At("lost")), StringComparison.Ordinal);
    }

    // Nothing is written here: run as root, a fault of this program would take a device away from the whole machine.
    [Theory]
    [InlineData("/dev/null", true)]
    [InlineData("/dev/pts/3", true)]
    [InlineData("/proc/self/fd/1", true)]
    [InlineData("/dev/shm/run.json", false)]
    [InlineData("/developer/run.json", false)]
    public void A_device_is_known_by_its_place(string target, bool isDevice) => Assert.Equal(isDevice, AtomicFile.IsDevice(target));

    // What /dev/stdout is when it is piped: a link to what has no name of its own.
    [Fact]
    public async Task An_open_pipe_of_the_process_is_written_to()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        var reader = new StreamReader(pipe);
        AtomicFile.Write($"/proc/self/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}", "new"u8);
        pipe.DisposeLocalCopyOfClientHandle();
        Assert.Equal("new", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_pipe_is_written_to_and_its_reader_gets_every_byte()
    {
        using var folder = new TemporaryFolder();
        Shell($"mkfifo '{folder.At("pipe")}'");
        var reader = Task.Run(() => File.ReadAllText(folder.At("pipe")));
        AtomicFile.Write(folder.At("pipe"), Encoding.UTF8.GetBytes(new string('x', 200_000)));
        Assert.Equal(200_000, (await reader).Length);
        Assert.Equal("fifo", Shell($"stat -c %F '{folder.At("pipe")}'").Trim());
    }

    private static string Shell(string line)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", line]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
