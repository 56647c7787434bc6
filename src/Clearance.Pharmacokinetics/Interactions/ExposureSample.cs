using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Numerics.Random;
using Clearance.Numerics.Statistics;

namespace Clearance.Pharmacokinetics;

/// <summary>Average steady-state concentrations of virtual patients with given covariates.</summary>
internal sealed class ExposureSample
{
    private const int Patients = 512;
    private const int Width = 8;
    private const ulong Seed = 1;

    // Long enough for the slowest antibody: more than six half-lives of lebrikizumab.
    private const double SteadyDays = 168.0;
    private const int StepsPerDay = 2;

    private readonly PkPopulationModel _model;
    private readonly double[] _block;
    private readonly SaturableWorkspace<Lane8> _workspace = new();

    public ExposureSample(PkPopulationModel model)
    {
        _model = model;
        _block = new double[model.BlockLength(Width)];
    }

    /// <summary>Average concentration of the typical patient, mg/L.</summary>
    public double Typical(PatientCovariates covariates, double doseMg, double intervalDays)
    {
        for (int lane = 0; lane < Width; lane++)
        {
            _model.Typical(covariates, _block, lane, Width);
        }

        Span<double> same = stackalloc double[Width];
        Lane8.Store(Average(doseMg, intervalDays), same, 0);
        return same[0];
    }

    /// <summary>Average concentrations of virtual patients, mg/L, ascending, with the uncertainty of factors drawn for each.</summary>
    /// <param name="covariates">What is known of the patient.</param>
    /// <param name="factors">Factors outside the model.</param>
    /// <param name="doseMg">Dose, mg.</param>
    /// <param name="intervalDays">Days between doses.</param>
    public double[] Draw(PatientCovariates covariates, ImmutableArray<FactorDraft> factors, double doseMg, double intervalDays)
    {
        RandomStream[] streams = [.. factors.Select(factor => new RandomStream(Seed, $"pk/exposure/{factor.Kind}/{factor.Moiety}"))];
        double[] values = new double[Patients];
        for (int first = 0; first < Patients; first += Width)
        {
            for (int lane = 0; lane < Width; lane++)
            {
                uint patient = (uint)(first + lane);
                double log = 0.0;
                for (int k = 0; k < factors.Length; k++)
                {
                    log += factors[k].LogRatio + (factors[k].LogSd * streams[k].Normal(patient, 0));
                }

                _model.Draw(Seed, patient, covariates with { ClearanceMultiplier = LaneMath.Exp(new Lane1(-log)).Value }, _block, lane, Width);
            }

            Lane8.Store(Average(doseMg, intervalDays), values, first);
        }

        Array.Sort(values);
        return values;
    }

    /// <summary>Median and 90% interval of numbers in ascending order, each times a factor.</summary>
    public static Estimate Summary(double[] sorted, double factor) =>
        new(factor * Quantiles.OfSorted(sorted, 0.5), factor * Quantiles.OfSorted(sorted, 0.05), factor * Quantiles.OfSorted(sorted, 0.95));

    private Lane8 Average(double doseMg, double intervalDays)
    {
        if (_model.Facts.Structure != PkStructure.SaturableTransit)
        {
            LinearDose<Lane8> dose = IndividualDoses.Linear<Lane8>(_model, _block, _model.DefaultFormulation, doseMg, intervalDays);
            return dose.AreaUnderCurve / Lane8.Broadcast(intervalDays);
        }

        double doses = Math.Ceiling(SteadyDays / intervalDays);
        DosePattern pattern = new() { AmountMg = doseMg, FirstDay = 0.0, IntervalDays = intervalDays, EndDay = doses * intervalDays };
        Lane8[] course = new Lane8[(int)Math.Round(doses * intervalDays * StepsPerDay) + 1];
        AntibodyCourse.Fill(_model, _block, DoseSchedule.FromPatterns(pattern), 0.0, StepsPerDay, course.AsSpan(), _workspace);

        // Trapezoids over the last interval; the first and last node are both troughs.
        int nodes = (int)Math.Round(intervalDays * StepsPerDay);
        Lane8 sum = Lane8.Broadcast(0.5) * (course[^1] + course[^(nodes + 1)]);
        for (int i = 2; i <= nodes; i++)
        {
            sum += course[^i];
        }

        return sum / Lane8.Broadcast(nodes);
    }
}
