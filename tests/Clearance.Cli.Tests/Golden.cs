namespace Clearance.Testing;

/// <summary>
/// Text files that a person has read and found right. To renew them after a wanted change, run the tests with
/// CLEARANCE_RENEW_GOLDEN=1 and read the difference before it is kept.
/// </summary>
internal static class Golden
{
    public static void Check(string name, string actual)
    {
        var path = Repository.At($"tests/Clearance.Cli.Tests/Golden/{name}");
        if (Environment.GetEnvironmentVariable("CLEARANCE_RENEW_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{name} does not exist; renew with CLEARANCE_RENEW_GOLDEN=1 and read it.");
        var expected = File.ReadAllText(path);
        if (expected != actual)
        {
            var (before, after) = (expected.Split('\n'), actual.Split('\n'));
            var differing = Enumerable.Range(0, Math.Max(before.Length, after.Length)).Where(i => before.ElementAtOrDefault(i) != after.ElementAtOrDefault(i)).ToArray();
            var lines = differing.Take(12).Select(i => $"{i + 1,4} - {before.ElementAtOrDefault(i)}\n     + {after.ElementAtOrDefault(i)}");
            Assert.Fail($"{name} differs in {differing.Length} lines (- reviewed, + now):\n{string.Join('\n', lines)}\nIf the change is wanted, renew with CLEARANCE_RENEW_GOLDEN=1 and read the difference.");
        }
    }
}
