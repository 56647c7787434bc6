using System.Collections.Immutable;
using System.Runtime.Intrinsics;

namespace Clearance.Simulation;

/// <summary>What the patients of a population did under the options of a plan.</summary>
public sealed class CourseOutcome
{
    private readonly float[][] _scores;
    private readonly double[][] _hazards;
    private readonly PatientStatus[] _status;
    private readonly bool[] _finer;

    internal CourseOutcome(CoursePlan plan, int patients, int concentrations)
    {
        Plan = plan;
        Patients = patients;
        OutputDays = plan.KeptDays;
        Concentrations = concentrations;
        Columns = DailyColumn.Count + concentrations;
        // Not cleared: every number of a patient is written, those behind the last patient of the last block are never read.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(patients, MostPatients(OutputDays.Length, concentrations));
        int blocks = (patients + BlockLayout.Lanes - 1) / BlockLayout.Lanes;
        _scores = [.. plan.Options.Select(_ => GC.AllocateUninitializedArray<float>(blocks * OutputDays.Length * Columns * BlockLayout.Lanes))];
        _hazards = [.. plan.Options.Select(_ => new double[HazardColumnsCount * patients])];
        _status = new PatientStatus[patients];
        _finer = new bool[patients];
    }

    /// <summary>Most patients whose scores one array can hold.</summary>
    /// <param name="days">Days kept.</param>
    /// <param name="concentrations">Concentrations kept a day.</param>
    public static int MostPatients(int days, int concentrations) =>
        (int)(Array.MaxLength / Math.Max(HazardColumnsCount * BlockLayout.Lanes, (long)days * (DailyColumn.Count + concentrations) * BlockLayout.Lanes)) * BlockLayout.Lanes;

    /// <summary>The plan that was run.</summary>
    public CoursePlan Plan { get; }

    /// <summary>Number of patients.</summary>
    public int Patients { get; }

    /// <summary>Days kept, see <see cref="CoursePlan.KeptDays"/>.</summary>
    public ImmutableArray<int> OutputDays { get; }

    /// <summary>How the simulation of a patient went.</summary>
    public PatientStatus Status(int patient) => _status[patient];

    /// <summary>Patients run again in quarter days because the error estimate of the plan's steps was too large.</summary>
    public int RunFiner => _finer.Count(finer => finer);

    /// <summary>EASI of a region (0 to 3), points, mean of the day.</summary>
    public double RegionalEasi(int option, int output, int region, int patient) => Score(option, output, DailyColumn.RegionalEasi + region, patient);

    /// <summary>EASI of the whole body, points, mean of the day.</summary>
    public double Easi(int option, int output, int patient) => Score(option, output, DailyColumn.Easi, patient);

    /// <summary>Weekly peak pruritus NRS before residual error, points.</summary>
    public double Itch(int option, int output, int patient) => Score(option, output, DailyColumn.Itch, patient);

    /// <summary>All true scores of a day: EASI of the four regions, EASI, itch before residual error.</summary>
    public void Scores(int option, int output, int patient, Span<double> scores)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)patient, (uint)Patients, nameof(patient));
        (int block, int lane) = Math.DivRem(patient, BlockLayout.Lanes);
        ReadOnlySpan<float> row = Block(option, block)[(output * Columns * BlockLayout.Lanes)..];
        for (int column = 0; column < DailyColumn.Count; column++)
        {
            scores[column] = row[(column * BlockLayout.Lanes) + lane];
        }
    }

    /// <summary>The same of eight patients, [column][patient]; behind the last patient stands what nobody is to look at.</summary>
    /// <param name="option">The option.</param>
    /// <param name="output">Place of the day among <see cref="OutputDays"/>.</param>
    /// <param name="eight">Which eight: 0 for patients 0 to 7.</param>
    /// <param name="scores">Receives 48 numbers.</param>
    public void ScoresOfEight(int option, int output, int eight, Span<double> scores)
    {
        ReadOnlySpan<float> row = Block(option, eight).Slice(output * Columns * BlockLayout.Lanes, DailyColumn.Count * BlockLayout.Lanes);
        for (int i = 0; i < row.Length; i += BlockLayout.Lanes)
        {
            (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.Create(row[i..]));
            lower.CopyTo(scores[i..]);
            upper.CopyTo(scores[(i + 4)..]);
        }
    }

    /// <summary>
    /// Concentration: index 0 is the JAK inhibitors' mean of the day in nM, then the option's biologics in the order of its
    /// treatment, mg/L at the beginning of the day.
    /// </summary>
    public double Concentration(int option, int output, int index, int patient) => Score(option, output, DailyColumn.Count + index, patient);

    /// <summary>Expected number of events from the branch day to the plan's end of hazards.</summary>
    public double Hazard(int option, InfectionEvent infection, int patient) => _hazards[option][((int)infection * Patients) + patient];

    /// <summary>The part of <see cref="Hazard"/> due to the shadow treatment's JAK inhibitors on this option's skin.</summary>
    public double DrugHazard(int option, InfectionEvent infection, int patient) => _hazards[option][((3 + (int)infection) * Patients) + patient];

    internal const int HazardColumnsCount = 6;

    internal int Concentrations { get; }

    internal int Columns { get; }

    /// <summary>All scores of a block under an option: [output][column][lane], written as the block is run.</summary>
    internal Span<float> Block(int option, int block)
    {
        int length = OutputDays.Length * Columns * BlockLayout.Lanes;
        return _scores[option].AsSpan(block * length, length);
    }

    internal void SetHazard(int option, int column, int patient, double value) => _hazards[option][(column * Patients) + patient] = value;

    internal void SetStatus(int patient, PatientStatus status, bool finer) => (_status[patient], _finer[patient]) = (status, finer);

    private double Score(int option, int output, int column, int patient)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)patient, (uint)Patients, nameof(patient));
        (int block, int lane) = Math.DivRem(patient, BlockLayout.Lanes);
        return Block(option, block)[(((output * Columns) + column) * BlockLayout.Lanes) + lane];
    }
}

/// <summary>Infections whose hazard is modelled.</summary>
public enum InfectionEvent
{
    /// <summary>Infection that leads to hospital, intravenous treatment or worse.</summary>
    Serious = 0,

    /// <summary>Herpes zoster.</summary>
    Zoster = 1,

    /// <summary>Eczema herpeticum.</summary>
    EczemaHerpeticum = 2,
}
