using System.Collections.Immutable;
using System.Globalization;
using Clearance.Forecast;
using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>What a reader must know to read a forecast rightly.</summary>
internal static class ForecastRemarks
{
    private const double FewPatients = 200.0;

    /// <summary>Sentences about the history and how well it is explained.</summary>
    public static ImmutableArray<string> Of(ForecastSession session, ResolvedCourse resolved)
    {
        Conditioned conditioned = session.Conditioned;
        ImmutableArray<string>.Builder remarks = ImmutableArray.CreateBuilder<string>();
        if (session.History.Visits.IsEmpty)
        {
            remarks.Add("Nothing was seen that the model can use: the forecast is that of the population, with this patient's age, sex and weight where they are stated.");
        }

        foreach (VisitReport visit in conditioned.Visits.Where(v => v.Used < 1.0))
        {
            Foreseen hardest = visit.Items.MinBy(i => i.Surprise)!;
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"Too few virtual patients explain what was seen on day {visit.Day:0} ('{hardest.Item.Text}' is the hardest to explain): only {ChanceWords.OutOf100(visit.Used)}% of its weight is used, and the forecast is wider for it."));
        }

        foreach (Foreseen hard in conditioned.Visits.SelectMany(v => v.Items).Where(i => i.Surprise < 0.02))
        {
            string how = hard.Item is SeenItem.Words ? "had" : hard.Pit > 0.5 ? "is higher than expected, with" : "is lower than expected, with";
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"'{hard.Item.Text}' on day {hard.Day:0} {how} a probability of {ChanceWords.Small(hard.Surprise)}%: check it, or take it that something outside the model was at work."));
        }

        if (conditioned.Effective < FewPatients)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"Only {conditioned.Effective:0} virtual patients stand behind the figures; ask for more with --patients."));
        }

        if (Failure(session) is { } failure)
        {
            remarks.Add(failure);
        }

        foreach (ResolvedRegimen.NotModelled regimen in resolved.Regimens.OfType<ResolvedRegimen.NotModelled>())
        {
            remarks.Add($"{regimen.Regimen.Drug} is not simulated: {regimen.Why}. What it did to the skin is put down to the patient.");
        }

        foreach (Assumption assumption in resolved.Assumptions.Where(a => a.What.StartsWith("end of ", StringComparison.Ordinal)))
        {
            remarks.Add($"Assumed: {assumption.What} on {assumption.Value} ({assumption.Why}).");
        }

        return remarks.ToImmutable();
    }

    /// <summary>How many virtual patients could not be computed, with a cure; null when all were.</summary>
    public static string? Failure(ForecastSession session) => session.NotFinite == 0 ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{session.NotFinite} of {session.Count} virtual patients gave numbers that are not finite; they are left out of every option. Run with another seed and report this one.");

    /// <summary>What is extrapolation whatever the option.</summary>
    public static ImmutableArray<string> Extrapolations(ForecastSession session, ResolvedCourse resolved, DrugFormulary formulary)
    {
        ImmutableArray<string>.Builder lines = ImmutableArray.CreateBuilder<string>();
        if (formulary.Calibrated is null)
        {
            lines.Add("the model is not calibrated on trials: every figure follows from its priors");
        }

        if (session.Weeks > 52)
        {
            lines.Add("few trials followed patients beyond 52 weeks");
        }

        if (resolved.Course.Patient?.AgeYears is { Value: < 18m })
        {
            lines.Add("the population is adult, the patient is not");
        }

        return lines.ToImmutable();
    }
}
