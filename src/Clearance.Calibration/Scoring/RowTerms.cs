using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>
/// One row in one of its arms: what each candidate adds above and below the line. Chances are conditional on the parts of
/// the errors at enrolment, of the rater (k) and of the itch score (j), which every later comparison shares.
/// </summary>
internal sealed class RowTerms
{
    private const int K = RaterError.Parts, J = ScoreChances.ItchParts;
    private readonly ArmStatement _statement;
    private readonly ArmScores _scores;
    private readonly Enrolment _enrolment;
    private readonly EntryWeights _weights;
    private readonly int _arm;
    private readonly double[] _skin = new double[K];
    private readonly double[] _itch = new double[J];
    private readonly double[] _above = new double[K];
    private readonly double[] _aboveItch = new double[J];
    private readonly double[] _staying;
    private readonly double[] _stayingToSelection;

    private readonly FlareChances? _flare;

    public RowTerms(
        ArmStatement statement, FlareWindow? afterFlare, int arm, ArmScores scores, Enrolment enrolment, EntryWeights weights, Staying staying)
    {
        _flare = afterFlare is null ? null : new FlareChances(statement, afterFlare, arm, scores, enrolment);
        _statement = statement = afterFlare is null ? statement : statement with { Day = afterFlare.AssessDay };
        _arm = arm;
        _scores = scores;
        _enrolment = enrolment;
        _weights = weights;
        _staying = staying.Of(scores, arm, statement.RescueFromDay, statement.Day, statement.Rescue);
        _stayingToSelection = statement.Among is { } among ? staying.Of(scores, arm, 0, among.Day, among.Rescue) : [];
    }

    /// <summary>Adds each patient's terms to the sums.</summary>
    /// <param name="above">Weight times value by patient.</param>
    /// <param name="below">Weight by patient.</param>
    /// <param name="upToVisit">For median times, see <see cref="MeasureChances.UpToVisit"/>.</param>
    public void Add(Span<double> above, Span<double> below, int upToVisit = 0)
    {
        MeasureChances measure = new(_statement, _arm, _scores, _enrolment) { UpToVisit = upToVisit };
        SelectionChances? selection = _statement.Among is { } among ? new SelectionChances(among, _arm, _scores, _enrolment) : null;
        bool isAdverse = _statement.Measure is Measure.ItchRise;
        bool isKept = _statement.Measure.IsShare && !_statement.Measure.IsFirstTime;
        for (int i = 0; i < _scores.Outcome.Patients; i++)
        {
            _weights.Skin.AsSpan(i * K, K).CopyTo(_skin);
            _weights.Itch.AsSpan(i * J, J).CopyTo(_itch);
            if (_skin[0] + _skin[^1] == 0.0)
            {
                continue;
            }

            selection?.Apply(i, _stayingToSelection[i], _skin, _itch);
            _flare?.Apply(i, _skin);
            double staying = isKept ? _staying[i] : 1.0;
            bool isItch = measure.Fill(i, _staying, _above, _aboveItch);
            double skin = 0.0, skinAbove = 0.0, itch = 0.0, itchAbove = 0.0;
            for (int k = 0; k < K; k++)
            {
                skin += _skin[k];
                skinAbove += isItch ? 0.0 : _skin[k] * _above[k];
            }

            for (int j = 0; j < J; j++)
            {
                double counted = isItch ? measure.Counts(i, j) * _itch[j] : _itch[j];
                itch += counted;
                itchAbove += isItch ? counted * _aboveItch[j] : 0.0;
            }

            double weight = skin * itch;
            double value = isItch ? skin * itchAbove : skinAbove * itch;
            below[i] += weight;
            above[i] += isAdverse ? weight - (staying * (weight - value)) : staying * value;
        }
    }
}
