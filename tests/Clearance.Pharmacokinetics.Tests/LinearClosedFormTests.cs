using Clearance.Formulary;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics.Tests;

public sealed class LinearClosedFormTests
{
    private static readonly PatientCovariates Patient = new()
    {
        WeightKg = 82.0,
        AgeYears = 34.0,
        CreatinineClearance = 96.0,
        Egfr = 88.0,
        AlbuminGramsPerLitre = 43.0,
        Sex = "female",
        Disease = "ad",
        Dosing = "repeated",
    };

    public static TheoryData<string, string, string> Matrix()
    {
        TheoryData<string, string, string> data = [];
        foreach (object[] row in Drugs.LinearDrugs)
        {
            foreach (string regimen in new[] { "single", "loading", "regular", "stop and restart", "change of dose", "missed doses", "odd times" })
            {
                data.Add((string)row[0], (string)row[1], regimen);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Closed_form_agrees_with_the_differential_equations(string drug, string formulation, string regimen)
    {
        PkPopulationModel model = Drugs.Model(drug);
        PkFormulation form = Drugs.Formulation(model, formulation);
        double interval = form.Route == DoseRoute.Subcutaneous ? 14.0 : drug is "tofacitinib" || formulation == "IR" ? 0.5 : 1.0;
        DoseSchedule schedule = Schedule(regimen, interval, drug == "abrocitinib" ? 200.0 : 100.0);
        double[] block = Drawn(model);
        double[] days = Times(schedule, interval);

        LinearTrain<Lane1>[] trains = new LinearTrain<Lane1>[schedule.Trains.Length];
        IndividualDoses.Trains<Lane1>(model, block, form, schedule, interval, trains);
        Lane1[] closed = new Lane1[days.Length];
        LinearConcentration.At<Lane1>(trains, days, closed);

        // Clearance may belong to the regimen's dose (abrocitinib): solve train by train there, the whole course elsewhere.
        double[] expected = new double[days.Length];
        bool byTrain = model.Facts.SpecialRules.Any(rule => rule is PkSpecialRule.ClearanceDependsOnDose);
        foreach (ImmutableTrain part in byTrain ? ByTrain(schedule, interval) : [new ImmutableTrain(schedule.Doses, 1.0)])
        {
            double[] of = LinearOde.Of(model, block, form, part.Doses, part.DailyDose).At(days);
            for (int i = 0; i < of.Length; i++)
            {
                expected[i] += of[i];
            }
        }

        double peak = expected.Max();
        for (int i = 0; i < days.Length; i++)
        {
            Assert.True(closed[i].Value >= 0.0);
            double allowed = (1e-9 * Math.Abs(expected[i])) + (1e-12 * peak);
            Assert.True(Math.Abs(closed[i].Value - expected[i]) <= allowed, $"day {days[i]}: {closed[i].Value} against {expected[i]}, peak {peak}");
        }
    }

    [Theory]
    [MemberData(nameof(Drugs.LinearDrugs), MemberType = typeof(Drugs))]
    public void Steady_state_is_where_a_long_treatment_ends(string drug, string formulation)
    {
        PkPopulationModel model = Drugs.Model(drug);
        PkFormulation form = Drugs.Formulation(model, formulation);
        double interval = form.Route == DoseRoute.Subcutaneous ? 28.0 : 0.5;
        LinearDose<Lane1> dose = IndividualDoses.Linear<Lane1>(model, Drawn(model), form, 150.0, interval);
        for (double t = 0.0; t < 3.0 * interval; t += interval / 7.0)
        {
            double steady = TrainResponse.Concentration(in dose, interval, TrainResponse.Endless, t).Value;
            double late = TrainResponse.Concentration(in dose, interval, 4000.0, t).Value;
            Assert.InRange(late / steady, 1.0 - 1e-12, 1.0 + 1e-12);

            // One dose later the endless train looks the same, as if one more dose had been added.
            double more = TrainResponse.Concentration(in dose, interval, TrainResponse.Endless, t + interval).Value
                + TrainResponse.Concentration(in dose, interval, 1.0, t).Value;
            Assert.InRange(more / steady, 1.0 - 1e-11, 1.0 + 1e-11);
        }
    }

    [Theory]
    [MemberData(nameof(Drugs.LinearDrugs), MemberType = typeof(Drugs))]
    public void Area_under_the_curve_is_dose_over_clearance(string drug, string formulation)
    {
        PkPopulationModel model = Drugs.Model(drug);
        PkFormulation form = Drugs.Formulation(model, formulation);
        double interval = form.Route == DoseRoute.Subcutaneous ? 14.0 : 1.0;
        LinearDose<Lane1> dose = IndividualDoses.Linear<Lane1>(model, Drawn(model), form, 150.0, interval);

        // Over one interval at steady state, by a fine midpoint rule that ignores where the kinks are.
        const int points = 400_000;
        double sum = 0.0;
        for (int i = 0; i < points; i++)
        {
            sum += TrainResponse.Concentration(in dose, interval, TrainResponse.Endless, interval * (i + 0.5) / points).Value;
        }

        Assert.InRange(sum * interval / points / dose.AreaUnderCurve.Value, 1.0 - 1e-7, 1.0 + 1e-7);
    }

    [Theory]
    [MemberData(nameof(Drugs.LinearDrugs), MemberType = typeof(Drugs))]
    public void A_train_is_the_sum_of_its_doses(string drug, string formulation)
    {
        PkPopulationModel model = Drugs.Model(drug);
        PkFormulation form = Drugs.Formulation(model, formulation);
        LinearDose<Lane1> dose = IndividualDoses.Linear<Lane1>(model, Drawn(model), form, 150.0, 0.5);
        for (int count = 1; count < 40; count += 3)
        {
            foreach (double since in new[] { 0.0, 1e-4, 0.006, 0.02, 0.3, 0.49, 0.7, 3.0 })
            {
                double sum = Enumerable.Range(0, count).Sum(m => TrainResponse.Concentration(in dose, 0.5, 1.0, since + (m * 0.5)).Value);
                double train = TrainResponse.Concentration(in dose, 0.5, count, since).Value;
                Assert.True(Math.Abs(sum - train) <= (1e-12 * sum) + 1e-16, $"{count} doses, {since} d: {train} against {sum}");
            }
        }
    }

    [Fact]
    public void Accumulation_is_that_of_the_elimination_rate()
    {
        LinearDisposition<Lane1> one = LinearDisposition<Lane1>.OneCompartment(new Lane1(2.0), new Lane1(10.0));
        LinearDose<Lane1> dose = new(one, LinearInput<Lane1>.Bolus(new Lane1(100.0), new Lane1(0.0)));
        double first = TrainResponse.Concentration(in dose, 3.0, 1.0, 0.0).Value;
        double steady = TrainResponse.Concentration(in dose, 3.0, TrainResponse.Endless, 0.0).Value;
        Assert.Equal(1.0 / (1.0 - Math.Exp(-0.6)), steady / first, 12);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-15)]
    [InlineData(1e-9)]
    [InlineData(1e-4)]
    [InlineData(-1e-12)]
    [InlineData(-1e-6)]
    public void Coinciding_rates_have_their_limit(double distance)
    {
        // One compartment with ka = ke: C = D/V k t e^(-k t).
        const double k = 0.7;
        LinearDisposition<Lane1> one = LinearDisposition<Lane1>.OneCompartment(new Lane1(k * 5.0), new Lane1(5.0));
        LinearDose<Lane1> dose = new(one, LinearInput<Lane1>.FirstOrder(new Lane1(10.0), new Lane1(k * (1.0 + distance)), new Lane1(0.0)));
        for (double t = 0.1; t < 30.0; t *= 1.7)
        {
            double limit = 2.0 * k * t * Math.Exp(-k * t);
            double derivative = Math.Abs(distance) * (1.0 + (k * t)) * limit;
            Assert.InRange(TrainResponse.Concentration(in dose, 50.0, 1.0, t).Value, limit - derivative - (1e-13 * limit), limit + derivative + (1e-13 * limit));
        }
    }

    [Theory]
    [InlineData(0.3, 0.3, 1e-14)]
    [InlineData(0.3, 0.3, 1e-7)]
    [InlineData(0.3, 0.3000001, 1e-3)]
    [InlineData(50.0, 0.01, 0.4)]
    public void Two_compartments_that_hardly_exchange_become_one(double elimination, double back, double over)
    {
        double flow = over * 4.0;
        LinearDisposition<Lane1> two = LinearDisposition<Lane1>.TwoCompartment(
            new Lane1(elimination * 4.0), new Lane1(4.0), new Lane1(flow), new Lane1(flow / back));
        Assert.True(two.Weight1.Value >= 0.0 && two.Weight2.Value >= 0.0);
        Assert.Equal(0.25, two.Weight1.Value + two.Weight2.Value, 14);
        Assert.InRange(two.Clearance.Value / (elimination * 4.0), 1.0 - 1e-12, 1.0 + 1e-12);
    }

    [Fact]
    public void Constant_clearance_for_abrocitinib_errs_on_the_first_days_only()
    {
        PkPopulationModel model = Drugs.Model("abrocitinib");
        PkFormulation tablet = model.Facts.DefaultFormulation;
        double[] block = new double[model.BlockLength(1)];
        model.Typical(Patient, block, 0, 1);
        PkSpecialRule.ClearanceFallsWithTime falls = model.Facts.SpecialRules.OfType<PkSpecialRule.ClearanceFallsWithTime>().Single();
        double Factor(double t) => 1.0 - (falls.MaxFall.Value * (1.0 - Math.Exp(-Math.Log(2.0) * t / falls.HalfTime.Internal)));
        DoseSchedule daily = DoseSchedule.FromPatterns(new DosePattern { AmountMg = 200.0, FirstDay = 0.0, IntervalDays = 1.0, EndDay = 8.0 });
        double[] days = [.. Enumerable.Range(0, 8 * 96).Select(i => (i + 0.5) / 96.0)];
        double[] changing = LinearOde.Of(model, block, tablet, daily.Doses, 200.0, Factor).At(days);
        double[] constant = LinearOde.Of(model, block, tablet, daily.Doses, 200.0).At(days);
        double Excess(int day) => (constant.Skip(96 * day).Take(96).Sum() / changing.Skip(96 * day).Take(96).Sum()) - 1.0;
        Assert.InRange(Excess(0), 0.05, 0.20);
        Assert.InRange(Excess(2), 0.0, 0.06);
        Assert.InRange(Excess(6), 0.0, 0.005);
    }

    private static double[] Drawn(PkPopulationModel model)
    {
        double[] block = new double[model.BlockLength(1)];
        model.Draw(5, 17, Patient, block, 0, 1);
        return block;
    }

    private static DoseSchedule Schedule(string regimen, double interval, double mg)
    {
        DosePattern regular = new() { AmountMg = mg, FirstDay = 0.0, IntervalDays = interval, EndDay = 9.5 * interval };
        return regimen switch
        {
            "single" => DoseSchedule.FromPatterns(DosePattern.Single(0.0, mg)),
            "loading" => DoseSchedule.FromPatterns(DosePattern.Single(0.0, 2.0 * mg), regular with { FirstDay = interval }),
            "regular" => DoseSchedule.FromPatterns(regular),
            "stop and restart" => DoseSchedule.FromPatterns(regular, regular with { FirstDay = 15.3 * interval, EndDay = 20.0 * interval }),
            "change of dose" => DoseSchedule.FromPatterns(regular, regular with { AmountMg = 0.5 * mg, FirstDay = 10.0 * interval, EndDay = 16.0 * interval }),
            "missed doses" => DoseSchedule.FromPatterns(regular with { Missed = [2, 3, 6] }),
            _ => DoseSchedule.FromDoses([new Dose(0.1, mg), new Dose(0.1, mg), new Dose(0.37 * interval, 0.3 * mg), new Dose(2.9 * interval, mg)]),
        };
    }

    private static double[] Times(DoseSchedule schedule, double interval)
    {
        double end = schedule.Doses[^1].Day + (6.0 * interval);
        System.Random random = new(7);
        return [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble() * end).Order()];
    }

    private static IEnumerable<ImmutableTrain> ByTrain(DoseSchedule schedule, double interval) =>
        schedule.Trains.Select(train => new ImmutableTrain(
            [.. Enumerable.Range(0, train.Count).Select(k => new Dose(train.FirstDay + (k * train.IntervalDays), train.AmountMg))],
            train.AmountMg / (train.Count > 1 ? train.IntervalDays : interval)));

    private sealed record ImmutableTrain(IReadOnlyList<Dose> Doses, double DailyDose);
}
