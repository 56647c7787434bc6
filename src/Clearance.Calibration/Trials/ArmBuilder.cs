using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Pharmacokinetics;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>Puts the treatment of an arm together, stretch by stretch. Days are exact so that equal arms are found equal.</summary>
internal sealed class ArmBuilder
{
    /// <summary>Day on which every treatment ends; rows beyond it are read at <see cref="LastDay"/>.</summary>
    public const int Horizon = LastDay + 15;

    /// <summary>Last day that is simulated: two years, by when every drug has long reached its plateau.</summary>
    public const int LastDay = 727;

    private const int AllRegions = 15;
    private readonly List<(string Drug, DosePattern Pattern)> _doses = [];
    private readonly List<TopicalTreatment> _topicals = [];

    /// <summary>Adds a stretch of one drug.</summary>
    /// <param name="drug">The drug.</param>
    /// <param name="amountMg">Dose.</param>
    /// <param name="intervalDays">Rhythm.</param>
    /// <param name="fromDay">First dose.</param>
    /// <param name="toDay">No dose on this day or later.</param>
    /// <param name="withLoading">Whether the label's loading comes first.</param>
    public void Give(SystemicDrug drug, double amountMg, double intervalDays, double fromDay, double toDay, bool withLoading)
    {
        (ImmutableArray<DosePattern> loading, double next) = DoseWords.Loading(drug, amountMg, intervalDays, fromDay, withLoading);
        _doses.AddRange(loading.Select(pattern => (drug.Name, pattern with { EndDay = Math.Min(pattern.EndDay, toDay) })));
        if (next < toDay)
        {
            _doses.Add((drug.Name, new DosePattern { AmountMg = amountMg, FirstDay = next, IntervalDays = intervalDays, EndDay = toDay }));
        }
    }

    /// <summary>Adds a stretch of background topical steroid, once a day on what is left of the lesions, as trials have it tapered.</summary>
    public void AddTopical(double fromDay, double toDay) => _topicals.Add(new TopicalTreatment(fromDay, toDay, 1.0, AllRegions) { IsAsNeeded = true });

    /// <summary>The arm.</summary>
    public ArmRegimen Build(string name, bool inTrial) => new(
        name,
        new Treatment
        {
            Systemic = [.. _doses.GroupBy(d => d.Drug, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new SystemicTreatment(g.Key, DoseSchedule.FromPatterns(g.Select(d => d.Pattern))))],
            Topicals = [.. _topicals],
        },
        inTrial);
}
