using System.Collections.Immutable;
using System.Globalization;
using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>Everything the course leaves open and the program fills or draws, shown as assumed.</summary>
internal static class AssumptionFiller
{
    /// <summary>Assumptions of the resolution, then what is drawn from the population, then what the model itself assumes.</summary>
    public static ImmutableArray<AssumptionEntry> Fill(RunSimulation run, DrugFormulary formulary)
    {
        Clearance.Course.Patient? patient = run.Resolved.Course.Patient;
        IEnumerable<AssumptionEntry> resolved = run.Resolved.Assumptions.Select(a => new AssumptionEntry
        {
            What = a.What,
            Value = a.Value,
            Unit = a.Unit.Length == 0 ? null : a.Unit,
            Why = a.Why,
            Source = Cite(formulary, a.Source),
            Status = StatusWords.Of(a.Status),
        });
        List<AssumptionEntry> drawn = [];
        void Draw(bool isOpen, string quantity, string what)
        {
            if (isOpen)
            {
                PopulationQuantity q = formulary.Population.Quantities[quantity];
                drawn.Add(new AssumptionEntry
                {
                    What = what,
                    Value = Distribution(q),
                    Unit = q.Central.Unit,
                    Why = "not stated; drawn for each virtual patient from the adult population",
                    Source = Cite(formulary, q.Central.Source),
                    Status = StatusWords.Of(q.Central.Status),
                });
            }
        }

        void Share(bool isOpen, string fact)
        {
            if (isOpen)
            {
                ImmutableSortedDictionary<string, SourcedValue> shares = formulary.Population.Shares[fact];
                drawn.Add(new AssumptionEntry
                {
                    What = fact,
                    Value = string.Join(", ", shares.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {100.0 * s.Value.Internal:0}%"))),
                    Unit = null,
                    Why = "not stated; drawn for each virtual patient from the adult population",
                    Source = Cite(formulary, string.Join(", ", shares.Values.Select(s => s.Source).Distinct(StringComparer.Ordinal))),
                    Status = StatusWords.Of(shares.Values.Max(s => s.Status)),
                });
            }
        }

        bool isFemale = patient?.Sex?.Value == Clearance.Course.Sex.Female;
        Draw(patient?.AgeYears is null, "age", "age");
        Draw(patient?.WeightKg is null, isFemale ? "weight_female" : "weight_male", "body weight");
        Draw(patient?.RenalFunction is null, "renal_function", "creatinine clearance");
        Draw(true, "albumin", "serum albumin");
        Share(patient?.Sex is null, "sex");
        Share(true, "race");
        Draw(StartScore.Of(run.Resolved, Clearance.Course.ScoreKind.PpNrs) is null, "peak_itch", "peak itch before treatment");
        RandomEffect regions = formulary.Skin.RandomEffects.Single(e => e.Symbol == "s" && e.Level == EffectLevel.Region);
        drawn.Add(new AssumptionEntry
        {
            What = "regional EASI before treatment",
            Value = $"one level a patient, regions around it (SD {Spread(run, regions)} on the logit of EASI/72)",
            Unit = null,
            Why = $"not stated; kept when the body surface lies within {RunSimulation.BsaMargin} points of the stated one (after a half-year of the patient's own triggers within {RunSimulation.EnrolmentMargin})",
            Source = run.Population.Spec.Draws is null ? Cite(formulary, regions.Sd.Source) : "knowledge/population/posterior.yaml",
            Status = run.Population.Spec.Draws is null ? StatusWords.Of(regions.Sd.Status) : EvidenceStatus.Inferred,
        });
        drawn.Add(new AssumptionEntry
        {
            What = "adherence",
            Value = "all doses and applications taken",
            Unit = null,
            Why = "not stated",
            Source = Cite(formulary, formulary.Population.Quantities["adherence"].Central.Source),
            Status = EvidenceStatus.Assumption,
        });
        drawn.Add(PopulationBasis.Assumption(formulary, run.Population.Spec));
        return [.. resolved, .. drawn];
    }

    /// <summary>The citation behind a source key or a list of keys; the key itself when it stands for no text.</summary>
    public static string Cite(DrugFormulary formulary, string keys) => string.Join("; ", keys
        .Split(", ", StringSplitOptions.RemoveEmptyEntries)
        .Select(key => key == "HOUSE" ? "this project's choice" : formulary.Sources.TryGetValue(key, out Source? source) ? source.Cite : key));

    // Draws of the typical values have a spread each; without them it stands as the knowledge gives it.
    private static string Spread(RunSimulation run, RandomEffect effect)
    {
        if (run.Population.Spec.Draws is not { } draws)
        {
            return effect.Sd.Internal.ToString("0.##", CultureInfo.InvariantCulture);
        }

        Interval over = Interval90.Of(draws.Select(d => d[effect.Name]));
        return string.Create(CultureInfo.InvariantCulture, $"{over.Median:0.##}, {over.Low:0.##} to {over.High:0.##} over the draws,");
    }

    private static string Distribution(PopulationQuantity quantity)
    {
        string central = quantity.Central.Value.ToString("0.###", CultureInfo.InvariantCulture);
        string limits = quantity.Low is { } low && quantity.High is { } high
            ? string.Create(CultureInfo.InvariantCulture, $", kept within {low:0.##} to {high:0.##}")
            : string.Empty;
        return quantity.Prior switch
        {
            Prior.LogNormal p => string.Create(CultureInfo.InvariantCulture, $"log-normal, median {central}, SD of the logarithm {p.Sd:0.##}{limits}"),
            Prior.Normal p => string.Create(CultureInfo.InvariantCulture, $"normal, mean {central}, SD {p.Sd:0.##}{limits}"),
            Prior.LogitNormal p => string.Create(CultureInfo.InvariantCulture, $"logit-normal, median {central}, SD {p.Sd:0.##}{limits}"),
            _ => central,
        };
    }
}
