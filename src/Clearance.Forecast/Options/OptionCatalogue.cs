using System.Collections.Immutable;
using System.Globalization;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>Which options are compared.</summary>
public enum OptionSet
{
    /// <summary>About a dozen: every JAK inhibitor and dose for 16 weeks, and one each of the other kinds.</summary>
    Standard,

    /// <summary>Every dose for 8, 12, 16, 20, 24 and 52 weeks and until clear, every switch and interval.</summary>
    All,
}

/// <summary>The options of a patient: what is given now, changed in the ways the formulary knows.</summary>
public sealed class OptionCatalogue
{
    private const int StandardWeeks = 16;
    private static readonly ImmutableArray<int> AllWeeks = [8, 16, 24, 52];
    private static readonly ImmutableArray<int> UntilClearWeeks = [8, 12, 16, 20, 24];
    private readonly CourseHistory _history;
    private readonly DrugFormulary _formulary;
    private readonly int _end;
    private readonly IssueLog _log = new();
    private readonly List<ForecastOption> _options = [];
    private readonly ImmutableArray<ResolvedRegimen.Systemic> _given;
    private readonly ResolvedRegimen.Systemic? _biologic;
    private readonly ResolvedRegimen.Systemic? _jak;

    /// <summary>The options of a history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="formulary">Drugs and labels.</param>
    /// <param name="weeks">Weeks looked ahead.</param>
    public OptionCatalogue(CourseHistory history, DrugFormulary formulary, int weeks)
    {
        _history = history;
        _formulary = formulary;
        _end = history.Now + (7 * weeks) + 1;
        _given =
        [
            .. history.Resolved.Systemics.Where(s => CourseTreatment.Whole(s.StartDay) <= history.Now && (s.StopDay is null || s.StopDay > history.Now)).OrderBy(s => s.StartDay),
        ];
        _biologic = _given.LastOrDefault(s => s.Drug.Class != DrugClass.JakInhibitor);
        _jak = _given.LastOrDefault(s => s.Drug.Class == DrugClass.JakInhibitor);
    }

    private TreatmentCourse Course => _history.Resolved.Course;

    private double Now => _history.Now;

    /// <summary>Makes the options; the first is always to stay.</summary>
    /// <param name="set">Which.</param>
    /// <param name="drugs">JAK inhibitors to be looked at closely, each dose for every duration and until clear; empty for none.</param>
    public ImmutableArray<ForecastOption> Make(OptionSet set, ImmutableArray<string> drugs)
    {
        Add("stay", "Stay on what is given now", OptionKind.Stay, Course);
        if (_jak is null)
        {
            Jaks(set, drugs);
        }
        else
        {
            Leave(_jak);
        }

        Switches(set);
        Intervals(set);
        StrongerTopical();
        return [.. _options];
    }

    /// <summary>An option of regimens made elsewhere (what a user wrote).</summary>
    /// <param name="id">Token.</param>
    /// <param name="name">In words.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="course">The course under it.</param>
    /// <param name="drug">The drug it begins.</param>
    /// <param name="stopDay">When that drug stops.</param>
    public ForecastOption? Of(string id, string name, OptionKind kind, TreatmentCourse course, string? drug, int? stopDay) =>
        Add(id, name, kind, course, drug, null, stopDay);

    /// <summary>What was wrong with options.</summary>
    public ImmutableArray<Issue> Issues => _log.ToImmutable();

    private void Jaks(OptionSet set, ImmutableArray<string> drugs)
    {
        foreach (SystemicDrug drug in _formulary.Drugs.Values.Where(d => d.Class == DrugClass.JakInhibitor))
        {
            bool closely = set == OptionSet.All || drugs.Contains(drug.Name);
            foreach (LabelRegimen regimen in Doses(drug))
            {
                string dose = RegimenMaker.Words(regimen.Maintenance.DoseMg, regimen.Maintenance.IntervalDays);
                string id = string.Create(CultureInfo.InvariantCulture, $"add-{drug.Name}-{regimen.Maintenance.DoseMg:0.##}mg");
                ImmutableArray<int> weeks = closely ? [.. AllWeeks.Concat(UntilClearWeeks).Distinct().Order()] : [StandardWeeks];
                foreach (int w in weeks)
                {
                    int stop = _history.Now + (7 * w);
                    Add($"{id}-{w}w", $"Add {drug.Name} {dose} for {w} weeks", OptionKind.Add,
                        With(RegimenMaker.Of(drug.Name, regimen.Maintenance, RegimenRole.Rescue, Now, stop, Course)), drug.Name, dose, stop, Standing(regimen, drug));
                }

                if (closely)
                {
                    UntilClear(id, drug.Name, dose);
                }
            }
        }

        SystemicDrug? stepped = _formulary.Drugs.Values.FirstOrDefault(d => d.Class == DrugClass.JakInhibitor && Doses(d).Length > 1 && (drugs.IsEmpty || drugs.Contains(d.Name)));
        if (stepped is not null && Doses(stepped) is { Length: > 1 } steps)
        {
            StepDown(stepped, steps.MaxBy(d => d.Maintenance.DoseMg)!.Maintenance, steps.MinBy(d => d.Maintenance.DoseMg)!.Maintenance);
        }
    }

    private void UntilClear(string id, string drug, string dose)
    {
        ImmutableArray<string> durations = [.. UntilClearWeeks.Select(w => $"{id}-{w}w").Where(d => _options.Exists(o => o.Id == d))];
        if (durations.Length == UntilClearWeeks.Length)
        {
            ForecastOption longest = _options.Find(o => o.Id == durations[^1])!;
            _options.Add(longest with
            {
                Id = $"{id}-until-clear",
                Name = $"Add {drug} {dose} until clear, looked at every 4 weeks from week {UntilClearWeeks[0]}, at most {UntilClearWeeks[^1]} weeks",
                Durations = durations,
            });
        }
    }

    private void StepDown(SystemicDrug drug, LabelPhase high, LabelPhase low)
    {
        double step = Now + (7 * 8);
        int stop = _history.Now + (7 * 16);
        Regimen regimen = RegimenMaker.Of(drug.Name, high, RegimenRole.Rescue, Now, stop, Course) with
        {
            Changes = [new DoseChange(RegimenMaker.At(step, Course), new Dose((decimal)low.DoseMg, DoseUnit.Mg), RegimenMaker.FrequencyOf(low.IntervalDays), "taper")],
        };
        string words = RegimenMaker.Words(high.DoseMg, high.IntervalDays);
        Add($"taper-{drug.Name}", string.Create(CultureInfo.InvariantCulture, $"Add {drug.Name} {words} for 8 weeks, then {low.DoseMg:0.##} mg for 8, then stop"), OptionKind.Taper,
            With(regimen), drug.Name, words, stop);
    }

    // A JAK inhibitor is taken already: stop it, or step it down.
    private void Leave(ResolvedRegimen.Systemic jak)
    {
        Add($"stop-{jak.Drug.Name}", $"Stop {jak.Drug.Name} now", OptionKind.Stop, Ended([jak]), jak.Drug.Name, null, _history.Now);
        DosePhase last = jak.Phases[^1];
        LabelPhase? lower = Doses(jak.Drug).Select(d => d.Maintenance).Where(p => p.DoseMg / p.IntervalDays < last.DoseMg / last.IntervalDays).MaxBy(p => p.DoseMg / p.IntervalDays);
        double mg = lower?.DoseMg ?? last.DoseMg;
        double interval = lower?.IntervalDays ?? 2.0 * last.IntervalDays;
        int stop = _history.Now + (7 * 8);
        DoseChange change = new(RegimenMaker.At(Now, Course), new Dose((decimal)mg, DoseUnit.Mg), RegimenMaker.FrequencyOf(interval), "taper");
        Add($"taper-{jak.Drug.Name}", $"Step {jak.Drug.Name} down to {RegimenMaker.Words(mg, interval)} for 8 weeks, then stop", OptionKind.Taper,
            Changed(jak.Regimen, r => r with { Changes = [.. Made(r), change], Stop = RegimenMaker.At(stop, Course) }), jak.Drug.Name, RegimenMaker.Words(mg, interval), stop);
    }

    private void Switches(OptionSet set)
    {
        if (_biologic is null && _jak is null)
        {
            foreach (SystemicDrug drug in _formulary.Drugs.Values.Where(d => d.Class != DrugClass.JakInhibitor))
            {
                Add($"start-{drug.Name}", $"Start {drug.Name}", OptionKind.Switch, With(RegimenMaker.Of(drug.Name, drug.DefaultRegimen.Maintenance, RegimenRole.Maintenance, Now, null, Course)), drug.Name, Words(drug));
            }

            return;
        }

        ResolvedRegimen.Systemic old = _biologic ?? _jak!;
        IEnumerable<SystemicDrug> others = _formulary.Drugs.Values.Where(d => !_given.Any(g => g.Drug.Name == d.Name) && d.DefaultRegimen.Standing == RegimenStanding.Labelled && d.Class != old.Drug.Class);
        string left = string.Join(" and ", _given.Select(g => g.Drug.Name).Distinct(StringComparer.Ordinal));
        TreatmentCourse ended = Ended(_given);
        foreach (SystemicDrug drug in set == OptionSet.All ? others : [.. others.Where(d => d.Class == DrugClass.JakInhibitor).TakeLast(1), .. others.Where(d => d.Class == DrugClass.Il13Antibody).Take(1)])
        {
            Regimen begun = RegimenMaker.Of(drug.Name, drug.DefaultRegimen.Maintenance, RegimenRole.Switch, Now, null, Course);
            Add($"switch-{drug.Name}", $"Switch from {left} to {drug.Name} {Words(drug)}", OptionKind.Switch,
                ended with { Regimens = [.. ended.Regimens.Items, begun] }, drug.Name, Words(drug));
        }
    }

    private void Intervals(OptionSet set)
    {
        if (_biologic is null)
        {
            return;
        }

        DosePhase last = _biologic.Phases[^1];
        double next = _biologic.DosesUntil(_end).Select(d => d.Day).FirstOrDefault(d => d >= Now, Now);
        foreach (double factor in set == OptionSet.All ? new[] { 0.5, 1.5, 2.0, 3.0 } : [2.0])
        {
            double interval = last.IntervalDays * factor;
            if (interval % 7.0 != 0.0)
            {
                continue;
            }

            string words = DoseInterval.Words(interval);
            DoseChange change = new(RegimenMaker.At(next, Course), null, RegimenMaker.FrequencyOf(interval), "interval");
            bool isLabelled = _biologic.Drug.Regimens.Any(r => r.Standing == RegimenStanding.Labelled && r.Phases.Any(p => p.IntervalDays == interval && p.DoseMg == last.DoseMg));
            Add(string.Create(CultureInfo.InvariantCulture, $"interval-{_biologic.Drug.Name}-{interval / 7.0:0}w"), $"Give {_biologic.Drug.Name} {words} from the next dose", OptionKind.Interval,
                Changed(_biologic.Regimen, r => r with { Changes = [.. Made(r), change] }), _biologic.Drug.Name, RegimenMaker.Words(last.DoseMg, interval), null,
                isLabelled ? [] : [$"{_biologic.Drug.Name} {words} is no labelled interval for an adult with atopic dermatitis; few trials measured it"]);
        }
    }

    private void StrongerTopical()
    {
        const int weeks = 8;
        ResolvedRegimen.Topical? current = _history.Resolved.Topicals.Where(t => t.StartDay < Now && (t.StopDay is null || t.StopDay > Now)).OrderBy(t => t.StartDay).LastOrDefault();
        TopicalProduct? stronger = _formulary.Topicals.Products.Values
            .Where(p => current is null ? p.Class == SteroidClass.Potent : p.Class > current.Product.Class).OrderBy(p => p.Class).ThenBy(p => p.Name, StringComparer.Ordinal).FirstOrDefault();
        if (stronger is null)
        {
            return;
        }

        int stop = _history.Now + (7 * weeks);
        Regimen begun = new()
        {
            Id = "option-topical",
            Drug = stronger.Name,
            Role = RegimenRole.Background,
            Route = Route.Topical,
            Start = RegimenMaker.At(Now, Course),
            Stop = RegimenMaker.At(stop, Course),
            Sites = current?.Regimen.Sites ?? [],
            Provenance = new Provenance { Source = RegimenMaker.Source, Mark = FactMark.Assumed },
        };
        TreatmentCourse without = current is null ? Course : Changed(current.Regimen, r => r with { Stop = RegimenMaker.At(Now, Course) });
        ForecastOption? option = Add($"topical-{stronger.Name.Replace(' ', '-')}", $"{(current is null ? "Add" : "Change to")} {stronger.Name}, a {stronger.Class.ToString().ToLowerInvariant()} topical steroid, for {weeks} weeks", OptionKind.Topical,
            without with { Regimens = [.. without.Regimens.Items, begun] }, null, null, stop);
        if (option is not null)
        {
            _options[^1] = option with { Steroid = stronger.Class };
        }
    }

    private ForecastOption? Add(
        string id, string name, OptionKind kind, TreatmentCourse course, string? drug = null, string? dose = null, int? stop = null, ImmutableArray<string> extrapolations = default)
    {
        Reading<ResolvedCourse> resolution = CourseResolution.Resolve(course, _formulary);
        if (resolution.Value is not { } resolved)
        {
            foreach (Issue issue in resolution.Issues.Where(i => i.Severity == IssueSeverity.Error))
            {
                _log.Add(issue with { Severity = IssueSeverity.Warning, What = $"Option '{name}' is left out: {issue.What}" });
            }

            return null;
        }

        bool isCombination = IsCombination(resolved.Systemics);
        ForecastOption option = new()
        {
            Id = id,
            Name = name,
            Kind = kind,
            Course = course,
            Treatment = CourseTreatment.Of(resolved.Systemics, resolved.Topicals, _end),
            Drug = drug,
            DoseWords = dose,
            StopDay = stop,
            JakStopDay = JakStop(resolved.Systemics),
            IsCombination = isCombination,
            Extrapolations =
            [
                .. extrapolations.IsDefault ? [] : extrapolations,
                .. isCombination ? ["no trial gave a biologic together with a JAK inhibitor: the sum of both rests on the rule that steps in series multiply"] : ImmutableArray<string>.Empty,
            ],
        };
        _options.Add(option);
        return option;
    }

    // A biologic and a JAK inhibitor on the same day of the time looked at, whatever the option itself begins or ends.
    private bool IsCombination(IEnumerable<ResolvedRegimen.Systemic> systemics)
    {
        int First(ResolvedRegimen.Systemic s) => Math.Max(_history.Now, CourseTreatment.Whole(s.StartDay));
        int End(ResolvedRegimen.Systemic s) => s.StopDay is { } stop ? Math.Min(_end, CourseTreatment.Whole(stop)) : _end;
        bool Overlap(ResolvedRegimen.Systemic a, ResolvedRegimen.Systemic b) => Math.Max(First(a), First(b)) < Math.Min(End(a), End(b));
        ILookup<bool, ResolvedRegimen.Systemic> byClass = systemics.ToLookup(s => s.Drug.Class == DrugClass.JakInhibitor);
        return byClass[true].Any(jak => byClass[false].Any(other => Overlap(jak, other)));
    }

    private static int? JakStop(IEnumerable<ResolvedRegimen.Systemic> systemics)
    {
        double[] stops = [.. systemics.Where(s => s.Drug.Class == DrugClass.JakInhibitor).Select(s => s.StopDay ?? double.PositiveInfinity)];
        return stops.Length == 0 || double.IsInfinity(stops.Max()) ? null : CourseTreatment.Whole(stops.Max());
    }

    // A drug with no dose on a label for atopic dermatitis is looked at in its default dose, and that is said.
    private static ImmutableArray<LabelRegimen> Doses(SystemicDrug drug)
    {
        ImmutableArray<LabelRegimen> labelled = [.. drug.Regimens.Where(r => r.Standing == RegimenStanding.Labelled && r.Phases.Length == 1).DistinctBy(r => (r.Maintenance.DoseMg, r.Maintenance.IntervalDays))];
        return labelled.IsEmpty ? [drug.DefaultRegimen] : labelled;
    }

    private static ImmutableArray<string> Standing(LabelRegimen regimen, SystemicDrug drug) =>
        regimen.Standing == RegimenStanding.Labelled ? [] : [$"{drug.Name} is on no label for atopic dermatitis: {regimen.Condition}"];

    private static string Words(SystemicDrug drug) => RegimenMaker.Words(drug.DefaultRegimen.Maintenance.DoseMg, drug.DefaultRegimen.Maintenance.IntervalDays);

    private TreatmentCourse With(Regimen regimen) => Course with { Regimens = [.. Course.Regimens.Items, regimen] };

    private TreatmentCourse Ended(ImmutableArray<ResolvedRegimen.Systemic> regimens) => Course with
    {
        Regimens =
        [
            .. Course.Regimens.Items.Select(r => regimens.Any(s => ReferenceEquals(s.Regimen, r)) ? r with { Changes = [.. Made(r)], Stop = RegimenMaker.At(Now, Course) } : r),
        ],
    };

    private TreatmentCourse Changed(Regimen regimen, Func<Regimen, Regimen> change) =>
        Course with { Regimens = [.. Course.Regimens.Items.Select(r => ReferenceEquals(r, regimen) ? change(r) : r)] };

    // What is planned for later gives way to the option.
    private IEnumerable<DoseChange> Made(Regimen regimen) => regimen.Changes.Items.Where(c => c.At.Day is not { } at || CourseTreatment.Whole(at) <= _history.Now);
}
