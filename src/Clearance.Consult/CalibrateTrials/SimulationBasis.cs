using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Clearance.Consult;

/// <summary>
/// Names what the simulations of a calibration depend on beside their place, for its checkpoint. What a calibration itself writes has no part in
/// it, so that a checkpoint still serves after its posterior was put in place. A program that computes otherwise is noticed by the calibration.
/// </summary>
internal static class SimulationBasis
{
    private static readonly string[] Idle = ["exposures/", "facts/", "models/", "rules/", "population/posterior.", "population/leave-one-out."];

    /// <summary>The basis as text.</summary>
    public static string Of(string knowledgeFolder, ulong seed, int patients)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string full, string name) in Directory.GetFiles(knowledgeFolder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".csv")
            .Select(file => (file, Path.GetRelativePath(knowledgeFolder, file).Replace('\\', '/')))
            .Where(file => !Idle.Any(start => file.Item2.StartsWith(start, StringComparison.Ordinal)))
            .OrderBy(file => file.Item2, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(full)));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(hash.GetHashAndReset())}|{seed}|{patients}");
    }
}
