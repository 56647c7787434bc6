using Clearance.Consult;

namespace Clearance.Report;

/// <summary>The self-contained page of a forecast.</summary>
public static class ForecastReport
{
    /// <summary>The page as UTF-8 bytes.</summary>
    public static byte[] ToBytes(ForecastResult result) => ForecastJson.ToBytes(result);
}
