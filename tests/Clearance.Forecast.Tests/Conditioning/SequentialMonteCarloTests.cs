using System.Collections.Immutable;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;
using Clearance.Simulation;

namespace Clearance.Forecast.Tests.Conditioning;

/// <summary>
/// Four exact scores without any drug say how severe the patient is and nothing of how a JAK inhibitor acts. So its potency must be as
/// uncertain after them as before: copies of a few particles would be sure of it.
/// </summary>
public sealed class SequentialMonteCarloTests
{
    private const int Particles = 1024;
    private static readonly ImmutableArray<int> Days = [-1, 13, 27, 41];
    private static readonly double[] Written = [26.0, 31.0, 24.0, 29.0];

    [Fact]
    public void WhatTheHistorySaysNothingOfStaysAsUncertainAsItWas()
    {
        (ParticleCourse course, Conditioned conditioned) = Run(2);
        int[] draws = [.. Enumerable.Range(0, course.Count).Select(course.Population.ModelDraw)];
        Assert.True(Effective(draws, conditioned.Weights) > 40.0, $"{Effective(draws, conditioned.Weights)} of 128 draws count");

        double[] potencies = [.. Draws.Select(d => Math.Log(d["phi_tofacitinib"]))];
        (double mean, double sd) = Moments(potencies, [.. potencies.Select(_ => 1.0 / potencies.Length)]);
        (double after, double sdAfter) = Moments([.. draws.Select(d => potencies[d])], conditioned.Weights);

        // 40 draws are left to count: their mean has a standard error of a sixth of the spread, their spread one of a ninth.
        Assert.InRange(after, mean - (0.5 * sd), mean + (0.5 * sd));
        Assert.InRange(sdAfter / sd, 0.7, 1.4);
    }

    [Fact]
    public void SameBitsOnAnyThreads()
    {
        (ParticleCourse one, Conditioned first) = Run(1);
        (ParticleCourse two, Conditioned second) = Run(2);
        Assert.Equal(first.Weights, second.Weights);
        Assert.Equal(first.Effective, second.Effective);
        Assert.Equal(one.Scores(one.Count - 1).ToArray(), two.Scores(two.Count - 1).ToArray());
    }

    private static readonly ImmutableArray<ModelDraw> Draws = [.. ModelDraw.From(Shipped.Formulary.Calibrated!, Shipped.Formulary).Where((_, d) => d % 2 == 0)];

    private static (ParticleCourse Course, Conditioned Conditioned) Run(int threads)
    {
        ParticlePlan plan = new()
        {
            Population = new PopulationSpec { Patients = Particles, Seed = 3, Draws = Draws, Drugs = ["tofacitinib"] },
            History = new Treatment { Systemic = [], Topicals = [] },
            BurnInDays = CourseHistory.LeastBurnIn,
            KeptDays = Days,
            Now = 42,
        };
        ParticleCourse course = ParticleCourse.Draw(plan, Shipped.Formulary, threads, MachineLanes.Widest);
        ImmutableArray<Visit> visits = [.. Days.Select((day, i) => new Visit(i, day + 1, [new SeenItem.Easi(i, "EASI", Written[i])]))];
        VisitLikelihood likelihood = new(new ScoreConstants(Shipped.Formulary));
        return (course, new SequentialMonteCarlo(course, visits, likelihood, new ConditioningSettings(), 3, threads).Run());
    }

    private static double Effective(int[] draws, double[] weights) => 1.0 / draws.Zip(weights).GroupBy(p => p.First).Sum(g => g.Sum(p => p.Second) * g.Sum(p => p.Second));

    private static (double Mean, double Sd) Moments(double[] values, double[] weights)
    {
        double mean = values.Zip(weights, (v, w) => v * w).Sum();
        return (mean, Math.Sqrt(values.Zip(weights, (v, w) => w * (v - mean) * (v - mean)).Sum()));
    }
}
