using System.Collections.Immutable;
using System.Globalization;
using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>What a reader must know to read the simulated course rightly, made from the course itself.</summary>
internal static class RemarkFiller
{
    /// <summary>The remarks, most important first.</summary>
    public static ImmutableArray<string> Fill(RunSimulation run)
    {
        ImmutableArray<string>.Builder remarks = ImmutableArray.CreateBuilder<string>();
        RescueQuestion question = run.Question;
        foreach (ResolvedRegimen.Topical topical in run.Resolved.Topicals)
        {
            bool isAssumed = topical.Regimen.Stop is { IsKnown: false };
            if (topical.StopDay is { } stop && stop < question.EndDay && stop > question.StartDay)
            {
                string month = (stop / TimeUnits.DaysInMonth).ToString("0.#", CultureInfo.InvariantCulture);
                remarks.Add(
                    $"{Capital(topical.Product.Name)} is stopped in month {month} in every virtual patient, with and without {question.Rescue.Drug.Name}"
                    + (isAssumed ? " (assumed: the course does not say when it ended)" : string.Empty)
                    + "; what the skin does after that is mostly the loss of the steroid, and what "
                    + $"{question.Rescue.Drug.Name} leaves behind is the distance between the two curves.");
            }
        }

        remarks.Add(
            "The curves are over virtual patients who were partial responders at that moment by their observed scores; some were only passing through a bad spell, so they also improve without the rescue.");
        return remarks.ToImmutable();
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
