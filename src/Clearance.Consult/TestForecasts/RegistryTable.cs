using System.Globalization;
using System.Text;
using Clearance.Forecast;

namespace Clearance.Consult;

/// <summary>The results of a simulated registry as a table in Markdown.</summary>
public static class RegistryTable
{
    /// <summary>A row for each model and horizon.</summary>
    public static string Of(IReadOnlyList<RegistryResult> results)
    {
        StringBuilder text = new();
        string[] bases = [.. results.Select(r => string.Create(CultureInfo.InvariantCulture, $"{(r.Population == "calibrated" ? "calibrated population" : "typical values from the priors")}, seed {r.Seed}, {r.Patients} virtual patients a forecast")).Distinct(StringComparer.Ordinal)];
        text.Append(string.Join("; ", bases) is { Length: > 0 } basis ? $"{char.ToUpperInvariant(basis[0])}{basis[1..]}.\n\n" : string.Empty);
        text.Append("| forecast made | model | courses | weeks ahead | within 50% | within 80% | within 95% | CRPS | last value | population | AR(1) | χ² (9) | worse than the right model (SE) | |\n");
        text.Append("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|\n");
        foreach (RegistryResult r in results)
        {
            foreach (RegistryHorizon h in r.Horizons)
            {
                string excess = h.Excess is { } e && h.ExcessError is { } se ? string.Create(CultureInfo.InvariantCulture, $"{e:0.00} ({se:0.00})") : string.Empty;
                text.Append(CultureInfo.InvariantCulture, $"| {r.When} | {r.Model} | {r.Courses} | {h.Weeks} | {100.0 * h.Coverage50:0.0}% | {100.0 * h.Coverage80:0.0}% | {100.0 * h.Coverage95:0.0}% | {h.Crps:0.00} | {h.CrpsLast:0.00} | {h.CrpsPopulation:0.00} | {h.CrpsAutoregression:0.00} | {h.ChiSquare:0.0} | {excess} | {r.Verdict(h)} |\n");
            }
        }

        return text.ToString();
    }
}
