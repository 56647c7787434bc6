using System.Collections.Immutable;
using System.Globalization;
using Clearance.Course;
using Clearance.Forecast;
using Clearance.Formulary;
using Clearance.Gate;

namespace Clearance.Consult;

/// <summary>The course of a patient under an option that was written, built clause by clause from the day of the decision.</summary>
internal sealed class WrittenPlan(CourseHistory history, string text, string id)
{
    private readonly List<Issue> _issues = [];
    private readonly List<Regimen> _regimens = [.. history.Resolved.Course.Regimens.Items];
    private readonly List<string> _begun = [];
    private readonly List<string> _words = [];
    private double _begin = history.Now;
    private double _end = history.Now;
    private int? _stop;
    private int? _until;
    private bool _isOpen;
    private string? _stopped;
    private SteroidClass? _steroid;

    /// <summary>What cannot be done to this patient.</summary>
    public ImmutableArray<Issue> Issues => [.. _issues];

    /// <summary>Does what a clause says.</summary>
    public void Take(OptionClause clause)
    {
        _begin = clause.IsAfter ? _end : _begin;
        switch (clause)
        {
            case OptionClause.Stop stop:
                Stop(stop);
                break;
            case OptionClause.Take take:
                Take(take);
                break;
            case OptionClause.Apply apply:
                Apply(apply);
                break;
            default:
                throw new InvalidOperationException($"Unknown clause {clause}.");
        }
    }

    /// <summary>The option.</summary>
    public ForecastOption? Option(OptionCatalogue catalogue)
    {
        bool stopsOnly = _begun.Count == 0 && _steroid is null;
        ForecastOption? option = catalogue.Of(
            id,
            Capital(string.Join(", ", _words)),
            stopsOnly ? OptionKind.Stop : _begun.Count == 0 ? OptionKind.Topical : OptionKind.Written,
            history.Resolved.Course with { Regimens = [.. _regimens] },
            _begun.Count > 0 ? _begun[0] : _stopped,
            stopsOnly ? _stop : _isOpen ? null : _until);
        return option is null ? null : option with { DoseWords = _begun.Count == 0 ? null : DoseWords(), Begun = [.. _begun], Steroid = _steroid };
    }

    private string DoseWords() => text.Trim().StartsWith(_begun[0], StringComparison.OrdinalIgnoreCase)
        ? (text.Trim()[_begun[0].Length..].Trim() is var words && words.Split(" for ") is [var dose, _] && _words.Count == 1 ? dose : words)
        : text.Trim();

    private void Stop(OptionClause.Stop stop)
    {
        if (!End(r => Is(r, stop.Name), _begin))
        {
            _issues.Add(new Issue("option.not-given", IssueSeverity.Error, Place(stop), $"{stop.Name} is not given when the option stops it, so it cannot be stopped.", GivenWords()));
            return;
        }

        _words.Add($"stop {stop.Name}{At()}");
        _stopped ??= stop.Name;
        _stop = (int)_begin;
        _end = Math.Max(_end, _begin);
    }

    private void Take(OptionClause.Take take)
    {
        if (take.Replaces is { Length: > 0 } old && !End(r => Is(r, old), _begin))
        {
            _issues.Add(new Issue("option.not-given", IssueSeverity.Error, Place(take), $"{old} is not given when the option switches from it.", GivenWords()));
            return;
        }

        ImmutableArray<string> systemic = [.. history.Resolved.Systemics.Select(s => s.Regimen.Id), .. _regimens.Where(r => _begun.Contains(r.Drug)).Select(r => r.Id)];
        if (take.Replaces is { Length: 0 } && !End(r => systemic.Contains(r.Id) && !Is(r, take.Drug.Name), _begin))
        {
            _issues.Add(new Issue("option.not-given", IssueSeverity.Error, Place(take), "No other systemic drug is given, so there is nothing to switch from.", $"Write it without 'switch to': '{take.Drug.Name} ...'."));
            return;
        }

        int going = _regimens.FindLastIndex(r => Is(r, take.Drug.Name) && IsGiven(r, _begin));
        double from = going >= 0 ? NextDose(_regimens[going], _begin) : _begin;
        double? stop = Stretch(take.Steps, from, out ImmutableArray<double> starts);
        if (going >= 0)
        {
            Regimen before = _regimens[going];
            _regimens[going] = before with
            {
                Changes = [.. before.Changes.Items.Where(c => c.At.Day is { } day && day < from), .. take.Steps.Select((s, i) => new DoseChange(Time(starts[i]), s.Dose, s.Frequency, "option"))],
                Stop = stop is { } end ? Time(end) : null,
            };
        }
        else
        {
            _regimens.Add(New(take.Drug.Name, from, stop) with
            {
                Role = take.Replaces is not null ? RegimenRole.Switch : stop is null ? RegimenRole.Maintenance : RegimenRole.Rescue,
                Dose = take.Steps[0].Dose,
                Frequency = take.Steps[0].Frequency,
                Changes = [.. take.Steps.Skip(1).Select((s, i) => new DoseChange(Time(starts[i + 1]), s.Dose, s.Frequency, "option"))],
            });
        }

        string verb = take.Replaces is { } replaced ? $"switch {(replaced.Length > 0 ? $"from {replaced} " : string.Empty)}to" : going >= 0 ? "give" : "add";
        _words.Add($"{verb} {take.Drug.Name} {StepWords(take.Steps)}{At()}");
        _begun.Add(take.Drug.Name);
        Ended(stop);
    }

    private void Apply(OptionClause.Apply apply)
    {
        if (_steroid is not null)
        {
            _issues.Add(new Issue("option.two-topicals", IssueSeverity.Error, Place(apply), "An option can hold one topical steroid, and this is the second.", "Write one topical with its steps, or two options."));
            return;
        }

        Regimen? now = history.Resolved.Topicals.Select(t => t.Regimen).LastOrDefault(r => IsGiven(r, _begin));
        End(r => history.Resolved.Topicals.Any(t => t.Regimen.Id == r.Id), _begin);
        double? stop = Stretch(apply.Steps, _begin, out ImmutableArray<double> starts);
        for (int i = 0; i < apply.Steps.Length; i++)
        {
            _regimens.Add(New(apply.Product.Name, starts[i], i + 1 < starts.Length ? starts[i + 1] : stop) with
            {
                Role = RegimenRole.Background,
                Route = Route.Topical,
                Frequency = apply.Steps[i].Frequency,
                StrengthPercent = apply.Percent,
                Sites = now?.Sites ?? [],
            });
        }

        _words.Add($"apply {apply.Product.Name} {StepWords(apply.Steps)}{At()}");
        _steroid = apply.Product.Class;
        Ended(stop);
    }

    // First days of the steps; the day after the last, null when it has no length.
    private static double? Stretch(ImmutableArray<OptionStep> steps, double from, out ImmutableArray<double> starts)
    {
        ImmutableArray<double>.Builder days = ImmutableArray.CreateBuilder<double>();
        double? at = from;
        foreach (OptionStep step in steps)
        {
            days.Add(at!.Value);
            at = step.For is { } length ? at + Math.Max(1.0, Math.Round(length.InDays)) : null;
        }

        starts = days.ToImmutable();
        return at;
    }

    private void Ended(double? stop)
    {
        _end = Math.Max(_end, stop ?? _begin);
        _isOpen |= stop is null;
        _until = stop is { } day && (_until is null || day > _until) ? (int)Math.Round(day) : _until;
    }

    // Ends what is given on a day; false when nothing is.
    private bool End(Func<Regimen, bool> which, double day)
    {
        bool any = false;
        for (int i = _regimens.Count - 1; i >= 0; i--)
        {
            if (which(_regimens[i]) && IsGiven(_regimens[i], day))
            {
                Regimen cut = _regimens[i] with { Stop = Time(day), Changes = [.. _regimens[i].Changes.Items.Where(c => c.At.Day is { } at && at < day)] };
                _regimens[i] = cut;
                any = true;
            }
        }

        return any;
    }

    private bool IsGiven(Regimen regimen, double day) => StopOf(regimen) > day && (regimen.Start.Day is not { } start || start <= day);

    // The end a course leaves open is what the resolution made of it.
    private double StopOf(Regimen regimen) => regimen.Stop?.Day
        ?? history.Resolved.Topicals.FirstOrDefault(t => ReferenceEquals(t.Regimen, regimen))?.StopDay
        ?? double.PositiveInfinity;

    private double NextDose(Regimen regimen, double day) =>
        history.Resolved.Systemics.FirstOrDefault(s => ReferenceEquals(s.Regimen, regimen)) is { } resolved && resolved.Phases[^1].IntervalDays > 1.0
            ? resolved.DosesUntil(day + (2.0 * resolved.Phases[^1].IntervalDays)).Select(d => d.Day).FirstOrDefault(d => d >= day, day)
            : day;

    private bool Is(Regimen regimen, string name) =>
        string.Equals(regimen.Drug, name, StringComparison.OrdinalIgnoreCase)
        || history.Resolved.Systemics.Any(s => s.Regimen.Id == regimen.Id && s.Drug.Name == name)
        || history.Resolved.Topicals.Any(t => t.Regimen.Id == regimen.Id && t.Product.Name == name);

    private Regimen New(string drug, double start, double? stop) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"option-{id}-{_regimens.Count}"),
        Drug = drug,
        Start = Time(start),
        Stop = stop is { } day ? Time(day) : null,
        Provenance = new Provenance { Source = "option", Mark = FactMark.Assumed },
    };

    private CourseTime Time(double day) => CourseTime.AfterAnchor((decimal)day, TimeUnit.Days, history.Resolved.Course.Anchor.Name);

    private string At() => _begin > history.Now ? string.Create(CultureInfo.InvariantCulture, $" after {(_begin - history.Now) / 7.0:0.#} weeks") : string.Empty;

    private string GivenWords() => _regimens.Where(r => IsGiven(r, _begin)).Select(r => r.Drug).Distinct(StringComparer.Ordinal).ToArray() is { Length: > 0 } given
        ? $"Given then: {string.Join(", ", given)}."
        : "Nothing is given then.";

    private static string StepWords(ImmutableArray<OptionStep> steps) => string.Join(", then ", steps.Select(s =>
        $"{(s.Dose is { } dose ? $"{dose} " : string.Empty)}{Proposal.FrequencyWords(s.Frequency)}"
        + (s.For is { } length ? string.Create(CultureInfo.InvariantCulture, $" for {length.Amount:0.##} {Token.Of(length.Unit)}") : string.Empty)));

    private static SourcePlace Place(OptionClause clause) => new("--option", 1, clause.Column, "option");

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
