namespace Clearance.Calibration;

/// <summary>Probability that a candidate first flares at one of the visits of a window.</summary>
internal sealed class FlareChances
{
    // The definition of JADE REGIMEN, the one trial with such rows: half of the response lost, with IGA 2 or more.
    private const double Lost = 0.5;
    private readonly FlareWindow _window;
    private readonly MeasureChances _spared;
    private readonly double[] _before = new double[RaterError.Parts];
    private readonly double[] _after = new double[RaterError.Parts];

    public FlareChances(ArmStatement statement, FlareWindow window, int arm, ArmScores scores, Enrolment enrolment)
    {
        _window = window;
        _spared = new MeasureChances(
            statement with { Measure = new Measure.MedianDaysToFlare(Lost), Day = statement.VisitDay(window.LastVisit) }, arm, scores, enrolment);
    }

    /// <summary>Multiplies the weights of a patient's parts with the chance of flaring in the window.</summary>
    public void Apply(int patient, Span<double> skin)
    {
        _spared.UpToVisit = _window.FirstVisit - 1;
        _spared.Fill(patient, [], _before, []);
        _spared.UpToVisit = _window.LastVisit;
        _spared.Fill(patient, [], _after, []);
        for (int k = 0; k < skin.Length; k++)
        {
            skin[k] *= _before[k] - _after[k];
        }
    }
}
