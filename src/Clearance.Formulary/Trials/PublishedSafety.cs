using System.Collections.Immutable;
using System.Globalization;
using Clearance.Course;
using CsvHelper;

namespace Clearance.Formulary;

/// <summary>A published rate of an adverse event, as the safety table gives it.</summary>
/// <param name="Drug">Drug, or placebo.</param>
/// <param name="Dose">Dose in words; empty when pooled.</param>
/// <param name="Indication">Disease of the people counted.</param>
/// <param name="Population">Who they were.</param>
/// <param name="Event">The event, in the table's words.</param>
/// <param name="PerHundredPatientYears">Patients with the event per 100 patient-years.</param>
/// <param name="Low">Lower end of the published interval, or null.</param>
/// <param name="High">Upper end, or null.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Status">How far it was checked.</param>
/// <param name="Note">A caveat; empty when none.</param>
public sealed record PublishedSafety(
    string Drug, string Dose, string Indication, string Population, string Event, double PerHundredPatientYears, double? Low, double? High, string Source, ValueStatus Status, string Note)
{
    private const string File = "trials/safety.csv";
    private const string RateUnit = "patients per 100 PY";

    /// <summary>Reads the rates per 100 patient-years of the safety table; ratios and proportions are left out.</summary>
    /// <param name="knowledgeDirectory">The knowledge folder.</param>
    public static Reading<PublishedSafetyTable> Load(string knowledgeDirectory)
    {
        string path = Path.Combine(knowledgeDirectory, File);
        if (!System.IO.File.Exists(path))
        {
            return new(null, [new Issue("knowledge.missing", IssueSeverity.Error, SourcePlace.WholeFile(path), "The safety table is missing.", "Restore knowledge/trials/safety.csv.")]);
        }

        using CsvReader csv = CsvReader.FromFile(path, new CsvReaderOptions(), FileOptions.SequentialScan);
        ImmutableArray<PublishedSafety>.Builder rates = ImmutableArray.CreateBuilder<PublishedSafety>();
        csv.ReadHeader();
        while (csv.Read())
        {
            if (csv.GetString("unit") != RateUnit || Number(csv, "value") is not { } value)
            {
                continue;
            }

            rates.Add(new PublishedSafety(
                Text(csv, "drug"),
                Text(csv, "dose"),
                Text(csv, "indication"),
                Text(csv, "population"),
                Text(csv, "event"),
                value,
                Number(csv, "ci_low"),
                Number(csv, "ci_high"),
                Text(csv, "source"),
                Text(csv, "status") == "verified" ? ValueStatus.Verified : ValueStatus.Recalled,
                Text(csv, "note")));
        }

        return new(new PublishedSafetyTable(rates.ToImmutable()), []);
    }

    private static string Text(CsvReader csv, string column) => csv.GetString(column).Trim();

    private static double? Number(CsvReader csv, string column) =>
        double.TryParse(csv.GetString(column), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
}

/// <summary>The rates of the safety table.</summary>
/// <param name="Rates">In the order of the table.</param>
public sealed record PublishedSafetyTable(ImmutableArray<PublishedSafety> Rates);
