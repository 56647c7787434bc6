using Clearance.Numerics.Lanes;
using FsCheck;
using FsCheck.Fluent;

namespace Clearance.Pharmacokinetics.Tests;

public sealed class RegimenProperties
{
    private static readonly LinearDisposition<Lane1> Two =
        LinearDisposition<Lane1>.TwoCompartment(new Lane1(0.3), new Lane1(3.0), new Lane1(0.4), new Lane1(1.5));

    private static Gen<DosePattern> Patterns { get; } =
        from mg in Gen.Choose(1, 600)
        from first in Gen.Choose(0, 200)
        from interval in Gen.Elements(0.5, 1.0, 7.0, 14.0, 28.0, 56.0)
        from count in Gen.Choose(1, 30)
        from missed in Gen.ListOf(Gen.Choose(0, 29))
        select new DosePattern
        {
            AmountMg = mg,
            FirstDay = first * 0.5,
            IntervalDays = interval,
            EndDay = (first * 0.5) + (interval * count),
            Missed = [.. missed],
        };

    private static Arbitrary<DosePattern[]> Courses { get; } = Gen.ArrayOf(Patterns).Where(p => p.Length is > 0 and < 5).ToArbitrary();

    [Fact]
    public void Trains_hold_exactly_the_doses()
    {
        Prop.ForAll(Courses, patterns =>
        {
            DoseSchedule schedule = DoseSchedule.FromPatterns(patterns);
            Dose[] unrolled = [.. schedule.Trains.SelectMany(t => Enumerable.Range(0, t.Count).Select(k => new Dose(t.FirstDay + (k * t.IntervalDays), t.AmountMg)))];
            return schedule.Doses.Length == unrolled.Length
                && schedule.Doses.Zip(unrolled.OrderBy(d => d.Day)).All(pair => Math.Abs(pair.First.Day - pair.Second.Day) < 1e-6)
                && Math.Abs(schedule.Doses.Sum(d => d.AmountMg) - unrolled.Sum(d => d.AmountMg)) < 1e-6
                && schedule.Trains.All(t => t.GivenBy(t.LastDay) == t.Count && t.GivenBy(t.FirstDay - 0.01) == 0);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Concentration_is_the_sum_over_doses_one_by_one()
    {
        Prop.ForAll(Courses, patterns =>
        {
            DoseSchedule schedule = DoseSchedule.FromPatterns(patterns);
            double[] days = [1.25, 17.0, 40.3, 101.0, 180.6];
            Lane1[] trains = At(schedule, days);
            for (int i = 0; i < days.Length; i++)
            {
                double sum = schedule.Doses.Where(dose => dose.Day <= days[i]).Sum(dose =>
                {
                    LinearDose<Lane1> one = Of(dose.AmountMg);
                    return TrainResponse.Concentration(in one, 1.0, 1.0, days[i] - dose.Day).Value;
                });
                if (Math.Abs(sum - trains[i].Value) > (1e-10 * sum) + 1e-12)
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Doubling_every_dose_doubles_a_linear_concentration_and_more_drug_never_lowers_it()
    {
        Prop.ForAll(Courses, patterns =>
        {
            double[] days = [0.7, 9.0, 33.3, 77.0];
            Lane1[] once = At(DoseSchedule.FromPatterns(patterns), days);
            Lane1[] twice = At(DoseSchedule.FromPatterns(patterns.Select(p => p with { AmountMg = 2.0 * p.AmountMg })), days);
            Lane1[] fewer = At(DoseSchedule.FromPatterns(patterns.Skip(1)), days);
            return once.Zip(twice).All(pair => Math.Abs((2.0 * pair.First.Value) - pair.Second.Value) <= 1e-12 * pair.Second.Value)
                && once.Zip(fewer).All(pair => pair.Second.Value <= pair.First.Value * (1.0 + 1e-10) + 1e-12);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Antibody_concentration_is_positive_and_rises_with_dose()
    {
        SaturableWorkspace<Lane1> workspace = new();
        SaturableParameters<Lane1> p = W2Files.Parameters<Lane1>(3);
        Prop.ForAll(Courses, patterns =>
        {
            Lane1[] less = new Lane1[150];
            Lane1[] more = new Lane1[150];
            SaturableKernel.Concentrations(in p, DoseSchedule.FromPatterns(patterns).Doses.AsSpan(), 0.0, 1, less, workspace);
            SaturableKernel.Concentrations(in p, DoseSchedule.FromPatterns(patterns.Select(x => x with { AmountMg = 1.5 * x.AmountMg })).Doses.AsSpan(), 0.0, 1, more, workspace);
            return less.Zip(more).All(pair => pair.First.Value >= 0.0 && pair.First.Value <= (pair.Second.Value * (1.0 + 1e-4)) + 1e-9);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    private static LinearDose<Lane1> Of(double mg) =>
        new(Two, LinearInput<Lane1>.FirstOrder(new Lane1(mg), new Lane1(0.25), new Lane1(0.0)));

    private static Lane1[] At(DoseSchedule schedule, double[] days)
    {
        LinearTrain<Lane1>[] trains = [.. schedule.Trains.Select(train => new LinearTrain<Lane1>(train, Of(train.AmountMg)))];
        Lane1[] c = new Lane1[days.Length];
        LinearConcentration.At<Lane1>(trains, days, c);
        return c;
    }
}
