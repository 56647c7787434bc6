using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>
/// Where the patients of a block stand with each biologic of a treatment on one day: handed from one stretch of days to the
/// next, so that no day of a concentration is solved twice.
/// </summary>
internal sealed class AntibodyStates
{
    private const int L = BlockLayout.Lanes;
    private readonly double[] _values;
    private readonly bool[] _isKnown;

    public AntibodyStates(int biologics)
    {
        _values = new double[biologics * Length];
        _isKnown = new bool[biologics];
    }

    /// <summary>Numbers of one biologic in one block: [column][lane].</summary>
    public const int Length = AntibodyCourse.StateColumns * L;

    /// <summary>The day on which they stand there, from the course's day 0.</summary>
    public int Day { get; private set; }

    /// <summary>The numbers of all biologics.</summary>
    public Span<double> Values => _values;

    /// <summary>Whether a biologic is known on <see cref="Day"/>; one that is not is followed from its first dose.</summary>
    public bool IsKnown(int biologic) => _isKnown[biologic];

    /// <summary>The numbers of one biologic.</summary>
    public Span<double> Of(int biologic) => _values.AsSpan(biologic * Length, Length);

    /// <summary>Nothing is known: no patient has had a drug.</summary>
    public void Forget()
    {
        Array.Clear(_values);
        Array.Clear(_isKnown);
    }

    /// <summary>The numbers are those of a day.</summary>
    public void KnownOn(int day)
    {
        Day = day;
        Array.Fill(_isKnown, true);
    }

    /// <summary>One biologic stands as given on a day; the others as they are.</summary>
    public void Set(int biologic, int day, ReadOnlySpan<double> values)
    {
        Day = day;
        values.CopyTo(Of(biologic));
        _isKnown[biologic] = true;
    }
}
