using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation.Tests;

public sealed class BlockadeTableTests
{
    private static readonly SystemicTreatment Steady = Shipped.Given("tofacitinib", 5.0, 0.5, 0.0, 60.0);

    /// <summary>
    /// Tofacitinib 5 mg twice daily in the typical patient of the recommended model at the median working potency: mean and
    /// peak inhibition in per cent as the curated working set states them for its own check (37 and 66, 19 and 40, 21 and 44).
    /// </summary>
    [Theory]
    [InlineData(SkinSignal.Il4AtTCells, 37.0, 66.0)]
    [InlineData(SkinSignal.GammaChain, 37.0, 66.0)]
    [InlineData(SkinSignal.Il31, 19.0, 40.0)]
    [InlineData(SkinSignal.Il22, 21.0, 44.0)]
    public void Tofacitinib_5_mg_twice_daily_blocks_what_the_working_set_states(SkinSignal signal, double mean, double peak)
    {
        VirtualPopulation population = Shipped.Population(8, "tofacitinib");
        DrugBlocks drug = population.Drugs["tofacitinib"];
        drug.Model.Typical(new PatientCovariates { Disease = "ad", Dosing = "repeated" }, drug.Individual(0), 0, 8);
        foreach ((PotencyClass receptorClass, JakPotency published) in drug.Drug.Potencies)
        {
            drug.Potency(0)[(int)receptorClass * 8] = 1.0 / published.Median.Internal;
        }

        BlockadeTable table = new(population, Shipped.Formulary.Signalling, null, Steady, 50);
        DayBlockade jak = Of(table, signal, 0, 0.0, Il13Reading.ReceptorBiology, false).Jak;
        Assert.InRange(100.0 * jak.Mean, mean - 2.0, mean + 2.0);
        Assert.InRange(100.0 * jak.Peak, peak - 3.0, peak + 3.0);
    }

    [Fact]
    public void Mean_peak_and_trough_are_those_of_the_concentration_sampled_every_minute()
    {
        VirtualPopulation population = Shipped.Population(24, "tofacitinib", "dupilumab");
        BlockadeTable table = new(population, Shipped.Formulary.Signalling, "dupilumab", Steady, 50);
        for (int patient = 0; patient < 24; patient++)
        {
            double[] nanomolar = Minutes(population, patient, 50);
            foreach (bool inSkin in new[] { false, true })
            {
                foreach (SkinSignal signal in Enum.GetValues<SkinSignal>())
                {
                    SignalBlockade blockade = Of(table, signal, patient, 60.0, Il13Reading.Authors, inSkin);
                    ReadOnlySpan<double> potency = population.Drugs["tofacitinib"].Potency(patient / 8);
                    int receptorClass = (int)Shipped.Formulary.Signalling.ClassOf(signal, Il13Reading.Authors);
                    double scale = potency[(receptorClass * 8) + (patient % 8)] * (inSkin ? potency[(DrugBlocks.SkinFactor * 8) + (patient % 8)] : 1.0);
                    double[] blocked = Array.ConvertAll(nanomolar, c => c * scale / (1.0 + (c * scale)));
                    Assert.Equal(blocked.Average(), blockade.Jak.Mean, 5e-4);
                    Assert.InRange(blockade.Jak.Peak, blocked.Max() - 0.02, blocked.Max() + 1e-9);
                    Assert.InRange(blockade.Jak.Trough, blocked.Min() - 1e-9, blocked.Min() + 0.02);

                    // In series: what passes both is the product of what passes each.
                    Assert.Equal((1.0 - blockade.Biologic.Mean) * (1.0 - blockade.Jak.Mean), 1.0 - blockade.Both.Mean, 1e-12);
                    Assert.Equal((1.0 - blockade.Biologic.Peak) * (1.0 - blockade.Jak.Peak), 1.0 - blockade.Both.Peak, 1e-12);
                }
            }
        }
    }

    [Fact]
    public void Dupilumab_blocks_by_occupancy_in_blood_and_by_its_effective_potency_in_skin()
    {
        VirtualPopulation population = Shipped.Population(8, "dupilumab");
        BlockadeTable table = new(population, Shipped.Formulary.Signalling, "dupilumab", null, 50);
        double km = Shipped.Formulary.Drugs["dupilumab"].Pk.Typical("Km");
        double ec50 = 1.0 / population.Drugs["dupilumab"].Potency(0)[(DrugBlocks.InverseEc50 * 8) + 3];
        double largest = population.Columns(0)[(PatientColumn.ReceptorEffect * 8) + 3];
        Assert.Equal(60.0 / (60.0 + km), Of(table, SkinSignal.Il13, 3, 60.0, Il13Reading.ReceptorBiology, false).Biologic.Mean, 1e-12);
        Assert.Equal(largest * 60.0 / (60.0 + ec50), Of(table, SkinSignal.Il13, 3, 60.0, Il13Reading.ReceptorBiology, true).Biologic.Mean, 1e-12);
        Assert.Equal(0.0, Of(table, SkinSignal.Il31, 3, 60.0, Il13Reading.ReceptorBiology, true).Biologic.Mean);
        Assert.All(Enum.GetValues<SkinSignal>(), s => Assert.Equal(0.0, Of(table, s, 3, 0.0, Il13Reading.ReceptorBiology, true).Both.Peak, 1e-15));
    }

    private static SignalBlockade Of(BlockadeTable table, SkinSignal signal, int patient, double antibody, Il13Reading reading, bool inSkin) =>
        table.Of(signal, patient, antibody, table.Nanomolar(patient), reading, inSkin);

    // Total plasma concentration at each minute of a day, nM.
    internal static double[] Minutes(VirtualPopulation population, int patient, int day, SystemicTreatment? treatment = null) =>
        Nanomolar(population, patient, treatment ?? Steady, [.. Enumerable.Range(0, 1440).Select(i => day + ((i + 0.5) / 1440.0))]);

    // Total plasma concentration at some times, nM.
    internal static double[] Nanomolar(VirtualPopulation population, int patient, SystemicTreatment given, double[] times)
    {
        DrugBlocks drug = population.Drugs[given.Drug];
        ReadOnlySpan<double> individual = drug.Individual(patient / 8, patient % 8, 1, new double[64]);
        LinearTrain<Lane1>[] trains = new LinearTrain<Lane1>[given.Schedule.Trains.Length];
        IndividualDoses.Trains<Lane1>(drug.Model, individual, drug.Model.Facts.DefaultFormulation, given.Schedule, 1.0, trains);
        Lane1[] concentration = new Lane1[times.Length];
        LinearConcentration.At<Lane1>(trains, times, concentration);
        return Array.ConvertAll(concentration, c => c.Value * drug.Model.NanomolarPerMgPerLitre);
    }
}
