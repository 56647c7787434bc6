using System.Text;

namespace Clearance.Numerics.Random;

/// <summary>Names a random quantity by a number that depends on its name alone, so adding a quantity moves no other draw.</summary>
public static class QuantityId
{
    /// <summary>The 32-bit FNV-1a hash of the UTF-8 name (Fowler, Noll, Vo; draft-eastlake-fnv).</summary>
    public static uint Of(string name)
    {
        uint hash = 2166136261;
        foreach (byte octet in Encoding.UTF8.GetBytes(name))
        {
            hash = unchecked((hash ^ octet) * 16777619);
        }

        return hash;
    }
}
