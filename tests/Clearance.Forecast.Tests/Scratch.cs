using Xunit.Abstractions;

using System.Collections.Immutable;
using System.Diagnostics;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;
using Clearance.Simulation;

namespace Clearance.Forecast.Tests;

public sealed class Scratch(ITestOutputHelper output)
{
    [Fact]
    public void TryOne()
    {
        var formulary = Shipped.Formulary;
        for (int rep = 0; rep < 2; rep++)
        {
            int threads = 2;
            Treatment taken = new() { Systemic = [new("dupilumab", DoseSchedule.FromPatterns(new DosePattern { AmountMg = 300, FirstDay = 0, IntervalDays = 14, EndDay = 274 }))], Topicals = [] };
            ParticlePlan plan = new()
            {
                Population = new PopulationSpec { Patients = 4096, Seed = 7, Drugs = ["dupilumab", "tofacitinib"] },
                History = taken, BurnInDays = 84, KeptDays = [-1, 27, 55, 111, 167, 220, 273], Now = 274,
            };
            var sw = Stopwatch.StartNew();
            ParticleCourse course = ParticleCourse.Draw(plan, formulary, threads, MachineLanes.Widest);
            output.WriteLine($"draw {sw.Elapsed.TotalSeconds:0.000}");
            double[] easi = [30, 14, 9, 12, 6, 8, 7];
            ImmutableArray<Visit> visits = [.. easi.Select((e, i) => new Visit(i, plan.KeptDays[i], [new SeenItem.Easi(i, $"EASI {e}", e)]))];
            SequentialMonteCarlo smc = new(course, visits, new VisitLikelihood(new ScoreConstants(formulary.Skin)), new ConditioningSettings(), 7, threads);
            Conditioned c = smc.Run();
            output.WriteLine($"smc {sw.Elapsed.TotalSeconds:0.000} moves {c.Moves} eff {c.Effective:0} ev {c.LogEvidence:0.00}");
            foreach (var v in c.Visits)
            {
                output.WriteLine($"{v.Day} ess {v.Effective:0} stages {v.Stages} moved {v.Moved:0.00} used {v.Used:0.00} " + string.Join("; ", v.Items.Select(i => $"{i.Item.Text} {i.LogScore:0.00} pit {i.Pit:0.000}")));
            }
        }
    }
}
