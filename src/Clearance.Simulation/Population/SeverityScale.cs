using Clearance.Formulary;

namespace Clearance.Simulation;

/// <summary>From regional EASI to body surface area: area score, then per cent by interpolation (docs/model.md, observation).</summary>
public sealed class SeverityScale
{
    private readonly double _exponent;
    private readonly double[] _bsaAtArea;

    /// <summary>The scale with the constants of the knowledge files.</summary>
    public SeverityScale(SkinModelFacts facts)
    {
        _exponent = facts.Central("area_exponent");
        _bsaAtArea = [.. Enumerable.Range(0, 7).Select(area => 100.0 * facts.Central($"bsa_area_{area}"))];
    }

    /// <summary>Per cent of the region's surface that is affected.</summary>
    /// <param name="regionalEasi">EASI of the region, 0 to 72 points.</param>
    public double Bsa(double regionalEasi)
    {
        double area = 6.0 * Math.Pow(Math.Clamp(regionalEasi, 0.0, 72.0) / 72.0, _exponent);
        int below = Math.Min(5, (int)area);
        return _bsaAtArea[below] + ((area - below) * (_bsaAtArea[below + 1] - _bsaAtArea[below]));
    }

    /// <summary>How much the per cent grows for one step of the area score.</summary>
    /// <param name="regionalEasi">EASI of the region, 0 to 72 points.</param>
    public double BsaPerArea(double regionalEasi)
    {
        double area = 6.0 * Math.Pow(Math.Clamp(regionalEasi, 0.0, 72.0) / 72.0, _exponent);
        int below = Math.Min(5, (int)area);
        return _bsaAtArea[below + 1] - _bsaAtArea[below];
    }
}
