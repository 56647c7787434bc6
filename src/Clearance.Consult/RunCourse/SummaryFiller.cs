using System.Collections.Immutable;
using System.Globalization;
using Clearance.Course;
using Clearance.Formulary;
using Token = Clearance.Course.Token;

namespace Clearance.Consult;

/// <summary>The course as read and completed, for the timeline.</summary>
internal static class SummaryFiller
{
    /// <summary>Everything the course states, and what was filled in.</summary>
    public static CourseSummary Fill(ResolvedCourse resolved, double endDay, ResolvedRegimen? rescue)
    {
        TreatmentCourse course = resolved.Course;
        return new CourseSummary
        {
            Id = course.Id,
            Title = course.Title,
            Citation = course.Citation is { } c ? new CourseCitation { Text = Cite(c), Doi = c.Doi, Status = CitationStatus(course) } : null,
            Patient = [.. Facts(course)],
            Anchor = new CourseAnchor
            {
                Name = course.Anchor.Name,
                Meaning = course.Anchor.Name.Replace('_', ' '),
                Date = course.Anchor.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            },
            EarlierTreatments = [.. course.History.Items.Select(h => new EarlierTreatment
            {
                What = h.Drug ?? h.What,
                Outcome = string.Join(", ", new[] { h.Outcome is { } o ? Words(o) : h.Provenance.Said ?? "present", h.Period }.Where(t => t is not null)),
                Source = h.Provenance.Source,
            })],
            DrugBars = [.. resolved.Regimens.SelectMany(r => Bars(r, r == rescue)).OrderBy(b => b.StartDay)],
            Observations = [.. course.Observations.Items.Select((o, i) => (o, i)).Where(x => x.o.At.IsKnown).Select(x => Observed(resolved, x.o, x.i)).OrderBy(o => o.Day)],
            Screening = [.. course.Screening.Items.Select(s => new ScreeningResult
            {
                Test = TestName(s.Test),
                Result = Words(s.Result),
                Day = s.At?.Day,
                Source = s.Provenance.Source,
            })],
            Approvals = [.. course.Approvals.Items.Select(a => new ApprovalEntry
            {
                By = a.By,
                What = a.Of is { } of ? $"{Words(a.Decision)} {of}" : Words(a.Decision),
                Day = a.At?.Day,
                Source = a.Provenance.Source,
            })],
            Statements = [.. course.Statements.Items.Select(s => new AuthorStatement { Topic = Words(s.About), Text = s.Text, Source = s.Provenance.Source })],
            EndDay = endDay,
        };
    }

    private static IEnumerable<PatientFact> Facts(TreatmentCourse course)
    {
        PatientFact Known(string name, string value, Provenance provenance) =>
            new() { Name = name, Value = value, Assumed = provenance.Mark == FactMark.Assumed, Source = provenance.Source };
        if (course.Patient?.AgeYears is { } age)
        {
            yield return Known("age", string.Create(CultureInfo.InvariantCulture, $"{age.Value:0.#} years"), age.Provenance);
        }

        if (course.Patient?.Sex is { } sex)
        {
            yield return Known("sex", Words(sex.Value), sex.Provenance);
        }

        if (course.Patient?.WeightKg is { } weight)
        {
            yield return Known("weight", string.Create(CultureInfo.InvariantCulture, $"{weight.Value:0.#} kg"), weight.Provenance);
        }

        if (course.Diagnosis is { } diagnosis)
        {
            yield return Known(
                "diagnosis",
                string.Join(", ", new[] { diagnosis.Severity is { } s ? $"{Words(s)} {diagnosis.Condition}" : diagnosis.Condition, diagnosis.Onset }.Where(t => t is not null)),
                diagnosis.Provenance);
            if (diagnosis.Erythroderma is { } erythroderma)
            {
                string definition = erythroderma.Definition == ErythrodermaDefinition.AboveSeventyPercent ? "more than 70%" : "at least 90%";
                yield return Known(
                    "erythroderma",
                    string.Create(CultureInfo.InvariantCulture, $"{erythroderma.BsaPercent:0.#}% of the body surface, by the definition of {definition}"),
                    erythroderma.Provenance);
            }
        }
    }

    private static IEnumerable<DrugBar> Bars(ResolvedRegimen resolved, bool isRescue)
    {
        Regimen regimen = resolved.Regimen;
        DrugBar Bar(string drug, DrugRole role, string dose, double start, double? stop, string? assumed) => new()
        {
            Drug = drug,
            Name = drug,
            Role = role,
            DoseText = dose,
            StartDay = start,
            StopDay = stop,
            IsRescue = isRescue,
            Assumed = assumed is not null,
            AssumedWhat = assumed,
            Source = regimen.Provenance.Source,
        };
        switch (resolved)
        {
            case ResolvedRegimen.Systemic s:
                DrugRole role = s.Drug.Class == DrugClass.JakInhibitor ? DrugRole.JakInhibitor : DrugRole.Biologic;
                string route = s.Formulation.Route == DoseRoute.Oral ? "by mouth" : s.Formulation.Route == DoseRoute.Subcutaneous ? "subcutaneously" : "intravenously";
                bool fromLabel = regimen.Loading is LoadingDose.ByLabel;
                foreach ((DosePhase phase, int i) in s.Phases.Select((p, i) => (p, i)))
                {
                    bool isLoading = fromLabel && i == 0 && phase.Count is not null;
                    double? end = phase.EndDay;
                    if (phase.Count is { } count)
                    {
                        end = Math.Min(end ?? double.PositiveInfinity, phase.FirstDay + (count * phase.IntervalDays));
                    }

                    yield return Bar(
                        s.Drug.Name,
                        role,
                        string.Create(CultureInfo.InvariantCulture, $"{phase.DoseMg:0.##} mg {route} {(phase.Count == 1 ? "once" : DoseInterval.Words(phase.IntervalDays))}{(isLoading ? " (loading)" : string.Empty)}"),
                        phase.FirstDay,
                        end,
                        isLoading ? "size of the loading dose, from the label" : null);
                }

                break;
            case ResolvedRegimen.Topical t:
                string strength = regimen.StrengthPercent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent:0.###}% ") : string.Empty;
                string form = regimen.Form is { } f ? Words(f) + ", " : string.Empty;
                yield return Bar(
                    t.Product.Name,
                    DrugRole.TopicalSteroid,
                    $"{strength}{form}{(t.ApplicationsPerDay == 2 ? "twice" : t.ApplicationsPerDay == 1 ? "once" : t.ApplicationsPerDay.ToString("0.##", CultureInfo.InvariantCulture) + " times")} daily",
                    t.StartDay,
                    t.StopDay,
                    regimen.Stop is { IsKnown: false } ? "end and sites, not stated" : regimen.Sites.Count == 0 ? "sites, not stated" : null);
                break;
            case ResolvedRegimen.NotModelled n when regimen.Start.Day is { } start:
                yield return Bar(regimen.Drug, DrugRole.Other, $"not simulated: {n.Why}", start, regimen.Stop?.Day, null);
                break;
            default:
                break;
        }
    }

    private static CourseObservation Observed(ResolvedCourse resolved, Observation observation, int index) => new()
    {
        Day = observation.At.Day!.Value,
        When = When(observation.At),
        Words = observation.Provenance.Said,
        Scores =
        [
            .. resolved.Scores.Where(s => s.Observation == index).Select(s => new ObservedScore
            {
                Scale = Token.Of(s.Kind).Replace('_', '-').ToUpperInvariant(),
                Region = s.Region is { } region ? (EasiRegion)(int)region : null,
                Low = (double)s.Value,
                High = (double)s.Value,
                Unit = s.Kind == ScoreKind.Bsa ? "%" : "points",
                Rule = null,
            }),
            .. resolved.Intervals.Where(i => i.Observation == index && i.Of == BoundKind.Value).SelectMany(Intervals),
        ],
        Sites = [.. observation.Residual.Items.Concat(observation.Sites.Items).Distinct().Select(Words)],
        Source = observation.Provenance.Source,
    };

    private static IEnumerable<ObservedScore> Intervals(IntervalObservation interval)
    {
        (string scale, double most) = interval.Score switch
        {
            BoundedScore.Easi => ("EASI", 72.0),
            BoundedScore.Iga => ("IGA", 4.0),
            _ => ("PP-NRS", 10.0),
        };
        // "Some is left" bounds nothing that a person could read off an axis: the words say it.
        if (interval.Low <= 0.0 && interval.High >= most)
        {
            yield break;
        }

        ImmutableArray<BodyRegion> regions = interval.Regions.IsDefault ? [] : interval.Regions;
        foreach (EasiRegion? region in regions.Length == 0 ? [null] : regions.Select(r => (EasiRegion?)(int)r))
        {
            yield return new ObservedScore
            {
                Scale = scale,
                Region = region,
                Low = Math.Max(0.0, interval.Low),
                High = Math.Min(most, interval.High),
                Unit = "points",
                Rule = interval.Meaning,
            };
        }
    }

    private static string When(CourseTime at) => at.Written switch
    {
        WrittenTime.OnDate date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        WrittenTime.AtAnchor anchor => anchor.Name.Replace('_', ' '),
        WrittenTime.After after => $"{after.Offset.Amount.ToString("0.##", CultureInfo.InvariantCulture)} {after.Offset.Unit.ToString().ToLowerInvariant()} after {after.Anchor.Replace('_', ' ')}",
        _ => "not stated",
    };

    private static string Cite(Citation c) =>
        string.Join(". ", new[] { string.Join(", ", c.Authors.Items), c.Title, $"{c.Journal} {c.Year};{c.Volume}:{c.Pages}" }.Where(t => !string.IsNullOrEmpty(t)));

    private static EvidenceStatus CitationStatus(TreatmentCourse course) =>
        course.Sources.Items.Select(s => StatusWords.Of(s.Status)).DefaultIfEmpty(EvidenceStatus.Recalled).First();

    private static string TestName(ScreeningTest test) => test switch
    {
        ScreeningTest.Hiv => "HIV",
        ScreeningTest.HepatitisB => "Hepatitis B",
        ScreeningTest.HepatitisC => "Hepatitis C",
        _ => Capital(Words(test)),
    };

    private static string Words<T>(T value)
        where T : struct, Enum => Token.Of(value).Replace('_', ' ');

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
