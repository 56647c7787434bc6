using System.Collections.Immutable;

namespace Clearance.Simulation;

/// <summary>A score that the simulation of arms keeps.</summary>
public enum ArmScore
{
    /// <summary>EASI of the head and neck, 0 to 72 points.</summary>
    HeadNeck = 0,

    /// <summary>EASI of the upper limbs, 0 to 72 points.</summary>
    UpperLimbs = 1,

    /// <summary>EASI of the trunk, 0 to 72 points.</summary>
    Trunk = 2,

    /// <summary>EASI of the lower limbs, 0 to 72 points.</summary>
    LowerLimbs = 3,

    /// <summary>EASI of the whole body, points.</summary>
    Easi = 4,

    /// <summary>Weekly peak pruritus NRS, points.</summary>
    Itch = 5,
}

/// <summary>True scores (before rater and patient errors) of the patients of a population at enrolment and in every arm.</summary>
public sealed class ArmOutcome
{
    private readonly float[] _enrolment;
    private readonly float[][] _arms;
    private readonly ImmutableArray<ArmCourse> _courses;
    private readonly int _padded;

    internal ArmOutcome(ArmSet set, VirtualPopulation population)
    {
        _courses = set.Arms;
        Patients = population.Count;
        _padded = population.Blocks * BlockLayout.Lanes;
        _enrolment = new float[DailyColumn.Count * _padded];
        _arms = [.. set.Arms.Select(arm => new float[arm.OutputDays.Length * DailyColumn.Count * _padded])];
        IsUsable = new bool[_padded];
        Array.Fill(IsUsable, true);
    }

    /// <summary>Number of patients.</summary>
    public int Patients { get; }

    /// <summary>Whether a patient was drawn stable and stayed finite in every arm; by patient, padded to whole blocks.</summary>
    public bool[] IsUsable { get; }

    /// <summary>Patients whose step error estimate exceeded 0.05 in some arm; they are kept.</summary>
    public int Coarse { get; internal set; }

    /// <summary>A score the day before treatment began, for all patients.</summary>
    public ReadOnlySpan<float> Enrolment(ArmScore score) => _enrolment.AsSpan((int)score * _padded, Patients);

    /// <summary>A score in an arm, mean of a day, for all patients.</summary>
    /// <param name="arm">Position of the arm in its set.</param>
    /// <param name="day">One of the arm's days.</param>
    /// <param name="score">The score.</param>
    public ReadOnlySpan<float> Day(int arm, int day, ArmScore score)
    {
        int output = _courses[arm].OutputDays.BinarySearch(day);
        ArgumentOutOfRangeException.ThrowIfNegative(output, nameof(day));
        return _arms[arm].AsSpan(((output * DailyColumn.Count) + (int)score) * _padded, Patients);
    }

    /// <summary>Writes the daily rows of a block at enrolment.</summary>
    internal void KeepEnrolment(int block, ReadOnlySpan<double> day) => Keep(_enrolment, 0, block, day);

    /// <summary>Writes the daily rows of a block in an arm.</summary>
    internal void KeepDay(int arm, int output, int block, ReadOnlySpan<double> day) => Keep(_arms[arm], output, block, day);

    private void Keep(float[] target, int output, int block, ReadOnlySpan<double> day)
    {
        int first = block * BlockLayout.Lanes;
        for (int column = 0; column < DailyColumn.Count; column++)
        {
            int at = (((output * DailyColumn.Count) + column) * _padded) + first;
            for (int lane = 0; lane < BlockLayout.Lanes; lane++)
            {
                double value = day[(column * BlockLayout.Lanes) + lane];
                target[at + lane] = (float)value;
                IsUsable[first + lane] &= double.IsFinite(value);
            }
        }
    }
}
