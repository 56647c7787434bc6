using System.Collections.Immutable;
using System.Globalization;
using Clearance.Course;
using Clearance.Forecast;
using Clearance.Formulary;
using Clearance.Gate;

namespace Clearance.Consult;

/// <summary>The options of the catalogue and those a user wrote.</summary>
internal static class WrittenOptions
{
    /// <summary>Makes all of them; what cannot be read is an issue.</summary>
    public static ImmutableArray<ForecastOption> Add(OptionCatalogue catalogue, ForecastRequest request, CourseHistory history, DrugFormulary formulary, List<Issue> issues)
    {
        foreach (string drug in request.Drugs.Where(d => formulary.FindDrug(d)?.Class != DrugClass.JakInhibitor))
        {
            issues.Add(new Issue("forecast.no-jak-inhibitor", IssueSeverity.Error, SourcePlace.WholeFile("--drug"), $"'{drug}' is no JAK inhibitor with a model.", $"Use one of: {string.Join(", ", formulary.Drugs.Values.Where(d => d.Class == DrugClass.JakInhibitor).Select(d => d.Name))}."));
        }

        ImmutableArray<ForecastOption> options = catalogue.Make(request.AllOptions ? OptionSet.All : OptionSet.Standard, [.. request.Drugs.Select(d => formulary.FindDrug(d)?.Name ?? d)]);
        List<ForecastOption> all = [.. options];
        int number = 0;
        foreach (string text in request.Written)
        {
            Reading<Proposal> proposal = ProposalText.Read(text, "--option", formulary);
            issues.AddRange(proposal.Issues);
            if (proposal.Value is { } written && Option(catalogue, written, ++number, history) is { } option)
            {
                all.Add(option);
            }
        }

        return [.. all];
    }

    private static ForecastOption? Option(OptionCatalogue catalogue, Proposal written, int number, CourseHistory history)
    {
        TreatmentCourse course = history.Resolved.Course;
        double? stop = written.For is { } length ? history.Now + Math.Round(length.InDays) : null;
        Regimen regimen = new()
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"option-written-{number}"),
            Drug = written.Drug.Name,
            Role = stop is null ? RegimenRole.Maintenance : RegimenRole.Rescue,
            Dose = written.Dose,
            Frequency = written.Frequency,
            Start = CourseTime.AfterAnchor(history.Now, TimeUnit.Days, course.Anchor.Name),
            Stop = stop is { } day ? CourseTime.AfterAnchor((decimal)day, TimeUnit.Days, course.Anchor.Name) : null,
            Provenance = new Provenance { Source = "option", Mark = FactMark.Assumed },
        };
        ForecastOption? option = catalogue.Of(
            string.Create(CultureInfo.InvariantCulture, $"written-{number}"),
            $"Add {written.Drug.Name} {written.DoseWords}",
            OptionKind.Written,
            course with { Regimens = [.. course.Regimens.Items, regimen] },
            written.Drug.Name,
            stop is { } end ? (int)end : null);
        return option is null ? null : option with { DoseWords = $"{written.Dose} {Proposal.FrequencyWords(written.Frequency)}" };
    }
}
