namespace Clearance.Gate;

/// <summary>Kleene's three values, in rising order of truth: and is the least, or the greatest.</summary>
public enum Truth
{
    False,
    Unknown,
    True,
}
