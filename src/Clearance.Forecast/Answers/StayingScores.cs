using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>True scores of every particle in every week under staying: what a later score is held against.</summary>
internal sealed class StayingScores
{
    private const int Eight = RaterErrors.Eight;
    private const int Columns = ParticleCourse.ScoreColumns;
    private readonly double[] _truth;
    private readonly int _eights;

    /// <summary>Takes them from a simulation.</summary>
    /// <param name="outcome">The simulation; its outputs are the weeks, its first option is to stay.</param>
    /// <param name="weeks">Number of weeks.</param>
    /// <param name="threads">Threads.</param>
    public StayingScores(CourseOutcome outcome, int weeks, int threads)
    {
        _eights = (outcome.Patients + Eight - 1) / Eight;
        _truth = new double[weeks * _eights * Columns * Eight];
        Parallel.For(0, _eights, new ParallelOptions { MaxDegreeOfParallelism = threads }, eight =>
        {
            for (int week = 1; week <= weeks; week++)
            {
                outcome.ScoresOfEight(0, week - 1, eight, OfEight(week, eight));
            }
        });
    }

    /// <summary>EASI of eight particles in a week (1 is the first).</summary>
    public ReadOnlySpan<double> Easi(int week, int eight) => OfEight(week, eight).Slice(4 * Eight, Eight);

    /// <summary>The scores of one particle in a week: EASI of the four regions, EASI, itch.</summary>
    public void Of(int week, int particle, Span<double> scores)
    {
        ReadOnlySpan<double> eight = OfEight(week, particle / Eight);
        for (int column = 0; column < Columns; column++)
        {
            scores[column] = eight[(column * Eight) + (particle % Eight)];
        }
    }

    private Span<double> OfEight(int week, int eight) => _truth.AsSpan((((week - 1) * _eights) + eight) * Columns * Eight, Columns * Eight);
}
