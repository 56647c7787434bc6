using System.Collections.Immutable;
using System.Globalization;
using Clearance.Course;
using Clearance.Forecast;
using Clearance.Formulary;

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
            Reading<OptionClauses> read = new OptionText(text, "--option", formulary).Read();
            issues.AddRange(read.Issues);
            if (read.Value is not { } clauses)
            {
                continue;
            }

            WrittenPlan plan = new(history, text, string.Create(CultureInfo.InvariantCulture, $"written-{++number}"));
            foreach (OptionClause clause in clauses.Items)
            {
                plan.Take(clause);
            }

            issues.AddRange(plan.Issues);
            if (plan.Issues.IsEmpty && plan.Option(catalogue) is { } option)
            {
                all.Add(option);
            }
        }

        return [.. all];
    }
}
