using System.Collections.Immutable;
using System.Diagnostics;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;
using Clearance.Simulation;
using Xunit.Abstractions;

namespace Clearance.Forecast.Tests;

public sealed class Scratch2(ITestOutputHelper output)
{
    [Fact]
    public void Times()
    {
        var formulary = Shipped.Formulary;
        Treatment taken = new() { Systemic = [new("dupilumab", DoseSchedule.FromPatterns(new DosePattern { AmountMg = 300, FirstDay = 0, IntervalDays = 14, EndDay = 274 }))], Topicals = [] };
        ParticlePlan plan = new()
        {
            Population = new PopulationSpec { Patients = 1024, Seed = 7, Drugs = ["dupilumab", "tofacitinib"] },
            History = taken, BurnInDays = 84, KeptDays = [-1, 27, 55, 111, 167, 220, 273], Now = 274,
        };
        for (int rep = 0; rep < 3; rep++)
        {
            double Cpu() => Process.GetCurrentProcess().UserProcessorTime.TotalSeconds;
            double t0 = Cpu();
            ParticleCourse course = ParticleCourse.Draw(plan, formulary, 1, MachineLanes.Widest);
            double t1 = Cpu();
            course.AdvanceToNow();
            double t2 = Cpu();
            double[] cur = new double[1024];
            course.Move(new ParticleMove(0, 0.5), (_, _) => 0.0, cur, new bool[1024]);
            double t3 = Cpu();
            VisitLikelihood lik = new(new ScoreConstants(formulary.Skin));
            Visit visit = new(6, 273, [new SeenItem.Easi(0, "x", 3)]);
            double s = 0;
            for (int i = 0; i < 1024; i++) { s += lik.Log(visit, course.Scores(i)); }
            double t4 = Cpu();
            VirtualPopulation.Draw(plan.Population, formulary, 1);
            double t5 = Cpu();
            output.WriteLine($"draw {t1 - t0:0.000} advance {t2 - t1:0.000} move {t3 - t2:0.000} lik {t4 - t3:0.000} popdraw {t5-t4:0.000} {s}");
        }
    }
}
