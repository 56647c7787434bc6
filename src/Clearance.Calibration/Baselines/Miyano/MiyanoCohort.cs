namespace Clearance.Calibration;

/// <summary>A stretch of a course in the Miyano model.</summary>
/// <param name="Days">How long.</param>
/// <param name="Input">What acts.</param>
public readonly record struct MiyanoStretch(double Days, MiyanoInput Input);

/// <summary>Virtual patients of the Miyano model with their baselines.</summary>
public sealed class MiyanoCohort
{
    /// <summary>Weeks of a step: EASI is within 0.05 points of a step a quarter as long.</summary>
    public const double Step = 0.1;

    private const double DaysPerWeek = 7.0;
    private readonly MiyanoPatient[] _patients;
    private readonly double[][] _baselines;

    private MiyanoCohort(MiyanoPatient[] patients, double[][] baselines)
    {
        _patients = patients;
        _baselines = baselines;
        BaselineEasi = [.. patients.Zip(baselines, (patient, y) => patient.Easi(y))];
    }

    /// <summary>EASI at baseline by patient, points.</summary>
    public double[] BaselineEasi { get; }

    /// <summary>Number of patients.</summary>
    public int Count => _patients.Length;

    /// <summary>Draws patients until so many have a baseline within EASI's range.</summary>
    public static MiyanoCohort Draw(MiyanoParameters parameters, int patients, ulong seed)
    {
        // A few in a hundred are discarded; half as many again are always enough.
        (MiyanoPatient Patient, double[] Baseline)[] all = new (MiyanoPatient, double[])[patients + (patients / 2) + 8];
        Parallel.For(0, all.Length, i =>
        {
            MiyanoPatient patient = new(parameters.Of(seed, (uint)i), parameters.EasiScale);
            all[i] = (patient, patient.Baseline(parameters.BaselineWeeks));
        });
        (MiyanoPatient Patient, double[] Baseline)[] kept = [.. all.Where(p => p.Patient.Easi(p.Baseline) <= parameters.LargestEasi).Take(patients)];
        return new MiyanoCohort([.. kept.Select(p => p.Patient)], [.. kept.Select(p => p.Baseline)]);
    }

    /// <summary>EASI by patient at the end of days of a course that begins at baseline.</summary>
    /// <param name="stretches">The course; its last stretch goes on.</param>
    /// <param name="days">Days in order, from the start.</param>
    /// <returns>[day][patient], points.</returns>
    public double[][] Easi(IReadOnlyList<MiyanoStretch> stretches, IReadOnlyList<int> days)
    {
        double[][] easi = [.. days.Select(_ => new double[Count])];
        Parallel.For(0, Count, i =>
        {
            double[] y = [.. _baselines[i]];
            double at = 0.0;
            double ends = 0.0;
            int d = 0;
            for (int s = 0; s < stretches.Count && d < days.Count; s++)
            {
                bool isLast = s == stretches.Count - 1;
                ends = isLast ? double.PositiveInfinity : ends + stretches[s].Days;
                while (d < days.Count && days[d] <= ends)
                {
                    Advance(i, y, stretches[s].Input, days[d] - at);
                    at = days[d];
                    easi[d++][i] = _patients[i].Easi(y);
                }

                if (d < days.Count)
                {
                    Advance(i, y, stretches[s].Input, ends - at);
                    at = ends;
                }
            }
        });
        return easi;
    }

    private void Advance(int patient, double[] y, in MiyanoInput input, double days)
    {
        if (days > 0.0)
        {
            _patients[patient].Advance(y, input, days / DaysPerWeek, Step);
        }
    }
}
