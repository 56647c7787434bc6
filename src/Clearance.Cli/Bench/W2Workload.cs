using System.Diagnostics;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Cli.Bench;

/// <summary>
/// The workload W2: dupilumab and tofacitinib for 52 weeks, 754 doses, parameters given from outside, run by the product's
/// own pharmacokinetics. Defined in bench/workloads/w2/README.md.
/// </summary>
public sealed class W2Workload
{
    /// <summary>Recorded days 0 ... 364.</summary>
    public const int Points = 365;

    private const double NanogramsPerMilligram = 1000.0;
    private const int BlockPatients = 8;
    private static readonly DoseSchedule Antibody = DoseSchedule.FromPatterns(
        DosePattern.Single(0.0, 600.0),
        new DosePattern { AmountMg = 300.0, FirstDay = 14.0, IntervalDays = 14.0, EndDay = 350.5 });

    private static readonly DoseSchedule Inhibitor = DoseSchedule.FromPatterns(
        new DosePattern { AmountMg = 5.0, FirstDay = 0.0, IntervalDays = 0.5, EndDay = 364.0 });

    private readonly W2Patients _patients;
    private readonly LaneWidth _width;

    /// <summary>The workload with its patients.</summary>
    /// <param name="patients">The patients.</param>
    /// <param name="width">Lanes to use.</param>
    public W2Workload(W2Patients patients, LaneWidth width)
    {
        _patients = patients;
        _width = width;
        Trajectories = new double[patients.Count * Points * 2];
    }

    /// <summary>After <see cref="RunOnce"/>: antibody (mg/L) then inhibitor (ng/mL) of each patient and day, [patient, day, drug].</summary>
    public double[] Trajectories { get; }

    /// <summary>Runs every patient once and records all trajectories; gives the seconds it took.</summary>
    /// <param name="threads">Number of threads.</param>
    public double RunOnce(int threads)
    {
        long start = Stopwatch.GetTimestamp();
        if (threads == 1)
        {
            Work(0, 1);
        }
        else
        {
            Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(k => new Thread(() => Work(k, threads)))];
            foreach (Thread other in others)
            {
                other.Start();
            }

            Work(0, threads);
            foreach (Thread other in others)
            {
                other.Join();
            }
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Runs the workload repeatedly and reports the median and the best.</summary>
    /// <param name="threads">Number of threads.</param>
    /// <param name="repeats">Timed runs, after two runs that only warm up.</param>
    /// <param name="reference">Reference trajectories to measure the error against.</param>
    public W2Outcome Run(int threads, int repeats, W2Reference reference)
    {
        RunOnce(threads);
        RunOnce(threads);
        double[] seconds = [.. Enumerable.Range(0, repeats).Select(_ => RunOnce(threads)).Order()];
        return new W2Outcome
        {
            Patients = _patients.Count,
            Threads = threads,
            Lanes = (int)_width,
            MedianSeconds = seconds[repeats / 2],
            PeakError = reference.PeakError(Trajectories),
        };
    }

    private void Work(int part, int parts)
    {
        switch (_width)
        {
            case LaneWidth.Eight:
                Work<Lane8>(part, parts);
                break;
            case LaneWidth.Four:
                Work<Lane4>(part, parts);
                break;
            default:
                Work<Lane1>(part, parts);
                break;
        }
    }

    private void Work<T>(int part, int parts)
        where T : struct, ILane<T>
    {
        SaturableWorkspace<T> workspace = new();
        T[] antibody = new T[Points];
        T[] inhibitor = new T[Points];
        int blocks = _patients.Count / BlockPatients;
        int from = blocks * part / parts * BlockPatients;
        int to = blocks * (part + 1) / parts * BlockPatients;
        for (int first = from; first < to; first += T.Width)
        {
            SaturableKernel.Concentrations(_patients.Antibody<T>(first), Antibody.Doses.AsSpan(), 0.0, 1, antibody.AsSpan(), workspace);
            LinearGridKernel.Concentrations(
                _patients.Inhibitor<T>(first), W2Patients.InhibitorAbsorption<T>(), T.Broadcast(NanogramsPerMilligram), Inhibitor.Doses.AsSpan(), 0.0, 2, 2, inhibitor.AsSpan());
            Record(first, antibody, inhibitor);
        }
    }

    private void Record<T>(int first, T[] antibody, T[] inhibitor)
        where T : struct, ILane<T>
    {
        Span<double> lanes = stackalloc double[16];
        for (int day = 0; day < Points; day++)
        {
            T.Store(antibody[day], lanes, 0);
            T.Store(inhibitor[day], lanes, T.Width);
            for (int lane = 0; lane < T.Width; lane++)
            {
                int at = (((first + lane) * Points) + day) * 2;
                Trajectories[at] = lanes[lane];
                Trajectories[at + 1] = lanes[T.Width + lane];
            }
        }
    }
}
