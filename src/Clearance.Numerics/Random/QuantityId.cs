using System.Text;

namespace Clearance.Numerics.Random;

/// <summary>Names a random quantity by a number that depends on its name alone, so adding a quantity moves no other draw.</summary>
public static class QuantityId
{
    // Names are short; a longer one is hashed from memory of its own.
    private const int MostOctets = 128;

    /// <summary>The 32-bit FNV-1a hash of the UTF-8 name (Fowler, Noll, Vo; draft-eastlake-fnv).</summary>
    public static uint Of(string name)
    {
        uint hash = 2166136261;
        Span<byte> octets = stackalloc byte[MostOctets];
        if (!Encoding.UTF8.TryGetBytes(name, octets, out int length))
        {
            octets = Encoding.UTF8.GetBytes(name);
            length = octets.Length;
        }

        foreach (byte octet in octets[..length])
        {
            hash = unchecked((hash ^ octet) * 16777619);
        }

        return hash;
    }
}
