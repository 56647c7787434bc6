using Clearance.Formulary;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation.Tests;

public sealed class PatientDrawTests
{
    private static readonly SeverityScale Scale = new(Shipped.Formulary.Skin);

    [Fact]
    public void Untreated_body_surface_lies_in_the_window_asked_for()
    {
        PopulationSpec spec = new() { Patients = 256, Seed = 1, Drugs = [], UntreatedBsa = (70.0, 80.0), UntreatedEasi = (0.0, 72.0) };
        VirtualPopulation population = VirtualPopulation.Draw(spec, Shipped.Formulary, 2);
        for (int p = 0; p < 256; p++)
        {
            if (population.Status(p) != PatientStatus.Simulated)
            {
                continue;
            }

            ReadOnlySpan<double> columns = population.Columns(p / 8);
            double bsa = 0.0;
            for (int r = 0; r < 4; r++)
            {
                bsa += EasiWeights.Adult[r] * Scale.Bsa(72.0 * (1.0 - columns[((PatientColumn.EasiRest + r) * 8) + (p % 8)]));
            }

            Assert.InRange(bsa, 69.0, 80.0);
        }
    }

    [Fact]
    public void A_window_that_cannot_be_met_is_told_of_every_patient()
    {
        PopulationSpec spec = new() { Patients = 16, Seed = 1, Drugs = [], UntreatedBsa = (99.99, 99.991), UntreatedEasi = (0.0, 1.0) };
        VirtualPopulation population = VirtualPopulation.Draw(spec, Shipped.Formulary, 2);
        Assert.All(Enumerable.Range(0, 16), p => Assert.Equal(PatientStatus.SeverityNotMet, population.Status(p)));
    }

    [Fact]
    public void Covariates_lie_within_their_limits_and_what_is_known_is_kept()
    {
        PopulationFacts facts = Shipped.Formulary.Population;
        VirtualPopulation population = Shipped.Population(512);
        for (int p = 0; p < 512; p++)
        {
            PatientCovariates c = population.Covariates(p);
            PopulationQuantity weight = facts.Quantities[c.Sex == "female" ? "weight_female" : "weight_male"];
            Assert.InRange(c.WeightKg!.Value, weight.Low!.Value, weight.High!.Value);
            Assert.InRange(c.AgeYears!.Value, facts.Quantities["age"].Low!.Value, facts.Quantities["age"].High!.Value);
            Assert.InRange(c.CreatinineClearance!.Value, facts.Quantities["renal_function"].Low!.Value, facts.Quantities["renal_function"].High!.Value);
        }

        PopulationSpec known = new() { Patients = 8, Seed = 1, Drugs = [], AgeYears = 35.0, IsFemale = false, WeightKg = 81.5, CreatinineClearance = 77.0 };
        VirtualPopulation stated = VirtualPopulation.Draw(known, Shipped.Formulary, 1);
        Assert.All(Enumerable.Range(0, 8), p => Assert.Equal(
            (35.0, 81.5, 77.0, null),
            (stated.Covariates(p).AgeYears, stated.Covariates(p).WeightKg, stated.Covariates(p).CreatinineClearance, stated.Covariates(p).Sex)));
    }

    [Fact]
    public void The_first_patients_are_the_same_whatever_their_number_and_the_threads()
    {
        PopulationSpec few = new() { Patients = 256, Seed = 5, Drugs = ["dupilumab", "tofacitinib"] };
        VirtualPopulation small = VirtualPopulation.Draw(few, Shipped.Formulary, 1);
        VirtualPopulation large = VirtualPopulation.Draw(few with { Patients = 512 }, Shipped.Formulary, 3);
        for (int block = 0; block < 32; block++)
        {
            Assert.Equal(small.Columns(block).ToArray(), large.Columns(block).ToArray());
            foreach (string drug in few.Drugs)
            {
                Assert.Equal(small.Drugs[drug].Individual(block).ToArray(), large.Drugs[drug].Individual(block).ToArray());
                Assert.Equal(small.Drugs[drug].Potency(block).ToArray(), large.Drugs[drug].Potency(block).ToArray());
            }
        }
    }

    [Fact]
    public void Body_surface_rises_with_regional_easi_through_the_area_scores()
    {
        Assert.Equal(0.0, Scale.Bsa(0.0));
        Assert.Equal(Scale.Bsa(72.0), Scale.Bsa(80.0));
        double[] bsa = [.. Enumerable.Range(0, 721).Select(i => Scale.Bsa(0.1 * i))];
        Assert.Equal(bsa.Order(), bsa);

        // At the EASI of each area score the surface is the one the knowledge file gives.
        SkinModelFacts facts = Shipped.Formulary.Skin;
        for (int area = 0; area <= 6; area++)
        {
            double easi = 72.0 * Math.Pow(area / 6.0, 1.0 / facts.Central("area_exponent"));
            Assert.Equal(100.0 * facts.Central($"bsa_area_{area}"), Scale.Bsa(easi), 1e-6);
        }
    }

    [Fact]
    public void Potencies_of_the_draws_fill_the_published_90_percent_range()
    {
        VirtualPopulation population = VirtualPopulation.Draw(
            new PopulationSpec { Patients = 2048, PriorDraws = 2048, Seed = 5, Drugs = ["tofacitinib"] }, Shipped.Formulary, 2);
        foreach ((PotencyClass receptorClass, JakPotency published) in Shipped.Formulary.Drugs["tofacitinib"].Potencies)
        {
            double[] ic50 = [.. Enumerable.Range(0, 2048).Select(p => 1.0 / population.Drugs["tofacitinib"].Potency(p / 8)[((int)receptorClass * 8) + (p % 8)]).Order()];
            Assert.InRange(ic50[1024] / published.Median.Internal, 0.94, 1.06);

            // The range need not lie evenly around the median: its width is what is drawn.
            double width = Math.Log(ic50[1945] / ic50[102]);
            Assert.InRange(width / Math.Log(published.High90.Internal / published.Low90.Internal), 0.93, 1.07);
        }
    }

    [Fact]
    public void Base_hazards_rise_with_age_and_women_have_more_zoster()
    {
        ModelDraw model = ModelDraw.Central(Shipped.Formulary);
        double[] Of(double age, string? sex)
        {
            double[] block = new double[PatientColumn.Count * 8];
            HazardColumns.Write(block, 0, model, new PatientCovariates { AgeYears = age, Sex = sex });
            return [block[PatientColumn.ZosterBase * 8], block[PatientColumn.SeriousBase * 8], block[PatientColumn.HerpeticumBase * 8]];
        }

        double reference = model["age_reference"];
        double[] man = Of(reference, null), woman = Of(reference, "female"), older = Of(reference + 10.0, null);
        Assert.Equal(model["h_female"], woman[0] / man[0], 1e-12);
        Assert.Equal(model["lambda_HZ"], Math.Sqrt(woman[0] * man[0]), 1e-15);
        Assert.Equal(model["h_age_HZ"], older[0] / man[0], 1e-12);
        Assert.Equal(model["h_age_SI"], older[1] / man[1], 1e-12);
        Assert.Equal(model["lambda_EH"], older[2]);
    }
}
