using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Clearance.Calibration;

/// <summary>
/// Every simulation of a calibration by the bytes of its coordinates. Everything else a calibration does is a function of these,
/// so a stopped one is resumed by doing it again with the answers at hand. Written whole or not at all.
/// </summary>
internal sealed class EvaluationStore
{
    private const uint Magic = 0x31_4C_56_45;
    private readonly ConcurrentDictionary<string, double[]> _kept = new(StringComparer.Ordinal);
    private readonly string? _path;
    private readonly byte[] _basis;
    private readonly Lock _writing = new();

    private EvaluationStore(string? path, string basis) => (_path, _basis) = (path, SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(basis)));

    /// <summary>Simulations kept.</summary>
    public int Count => _kept.Count;

    /// <summary>Opens a store.</summary>
    /// <param name="path">File; null keeps everything in memory only.</param>
    /// <param name="basis">What the simulations depend on beside the coordinates; a file with another basis is not used.</param>
    /// <param name="resume">Whether to read what is there.</param>
    public static EvaluationStore Open(string? path, string basis, bool resume)
    {
        EvaluationStore store = new(path, basis);
        if (resume && path is not null && File.Exists(path))
        {
            store.Read(path);
        }

        return store;
    }

    /// <summary>The predictions of a place; an empty array where nobody can live; null when it has not been simulated.</summary>
    public double[]? Find(double[] z) => _kept.GetValueOrDefault(Key(z));

    /// <summary>Keeps the predictions of a place.</summary>
    public void Keep(double[] z, double[]? predictions) => _kept[Key(z)] = predictions ?? [];

    /// <summary>Forgets everything.</summary>
    public void Clear() => _kept.Clear();

    /// <summary>Writes everything kept to a file beside the target and renames it over the target.</summary>
    public void Save()
    {
        if (_path is null)
        {
            return;
        }

        lock (_writing)
        {
            string partial = $"{_path}.{Environment.ProcessId}.partial";
            using (BinaryWriter writer = new(File.Create(partial)))
            {
                writer.Write(Magic);
                writer.Write(_basis);
                KeyValuePair<string, double[]>[] kept = [.. _kept.OrderBy(e => e.Key, StringComparer.Ordinal)];
                writer.Write(kept.Length);
                foreach ((string key, double[] predictions) in kept)
                {
                    writer.Write(Convert.FromHexString(key));
                    writer.Write(predictions.Length);
                    writer.Write(MemoryMarshal.AsBytes(predictions.AsSpan()));
                }
            }

            File.Move(partial, _path, overwrite: true);
        }
    }

    private void Read(string path)
    {
        using BinaryReader reader = new(File.OpenRead(path));
        if (reader.BaseStream.Length < 40 || reader.ReadUInt32() != Magic || !reader.ReadBytes(32).AsSpan().SequenceEqual(_basis))
        {
            return;
        }

        int count = reader.ReadInt32();
        for (int i = 0; i < count; i++)
        {
            string key = Convert.ToHexString(reader.ReadBytes(32));
            double[] predictions = new double[reader.ReadInt32()];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(predictions.AsSpan()));
            _kept[key] = predictions;
        }
    }

    private static string Key(double[] z) => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(z.AsSpan())));
}
