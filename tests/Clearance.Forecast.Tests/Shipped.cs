using Clearance.Formulary;

namespace Clearance.Forecast.Tests;

/// <summary>The shipped knowledge.</summary>
internal static class Shipped
{
    private static readonly Lazy<DrugFormulary> Read = new(static () => DrugFormulary.Load(Repository.At("knowledge")).Value!);

    public static DrugFormulary Formulary => Read.Value;
}
