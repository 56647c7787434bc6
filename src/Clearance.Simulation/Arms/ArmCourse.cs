using System.Collections.Immutable;
using System.Globalization;
using Clearance.Formulary;

namespace Clearance.Simulation;

/// <summary>What the patients of one trial arm take from the day of enrolment, and when they are looked at.</summary>
public sealed record ArmCourse
{
    /// <summary>Name, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>Everything taken from day 0.</summary>
    public required Treatment Treatment { get; init; }

    /// <summary>Whether the trial's own placebo effect acts beside care.</summary>
    public required bool InTrial { get; init; }

    /// <summary>Largest effect of the background topical steroid: a parameter of the model by symbol, or null for none.</summary>
    public string? SteroidSymbol { get; init; }

    /// <summary>Days whose scores are kept, ascending, 0 or later. The state before day 0 is kept once for all arms.</summary>
    public required ImmutableArray<int> OutputDays { get; init; }
}

/// <summary>
/// Arms that are simulated together on the same patients: one burn-in under the patients' own triggers, then every arm from
/// the same state. Steps are planned once and serve every population.
/// </summary>
public sealed class ArmSet
{
    /// <summary>Days of life under the patient's own triggers before enrolment.</summary>
    public const int BurnInDays = 182;

    private ArmSet(ImmutableArray<ArmCourse> arms, ImmutableArray<StepPlan> plans, StepPlan burnIn)
    {
        Arms = arms;
        Plans = plans;
        BurnIn = burnIn;
        ImmutableArray<string> systemic = [.. arms.Select(arm => SystemicKey(arm.Treatment))];
        Order = [.. Enumerable.Range(0, arms.Length).OrderBy(arm => systemic[arm], StringComparer.Ordinal).ThenByDescending(arm => plans[arm].Days)];
        IsLikeLast = [.. Order.Select((arm, at) => at > 0 && systemic[Order[at - 1]] == systemic[arm])];
    }

    /// <summary>The arms.</summary>
    public ImmutableArray<ArmCourse> Arms { get; }

    /// <summary>Systemic drugs given in any arm.</summary>
    public ImmutableArray<string> Drugs => [.. Arms.SelectMany(a => a.Treatment.Systemic).Select(s => s.Drug).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Days simulated in all arms together, burn-in not counted.</summary>
    public int Days => Plans.Sum(plan => plan.Days);

    internal ImmutableArray<StepPlan> Plans { get; }

    internal StepPlan BurnIn { get; }

    /// <summary>Arms in the order they are run: those with the same systemic doses together, the longest first.</summary>
    internal ImmutableArray<int> Order { get; }

    /// <summary>For each place of <see cref="Order"/>: whether the arm has the systemic doses of the one before it, and so its signals.</summary>
    internal ImmutableArray<bool> IsLikeLast { get; }

    internal int LongestDays => Plans.Length == 0 ? 0 : Plans.Max(plan => plan.Days);

    /// <summary>Plans the steps of the arms.</summary>
    /// <param name="arms">The arms.</param>
    /// <param name="formulary">Pharmacokinetics of their drugs and the onset of the care effect.</param>
    public static ArmSet Plan(ImmutableArray<ArmCourse> arms, DrugFormulary formulary)
    {
        Treatment nothing = new() { Systemic = [], Topicals = [] };
        double careRate = formulary.Skin.Central("kp");
        IEnumerable<string> drugs = arms.SelectMany(a => a.Treatment.Systemic).Select(s => s.Drug).Distinct(StringComparer.Ordinal);
        ImmutableSortedDictionary<string, int> windows = JakWindow.Of(
            drugs.ToImmutableSortedDictionary(name => name, name => new DrugBlocks(formulary.Drugs[name], 0), StringComparer.Ordinal));
        StepPlan Of(Treatment treatment, int first, int end, Func<int, bool> isScored) =>
            StepPlan.Build(treatment, nothing, windows, careRate, first, end, [treatment], everywhereQuarter: false, isScored);
        return new ArmSet(
            arms,
            [.. arms.Select(arm => Of(arm.Treatment, 0, arm.OutputDays[^1] + 1, day => arm.OutputDays.BinarySearch(day) >= 0))],
            Of(nothing, -BurnInDays, 0, static day => day == -1));
    }

    private static string SystemicKey(Treatment treatment) => string.Join('|', treatment.Systemic.Select(s =>
        $"{s.Drug} {string.Join(' ', s.Schedule.Trains.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.AmountMg:R}x{t.Count}@{t.FirstDay:R}/{t.IntervalDays:R}")))}"));
}
