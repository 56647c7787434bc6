using Clearance.Formulary;
using Clearance.Numerics.Random;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>Draws of the facts that a course leaves open: sex, age, weight, kidneys, albumin, itch, severity by region.</summary>
internal sealed class PatientDraw(PopulationSpec spec, PopulationFacts facts, SeverityScale scale)
{
    private const uint MostAttempts = 2000;

    /// <summary>Covariates of a patient, as pharmacokinetics wants them.</summary>
    public PatientCovariates Covariates(uint patient) => Covariates(new PatientNumbers.Counted(spec.Seed, patient));

    /// <summary>Covariates of the patient behind some random numbers.</summary>
    public PatientCovariates Covariates(PatientNumbers numbers)
    {
        bool isFemale = spec.IsFemale ?? numbers.Uniform("sex") < facts.Shares["sex"]["female"].Internal;
        double Quantity(string name) => numbers.Quantity(facts.Quantities[name]);
        double weight = spec.WeightKg ?? (spec.WeightFactor * Quantity(isFemale ? "weight_female" : "weight_male"));
        double renalShift = numbers.Normal("renal_function");
        string? race = spec.Race ?? Level("race", numbers);
        return new PatientCovariates
        {
            WeightKg = weight,
            AgeYears = spec.AgeYears ?? Quantity("age"),
            CreatinineClearance = spec.CreatinineClearance ?? Moved("renal_function", renalShift),
            Egfr = Moved("egfr", renalShift),
            AlbuminGramsPerLitre = Quantity("albumin"),
            Sex = isFemale ? "female" : null,
            Race = race == "white" ? null : race,
            Disease = "ad",
            Dosing = "repeated",
        };
    }

    /// <summary>Untreated weekly peak pruritus NRS, points.</summary>
    public double Itch(uint patient) => Itch(new PatientNumbers.Counted(spec.Seed, patient));

    /// <summary>Untreated weekly peak pruritus NRS of the patient behind some random numbers.</summary>
    public double Itch(PatientNumbers numbers) => spec.ItchNrs ?? numbers.Quantity(facts.Quantities["peak_itch"]);

    /// <summary>Untreated EASI_r/72 by region of the patient behind some random numbers, whatever severity the course states.</summary>
    public void Severity(PatientNumbers numbers, ReadOnlySpan<double> shifts, Span<double> severity)
    {
        Prior.LogitNormal prior = (Prior.LogitNormal)facts.Quantities["easi_share"].Prior;
        double level = PriorSampler.Logit(prior.Median) + (prior.Sd * numbers.Normal("easi_share"));
        for (int r = 0; r < BlockLayout.Regions; r++)
        {
            severity[r] = PriorSampler.Logistic(level + shifts[r]);
        }
    }

    /// <summary>
    /// Untreated EASI_r/72 by region: a patient level drawn until BSA and EASI lie where the course says. When no attempt
    /// does, the last one stands and the patient is marked.
    /// </summary>
    /// <param name="patient">Number of the patient.</param>
    /// <param name="shifts">Regional shifts on the logit scale.</param>
    /// <param name="severity">Receives EASI_r/72.</param>
    /// <returns>Whether the wanted severity was met.</returns>
    public bool Severity(uint patient, ReadOnlySpan<double> shifts, Span<double> severity)
    {
        PopulationQuantity level = facts.Quantities["easi_share"];
        Prior.LogitNormal prior = (Prior.LogitNormal)level.Prior;
        for (uint attempt = 0; attempt < MostAttempts; attempt++)
        {
            double logit = PriorSampler.Logit(prior.Median) + (prior.Sd * Normal("easi_share", patient, attempt));
            double easi = 0.0;
            double bsa = 0.0;
            for (int r = 0; r < BlockLayout.Regions; r++)
            {
                severity[r] = PriorSampler.Logistic(logit + shifts[r]);
                easi += EasiWeights.Adult[r] * 72.0 * severity[r];
                bsa += EasiWeights.Adult[r] * scale.Bsa(72.0 * severity[r]);
            }

            if (easi >= spec.UntreatedEasi.Low && easi <= spec.UntreatedEasi.High
                && bsa >= spec.UntreatedBsa.Low && bsa <= spec.UntreatedBsa.High)
            {
                return true;
            }
        }

        return false;
    }

    // Several quantities moved by one draw (creatinine clearance and eGFR), kept within their limits.
    private double Moved(string name, double shift)
    {
        PopulationQuantity quantity = facts.Quantities[name];
        double value = quantity.Prior is Prior.LogNormal prior ? prior.Median * Math.Exp(prior.Sd * shift) : quantity.Central.Internal;
        return Math.Clamp(value, quantity.Low ?? double.NegativeInfinity, quantity.High ?? double.PositiveInfinity);
    }

    private string? Level(string name, PatientNumbers numbers)
    {
        double u = numbers.Uniform(name);
        foreach ((string level, SourcedValue share) in facts.Shares[name])
        {
            u -= share.Internal;
            if (u < 0.0)
            {
                return level;
            }
        }

        return null;
    }

    private double Normal(string name, uint patient, uint index) => new RandomStream(spec.Seed, $"population/{name}").Normal(patient, index);
}
