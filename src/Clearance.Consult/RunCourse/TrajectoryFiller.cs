using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Numerics.Statistics;
using Clearance.Simulation;

namespace Clearance.Consult;

/// <summary>Bands over the partial responders by day, and what was reported against them.</summary>
internal sealed class TrajectoryFiller(RunSimulation run, DrugFormulary formulary)
{
    private readonly SeverityScale _scale = new(formulary.Skin);

    /// <summary>Patients the bands are over: the partial responders, or all enrolled when there are none.</summary>
    private ImmutableArray<int> Patients => run.Partial.Length > 0 ? run.Partial : run.Enrolled.Length > 0 ? run.Enrolled : run.Simulated;

    /// <summary>All bands, with and without the rescue, under receptor biology.</summary>
    public ImmutableArray<TrajectorySeries> Fill()
    {
        ImmutableArray<TrajectorySeries>.Builder series = ImmutableArray.CreateBuilder<TrajectorySeries>();
        foreach ((RescueOption name, int option) in new[] { (RescueOption.WithRescue, RunSimulation.With), (RescueOption.WithoutRescue, RunSimulation.Without) })
        {
            series.Add(Band(name, Quantity.Easi, null, null, "points", (output, p) => run.Outcome.Easi(option, output, p)));
            for (int r = 0; r < EasiWeights.Adult.Length; r++)
            {
                int region = r;
                series.Add(Band(name, Quantity.RegionalEasi, (EasiRegion)r, null, "points", (output, p) => run.Outcome.RegionalEasi(option, output, region, p)));
            }

            series.Add(Band(name, Quantity.PpNrs, null, null, "points", (output, p) => run.Outcome.Itch(option, output, p)));
            series.Add(Band(name, Quantity.Bsa, null, null, "%", (output, p) => Bsa(option, output, p)));
            if (run.Question.Biologic is { } biologic)
            {
                series.Add(Band(name, Quantity.Concentration, null, biologic.Drug.Name, "mg/L", (output, p) => run.Outcome.Concentration(option, output, run.Question.BiologicConcentration, p)));
            }

            series.Add(Band(name, Quantity.Concentration, null, run.Question.Rescue.Drug.Name, "nM", (output, p) => run.Outcome.Concentration(option, output, 0, p)));
        }

        return series.ToImmutable();
    }

    /// <summary>Reported scores and words as points or intervals on the same axes.</summary>
    public ImmutableArray<ReportedPoint> Reported()
    {
        IEnumerable<ReportedPoint> scores = run.Resolved.Scores
            .Where(s => QuantityOf(s.Kind) is not null)
            .Select(s => new ReportedPoint
            {
                Day = s.Day,
                Quantity = s.Kind == ScoreKind.Easi && s.Region is not null ? Quantity.RegionalEasi : QuantityOf(s.Kind)!.Value,
                Region = s.Region is { } region ? (EasiRegion)(int)region : null,
                Low = (double)s.Value,
                High = (double)s.Value,
                Unit = s.Kind == ScoreKind.Bsa ? "%" : "points",
                Words = run.Resolved.Course.Observations[s.Observation].Provenance.Said ?? string.Empty,
                Rule = null,
            });
        return [.. scores.Concat(run.Resolved.Intervals.SelectMany(Points)).OrderBy(p => p.Day)];
    }

    // A share of an earlier score is no interval on the axis of the score unless that score is known; it is left to the words.
    private IEnumerable<ReportedPoint> Points(IntervalObservation interval)
    {
        bool isItch = interval.Score == BoundedScore.PeakItch;
        double most = isItch ? 10.0 : 72.0;
        bool boundsNothing = interval.Low <= 0.0 && interval.High >= most;
        if (interval.Of == BoundKind.Share || interval.Score == BoundedScore.Iga || boundsNothing)
        {
            yield break;
        }

        ImmutableArray<BodyRegion> regions = interval.Regions.IsDefault ? [] : interval.Regions;
        foreach (EasiRegion? region in regions.Length == 0 ? [null] : regions.Select(r => (EasiRegion?)(int)r))
        {
            yield return new ReportedPoint
            {
                Day = interval.Day,
                Quantity = isItch ? Quantity.PpNrs : region is null ? Quantity.Easi : Quantity.RegionalEasi,
                Region = region,
                Low = Math.Max(0.0, interval.Low),
                High = Math.Min(most, interval.High),
                Unit = "points",
                Words = interval.Word.Replace('_', ' '),
                Rule = interval.Meaning,
            };
        }
    }

    private static Quantity? QuantityOf(ScoreKind kind) => kind switch
    {
        ScoreKind.Easi => Quantity.Easi,
        ScoreKind.Bsa => Quantity.Bsa,
        ScoreKind.PpNrs => Quantity.PpNrs,
        _ => null,
    };

    private double Bsa(int option, int output, int patient)
    {
        double bsa = 0.0;
        for (int r = 0; r < EasiWeights.Adult.Length; r++)
        {
            bsa += EasiWeights.Adult[r] * _scale.Bsa(run.Outcome.RegionalEasi(option, output, r, patient));
        }

        return bsa;
    }

    private TrajectorySeries Band(RescueOption option, Quantity quantity, EasiRegion? region, string? drug, string unit, Func<int, int, double> value)
    {
        ImmutableArray<int> patients = Patients;
        ImmutableArray<int> days = run.Outcome.OutputDays;
        double[][] quantiles = [.. Enumerable.Range(0, 5).Select(_ => new double[days.Length])];
        double[] probabilities = [0.5, 0.05, 0.25, 0.75, 0.95];
        double[] values = new double[patients.Length];
        for (int output = 0; output < days.Length; output++)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = value(output, patients[i]);
            }

            Array.Sort(values);
            for (int q = 0; q < probabilities.Length; q++)
            {
                quantiles[q][output] = values.Length == 0 ? 0.0 : Quantiles.OfSorted(values, probabilities[q]);
            }
        }

        return new TrajectorySeries
        {
            Option = option,
            Quantity = quantity,
            Region = region,
            Drug = drug,
            Unit = unit,
            Il13Reading = Il13Reading.ReceptorBiology,
            Day = [.. days.Select(d => (double)d)],
            Median = [.. quantiles[0]],
            P5 = [.. quantiles[1]],
            P25 = [.. quantiles[2]],
            P75 = [.. quantiles[3]],
            P95 = [.. quantiles[4]],
        };
    }
}
