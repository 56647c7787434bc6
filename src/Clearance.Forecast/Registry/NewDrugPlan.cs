using System.Collections.Immutable;
using Clearance.Numerics.Random;
using Clearance.Pharmacokinetics;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>
/// Plans of <see cref="RegistryQuestion.NewJakInhibitor"/>: a short history, and on the day of the forecast a JAK inhibitor the patient never
/// had begins, alone or on top of dupilumab. Its potency shows in what follows and in nothing that was seen before.
/// </summary>
internal static class NewDrugPlan
{
    /// <summary>The plan of a group.</summary>
    public static RegistryPlan Of(ulong seed, uint group)
    {
        RandomStream stream = new(seed, "registry/new-drug");
        uint next = 0;
        double Uniform() => stream.Uniform(group, next++);
        static DosePattern Doses(double mg, double from, double every, double to) => new() { AmountMg = mg, FirstDay = from, IntervalDays = every, EndDay = to };
        static SystemicTreatment Given(string drug, params ImmutableArray<DosePattern> doses) => new(drug, DoseSchedule.FromPatterns(doses));

        // Of four groups two begin baricitinib, one tofacitinib, and one tofacitinib on top of dupilumab. Doses at which signals are
        // blocked in part: a drug that blocks nearly all of them looks the same at any higher potency.
        bool onDupilumab = group % 4 == 3;
        int now = 7 * ((onDupilumab ? 16 : 4) + (int)(Uniform() * 5.0));
        int end = now + (7 * RegistryPlan.Horizons[^1]);
        SystemicTreatment tofacitinib = Given("tofacitinib", Doses(5, now, 0.5, end));
        ImmutableArray<SystemicTreatment> systemic = (group % 4) switch
        {
            1 => [tofacitinib],
            3 => [Given("dupilumab", Doses(600, 0, 14, 1), Doses(300, 14, 14, end)), tofacitinib],
            _ => [Given("baricitinib", Doses(2, now, 1, end))],
        };
        List<(int, VisitScoring)> visits = [];
        for (int day = 0; day < now; day += onDupilumab ? 56 : 14)
        {
            visits.Add((day, Uniform() < 0.5 ? VisitScoring.Easi : VisitScoring.Regions));
        }

        visits.Add((now, VisitScoring.Easi));
        return new RegistryPlan
        {
            Treatment = new Treatment { Systemic = systemic, Topicals = [] },
            Drugs = [.. systemic.Select(s => s.Drug).Order(StringComparer.Ordinal)],
            Steroid = null,
            Visits = [.. visits],
            Now = now,
        };
    }
}
