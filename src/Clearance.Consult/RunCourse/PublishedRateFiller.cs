using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>Published rates of the rescue drug, in the population nearest to atopic dermatitis that the table has.</summary>
internal static class PublishedRateFiller
{
    private static readonly ImmutableArray<(string Event, string Token, string Name)> Events =
    [
        ("serious infection", "serious_infection", "Serious infection"),
        ("herpes zoster", "herpes_zoster", "Herpes zoster"),
        ("MACE", "mace", "Major cardiovascular event (not modelled)"),
        ("VTE", "vte", "Venous thromboembolism (not modelled)"),
        ("malignancy excluding NMSC", "malignancy", "Malignancy other than skin cancer (not modelled)"),
    ];

    // Nearest first.
    private static readonly ImmutableArray<string> Indications = ["AD", "psoriasis", "RA"];

    /// <summary>The rates of a drug, and placebo in atopic dermatitis beside them.</summary>
    public static ImmutableArray<PublishedRate> Fill(PublishedSafetyTable table, string drug) =>
    [
        .. Events.SelectMany(e => Rows(table, drug, e.Event).Take(2).Concat(Rows(table, "placebo", e.Event).Where(r => r.Indication == "AD").Take(1))
            .Select(row => new PublishedRate
            {
                Event = e.Token,
                Name = e.Name,
                Drug = row.Dose.Length == 0 ? row.Drug : $"{row.Drug} {row.Dose}",
                Population = row.Population.Length == 0 ? row.Indication : $"{row.Indication}: {row.Population}",
                Value = row.PerHundredPatientYears,
                Low = row.Low,
                High = row.High,
                Unit = "patients per 100 patient-years",
                Source = row.Source,
                Status = row.Status == ValueStatus.Verified ? EvidenceStatus.Verified : EvidenceStatus.Recalled,
                Note = row.Note.Length == 0 ? null : row.Note,
            })),
    ];

    private static IEnumerable<PublishedSafety> Rows(PublishedSafetyTable table, string drug, string infection)
    {
        PublishedSafety[] rows = [.. table.Rates.Where(r => r.Drug == drug && r.Event == infection)];
        string? nearest = Indications.FirstOrDefault(i => rows.Any(r => r.Indication == i));
        return rows.Where(r => r.Indication == nearest);
    }
}
