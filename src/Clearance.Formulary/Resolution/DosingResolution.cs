using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Turns a systemic regimen into dosing phases, filling dose, frequency, loading dose and route from the label.</summary>
internal sealed class DosingResolution(TreatmentCourse course, IssueLog log, ImmutableArray<Assumption>.Builder assumptions)
{
    // A dose far above the label is more likely a unit slip than a choice; it is warned, not refused.
    private const double UnusualFactor = 3.0;

    public ResolvedRegimen Resolve(Regimen regimen, int index, SystemicDrug drug, double start, double? stop)
    {
        var label = drug.DefaultRegimen;
        var formulation = Formulation(regimen, index, drug);
        var dose = DoseMg(regimen.Dose, index, drug);
        var interval = Interval(regimen, index);
        if (regimen.Dose is null || regimen.Frequency is null)
        {
            FillMaintenance(regimen, index, drug, ref dose, ref interval);
        }

        if (formulation is null || dose is null || interval is null)
        {
            return new ResolvedRegimen.NotModelled { Regimen = regimen, Why = "its dosing could not be understood" };
        }

        var phases = ImmutableArray.CreateBuilder<DosePhase>();
        var next = start;
        if (regimen.Dose is null && regimen.Loading is null && regimen.Frequency is null)
        {
            // Nothing is said of the dosing: the label's phases one after another.
            if (label.Loading is { } loadingPhase)
            {
                Assume(index, "loading", $"{drug.Name} loading dose", $"{loadingPhase.DoseMg}", "mg", $"nothing is said of the dosing; the label's {label.Name}", loadingPhase.Dose.Source, ValueStatus.Assumption);
            }

            foreach (var phase in label.Phases.Where(static p => p.Count is not null))
            {
                Add(phases, next, stop, phase.DoseMg, phase.IntervalDays, phase.Count);
                next += phase.Count!.Value * phase.IntervalDays;
            }
        }
        else if (Loading(regimen, index, drug, dose.Value) is { } loading)
        {
            Add(phases, next, stop, loading.Mg, loading.IntervalDays, loading.Count);
            next += loading.Count * loading.IntervalDays;
        }

        AddMaintenance(regimen, index, drug, phases, next, stop, dose.Value, interval.Value);
        return new ResolvedRegimen.Systemic
        {
            Regimen = regimen,
            Drug = drug,
            Formulation = formulation,
            Phases = phases.ToImmutable(),
            Missed = [.. regimen.Missed.Items.Where(static m => m.From.IsKnown && m.To.IsKnown).Select(static m => new MissedWindow(m.From.Day!.Value, m.To.Day!.Value))],
        };
    }

    private void AddMaintenance(
        Regimen regimen, int index, SystemicDrug drug, ImmutableArray<DosePhase>.Builder phases, double next, double? stop, double dose, double interval)
    {
        var once = regimen.Frequency is Frequency.Once ? 1 : (int?)null;
        foreach (var (change, i) in regimen.Changes.Items.Select(static (c, i) => (c, i)))
        {
            if (change.At.Day is not { } day || day < next)
            {
                log.Warning("change.no-day", course.Places.Of($"regimens[{index}].changes[{i}]"), "This change has no day, or one before the dose it changes; it is shown, not simulated.", "State when the dose changed.");
                continue;
            }

            Add(phases, next, Earlier(stop, day), dose, interval, once);
            dose = DoseMg(change.Dose, index, drug) ?? dose;
            interval = change.Frequency?.IntervalDays ?? interval;
            next = day;
        }

        Add(phases, next, stop, dose, interval, once);
    }

    private static double Earlier(double? stop, double day) => stop is { } s ? Math.Min(s, day) : day;

    private static void Add(ImmutableArray<DosePhase>.Builder phases, double first, double? end, double mg, double interval, int? count)
    {
        // A phase that begins after the end holds no dose; the first phase stays, so that a regimen always has one.
        if (phases.Count == 0 || end is null || first < end)
        {
            phases.Add(new DosePhase(first, end, mg, interval, count));
        }
    }

    private PkFormulation? Formulation(Regimen regimen, int index, SystemicDrug drug)
    {
        var usual = drug.Pk.DefaultFormulation;
        DoseRoute? route = regimen.Route switch
        {
            null => usual.Route,
            Route.Oral => DoseRoute.Oral,
            Route.Subcutaneous => DoseRoute.Subcutaneous,
            Route.Intravenous => DoseRoute.Intravenous,
            Route.Topical or Route.Intramuscular => null,
            _ => throw new ArgumentOutOfRangeException(nameof(regimen), regimen.Route, null),
        };
        if (regimen.Route is null)
        {
            Assume(index, "route", $"{drug.Name} route", Token.Of(usual.Route), "", $"the label's route; formulation {usual.Name}", drug.DefaultRegimen.Source, drug.DefaultRegimen.Status);
            return usual;
        }

        var found = drug.Pk.Formulations.OrderByDescending(static f => f.IsDefault).FirstOrDefault(f => f.Route == route);
        if (found is null)
        {
            log.Error("route.not-available", course.Places.Of($"regimens[{index}].route"), $"{drug.Name} is not given this way.", $"Write 'route: {Token.Of(usual.Route)}', or leave it out.");
        }

        return found;
    }

    private double? DoseMg(Dose? dose, int index, SystemicDrug drug)
    {
        if (dose is null)
        {
            return null;
        }

        if (dose.InMg((double?)course.Patient?.WeightKg?.Value) is not { } mg)
        {
            log.Error("dose.unit", course.Places.Of($"regimens[{index}].dose"), $"{dose} needs the patient's weight; {drug.Name} is dosed in mg.", "Write the dose in mg, or state the weight.");
            return null;
        }

        var largest = drug.Regimens.SelectMany(static r => r.Phases).Max(static p => p.DoseMg);
        if (mg > UnusualFactor * largest)
        {
            log.Warning("dose.unusual", course.Places.Of($"regimens[{index}].dose"), $"{dose} of {drug.Name} is more than {UnusualFactor} times the largest dose of its label ({largest} mg).", "Check the amount and the unit.");
        }

        return mg;
    }

    private double? Interval(Regimen regimen, int index)
    {
        if (regimen.TakenEvery is { } taken)
        {
            return taken.InDays;
        }

        switch (regimen.Frequency)
        {
            case Frequency.AsNeeded:
                log.Error("frequency.as-needed", course.Places.Of($"regimens[{index}].frequency"), "A systemic drug cannot be simulated 'as needed'.", "State a frequency, or write 'modelled: false'.");
                return null;
            case Frequency.Once:
                return 1.0;
            case var frequency:
                return frequency?.IntervalDays;
        }
    }

    private void FillMaintenance(Regimen regimen, int index, SystemicDrug drug, ref double? dose, ref double? interval)
    {
        var label = drug.DefaultRegimen;
        var why = $"not stated; the label's {label.Name} ({label.Condition})";
        if (regimen.Dose is null)
        {
            dose = label.Maintenance.DoseMg;
            Assume(index, "dose", $"{drug.Name} dose", $"{dose}", "mg", why, label.Maintenance.Dose.Source, ValueStatus.Assumption);
        }

        if (interval is null && regimen.Frequency is null)
        {
            interval = label.Maintenance.IntervalDays;
            Assume(index, "frequency", $"{drug.Name} interval", $"{interval}", "day", why, label.Maintenance.Interval.Source, ValueStatus.Assumption);
        }
    }

    private (double Mg, double IntervalDays, int Count)? Loading(Regimen regimen, int index, SystemicDrug drug, double maintenanceMg)
    {
        var label = drug.DefaultRegimen.Loading;
        switch (regimen.Loading)
        {
            case LoadingDose.None:
                return null;
            case LoadingDose.Given given:
                return DoseMg(given.Dose, index, drug) is { } mg ? (mg, label?.IntervalDays ?? Interval(regimen, index) ?? 1.0, label?.Count ?? 1) : null;
            case LoadingDose.ByLabel when label is null:
                log.Error("loading.no-label", course.Places.Of($"regimens[{index}].loading"), $"The label of {drug.Name} has no loading dose.", "State its amount, or write 'loading: none'.");
                return null;
            case null when label is null || maintenanceMg != drug.DefaultRegimen.Maintenance.DoseMg:
                return null;
            default:
                var said = regimen.Loading is null ? "nothing is said of a loading dose" : "a loading dose was given, its amount is not stated";
                Assume(index, "loading", $"{drug.Name} loading dose", $"{label!.DoseMg}", "mg", $"{said}; the label's {drug.DefaultRegimen.Name}", label.Dose.Source, ValueStatus.Assumption);
                return (label.DoseMg, label.IntervalDays, label.Count!.Value);
        }
    }

    private void Assume(int index, string field, string what, string value, string unit, string why, string source, ValueStatus status) =>
        assumptions.Add(new Assumption(what, value, unit, why, source, status, course.Places.Of($"regimens[{index}].{field}")));
}
