using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Clearance.Forecast;

namespace Clearance.Consult;

/// <summary>
/// The kept result of <c>scripts/registry-calibration</c> (docs/forecast-calibration.csv): a line for each model and horizon. The table, the
/// picture and what stands beside every forecast are derived from it.
/// </summary>
public static class RegistryFile
{
    private const int Bins = 10;
    private static readonly string Head =
        "question,model,courses,patients,seed,population,knowledge,weeks,forecasts,within50,within80,within95,crps,crps_last_value,crps_population,crps_autoregression,chi_square,excess,excess_error,"
        + string.Join(',', Enumerable.Range(1, Bins).Select(b => $"bin{b.ToString(CultureInfo.InvariantCulture)}"));

    /// <summary>The results as text.</summary>
    public static string Write(IEnumerable<RegistryResult> results)
    {
        StringBuilder text = new(Head + "\n");
        foreach (RegistryResult r in results)
        {
            foreach (RegistryHorizon h in r.Horizons)
            {
                text.Append(CultureInfo.InvariantCulture, $"{r.Question},{r.Fault},{r.Courses},{r.Patients},{r.Seed},{r.Population},{r.Knowledge},{h.Weeks},{h.Forecasts},{h.Coverage50:0.####},{h.Coverage80:0.####},{h.Coverage95:0.####},");
                text.Append(CultureInfo.InvariantCulture, $"{h.Crps:0.####},{h.CrpsLast:0.####},{h.CrpsPopulation:0.####},{h.CrpsAutoregression:0.####},{h.ChiSquare:0.##},{h.Excess:0.####},{h.ExcessError:0.####},");
                text.Append(string.Join(',', h.Histogram.Select(n => n.ToString(CultureInfo.InvariantCulture)))).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The results of a text that <see cref="Write"/> made.</summary>
    /// <exception cref="FormatException">It is no such text: a fault of what is shipped, not of a user.</exception>
    public static ImmutableArray<RegistryResult> Read(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0].TrimEnd('\r') != Head)
        {
            throw new FormatException("The kept registry calibration has another head than this program writes.");
        }

        return
        [
            .. lines.Skip(1).Select(line => line.TrimEnd('\r').Split(','))
                .GroupBy(cells => string.Join(',', cells.Take(7)), StringComparer.Ordinal)
                .Select(group => Result(group.First(), [.. group.Select(Horizon)])),
        ];
    }

    private static RegistryResult Result(string[] cells, ImmutableArray<RegistryHorizon> horizons) => new()
    {
        Question = Enum.Parse<RegistryQuestion>(cells[0]),
        Fault = Enum.Parse<RegistryFault>(cells[1]),
        Courses = Whole(cells[2]),
        Patients = Whole(cells[3]),
        Seed = ulong.Parse(cells[4], CultureInfo.InvariantCulture),
        Population = cells[5],
        Knowledge = cells[6],
        Horizons = horizons,
    };

    private static RegistryHorizon Horizon(string[] cells) => new()
    {
        Weeks = Whole(cells[7]),
        Forecasts = Whole(cells[8]),
        Coverage50 = Number(cells[9]),
        Coverage80 = Number(cells[10]),
        Coverage95 = Number(cells[11]),
        Crps = Number(cells[12]),
        CrpsLast = Number(cells[13]),
        CrpsPopulation = Number(cells[14]),
        CrpsAutoregression = Number(cells[15]),
        ChiSquare = Number(cells[16]),
        Excess = cells[17].Length == 0 ? null : Number(cells[17]),
        ExcessError = cells[18].Length == 0 ? null : Number(cells[18]),
        Histogram = [.. cells.Skip(19).Take(Bins).Select(Whole)],
    };

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
