using Clearance.Formulary;
using Clearance.Numerics.Random;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>Draws of the facts that a course leaves open: sex, age, weight, kidneys, albumin, itch, severity by region.</summary>
internal sealed class PatientDraw(PopulationSpec spec, PopulationFacts facts, SeverityScale scale)
{
    private const uint MostAttempts = 2000;

    /// <summary>Covariates of a patient, as pharmacokinetics wants them.</summary>
    public PatientCovariates Covariates(uint patient)
    {
        bool isFemale = spec.IsFemale ?? Uniform("sex", patient) < facts.Shares["sex"]["female"].Internal;
        double weight = spec.WeightKg ?? (spec.WeightFactor * Quantity(isFemale ? "weight_female" : "weight_male", patient));
        double renalShift = Normal("renal_function", patient, 0);
        string? race = spec.Race ?? Level("race", patient);
        return new PatientCovariates
        {
            WeightKg = weight,
            AgeYears = spec.AgeYears ?? Quantity("age", patient),
            CreatinineClearance = spec.CreatinineClearance ?? Moved("renal_function", renalShift),
            Egfr = Moved("egfr", renalShift),
            AlbuminGramsPerLitre = Quantity("albumin", patient),
            Sex = isFemale ? "female" : null,
            Race = race == "white" ? null : race,
            Disease = "ad",
            Dosing = "repeated",
        };
    }

    /// <summary>Untreated weekly peak pruritus NRS, points.</summary>
    public double Itch(uint patient) => spec.ItchNrs ?? Quantity("peak_itch", patient);

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

    private double Quantity(string name, uint patient)
    {
        PopulationQuantity quantity = facts.Quantities[name];
        RandomStream stream = new(spec.Seed, $"population/{name}");
        for (uint attempt = 0; attempt < MostAttempts; attempt++)
        {
            double value = PriorSampler.Sample(quantity.Prior, stream, patient, attempt);
            if (!(value < quantity.Low) && !(value > quantity.High))
            {
                return value;
            }
        }

        return quantity.Central.Internal;
    }

    // Several quantities moved by one draw (creatinine clearance and eGFR), kept within their limits.
    private double Moved(string name, double shift)
    {
        PopulationQuantity quantity = facts.Quantities[name];
        double value = quantity.Prior is Prior.LogNormal prior ? prior.Median * Math.Exp(prior.Sd * shift) : quantity.Central.Internal;
        return Math.Clamp(value, quantity.Low ?? double.NegativeInfinity, quantity.High ?? double.PositiveInfinity);
    }

    private string? Level(string name, uint patient)
    {
        double u = Uniform(name, patient);
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

    private double Uniform(string name, uint patient) => new RandomStream(spec.Seed, $"population/{name}").Uniform(patient, 0);

    private double Normal(string name, uint patient, uint index) => new RandomStream(spec.Seed, $"population/{name}").Normal(patient, index);
}
