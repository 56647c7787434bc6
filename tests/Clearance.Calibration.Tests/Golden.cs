namespace Clearance.Testing;

/// <summary>
/// Text files that a person has read and found right. To renew them after a wanted change, run the tests with
/// CLEARANCE_RENEW_GOLDEN=1 and read the difference before it is kept.
/// </summary>
internal static class Golden
{
    public static void Check(string name, string actual)
    {
        string path = Repository.At($"tests/Clearance.Calibration.Tests/Golden/{name}");
        if (Environment.GetEnvironmentVariable("CLEARANCE_RENEW_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{name} does not exist; renew with CLEARANCE_RENEW_GOLDEN=1 and read it.");
        string[] before = File.ReadAllLines(path), after = actual.Split('\n');
        int[] differing = [.. Enumerable.Range(0, before.Length).Where(i => before[i] != after.ElementAtOrDefault(i))];
        Assert.True(differing.Length == 0 && before.Length == after.Length - 1, string.Join('\n', differing.Take(10).Select(i => $"{i + 1} - {before[i]}\n  + {after.ElementAtOrDefault(i)}")));
    }
}
