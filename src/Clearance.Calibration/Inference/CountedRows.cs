using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>Rows of the trial tables as the likelihood counts them.</summary>
/// <remarks>
/// A row counts when it can be simulated. Verified rows have weight 1; recalled ones the weight of the settings, or 0 when only verified rows are asked for. Never
/// counted: a single patient, so that no published case is ever fitted; and trials of limited disease, for which the candidates hold few
/// patients and mean per cent changes of small scores run away (one such row alone made the likelihood jump by 80).
/// </remarks>
public sealed record CountedRows(ImmutableArray<TrialRow> Rows, ImmutableArray<ObservedRow> Observed)
{
    private const double WholeBody = 100.0;

    /// <summary>Number of rows with a weight.</summary>
    public int Count => Observed.Count(row => row.Weight > 0.0);

    /// <summary>Hash over what counts.</summary>
    public string Hash
    {
        get
        {
            StringBuilder text = new();
            foreach ((TrialRow row, ObservedRow observed) in Rows.Zip(Observed).Where(pair => pair.Second.Weight > 0.0))
            {
                text.Append(CultureInfo.InvariantCulture, $"{row.Trial}|{row.Arm}|{row.Endpoint}|{row.Week}|{row.Value}|{observed}\n");
            }

            return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))}";
        }
    }

    /// <summary>Chooses and weighs rows.</summary>
    /// <param name="rows">Rows of both tables.</param>
    /// <param name="withRecalled">Whether recalled rows count, by the weight of the settings.</param>
    /// <param name="settings">Spreads for means without standard error.</param>
    public static CountedRows Of(IEnumerable<TrialRow> rows, bool withRecalled, CalibrationFacts settings)
    {
        ImmutableArray<TrialRow> usable = [.. rows.Where(row => row.Statement is not null && row.Value is not null && row.Patients is not 1)];
        return new CountedRows(usable, [.. usable.Select(row => Counted(row, withRecalled, settings))]);
    }

    private static ObservedRow Counted(TrialRow row, bool withRecalled, CalibrationFacts settings)
    {
        Measure measure = row.Statement!.Measure;
        double patients = row.Patients ?? settings["unknown_patients"];
        double value = row.Value!.Value;
        double weight = row.Statement.Entry.MostBsa < WholeBody ? 0.0 : row.Status == ValueStatus.Verified ? 1.0 : withRecalled ? settings["recalled_weight"] : 0.0;
        ObservedRow observed = new() { Trial = row.Trial, Arm = row.Arm, IsShare = measure.IsShare, Value = value / 100.0, Patients = patients, Weight = weight };
        if (measure.IsShare)
        {
            return observed with { Shift = measure is Measure.Flare or Measure.ItchRise or Measure.IgaFour ? -1.0 : 1.0 };
        }

        return observed with
        {
            Value = value,
            StandardError = MeanSpread.StandardError(row, row.Statement, value, patients, settings),
            Shift = MeanSpread.Of(measure, value, settings).Shift,
        };
    }
}
