using System.Collections.Immutable;
using System.Globalization;
using Clearance.Gate;

namespace Clearance.Consult;

/// <summary>The forecast in plain words at two reading levels, made from its numbers.</summary>
internal static class PlainWordsFiller
{
    private const int Week = 16;

    /// <summary>Both paragraphs.</summary>
    public static PlainWords Of(ImmutableArray<ForecastOptionResult> options, double effective, ImmutableArray<string> remarks)
    {
        ForecastOptionResult stay = options[0];
        ForecastOptionResult? best = options.Skip(1).Where(o => !o.Gate.Blocks && o.ByWeek.Length >= Week)
            .MaxBy(o => At(o).Controlled.P);
        ForecastOptionResult? blocked = options.Skip(1).Where(o => o.Gate.Blocks && o.ByWeek.Length >= Week).MaxBy(o => At(o).Controlled.P);
        return stay.ByWeek.Length < Week
            ? new PlainWords("The time looked ahead is shorter than 16 weeks; see the table.", "The time looked ahead is too short for a summary.")
            : new PlainWords(Clinician(stay, best, blocked, effective, remarks), Patient(stay, best, blocked));
    }

    private static WeekResult At(ForecastOptionResult option) => option.ByWeek[Week - 1];

    private static string Clinician(ForecastOptionResult stay, ForecastOptionResult? best, ForecastOptionResult? blocked, double effective, ImmutableArray<string> remarks)
    {
        List<string> text =
        [
            $"Staying on what is given now, the chance of controlled disease (EASI at most 7, itch at most 4) in {Week} weeks is {Percent(At(stay).Controlled)}, of clear skin {Percent(At(stay).Clear)}; the median EASI would be {Number(At(stay).Easi.P50)} (90%: {Number(At(stay).Easi.P5)} to {Number(At(stay).Easi.P95)}).",
        ];
        bool isBetter = best is not null && IsBetter(best);
        text.Add(best is null ? "The gate lets no other option pass."
            : isBetter ? Compare(best, "Of the options the gate lets pass, the best at that time is")
            : "No option that the gate lets pass is clearly better than staying.");
        if (blocked is not null && (!isBetter || At(blocked).Controlled.P > At(best!).Controlled.P))
        {
            text.Add(Compare(blocked, "The strongest that the gate holds back is"));
            text.Add(Waits(blocked.Gate));
        }

        text.Add($"{effective.ToString("0", CultureInfo.InvariantCulture)} virtual patients stand behind these figures.");
        if (!remarks.IsEmpty)
        {
            text.Add(remarks[0]);
        }

        return string.Join(" ", text);
    }

    private static bool IsBetter(ForecastOptionResult option) =>
        option.Contrast.FirstOrDefault(c => c.Week == Week && c.Endpoint == "controlled")?.NumberNeeded is not null;

    // What an option waits for, in few words: the missing facts without what is in brackets, else the first reason.
    private static string Waits(OptionGate gate)
    {
        const int most = 4;
        GateReason? missing = gate.Reasons.FirstOrDefault(r => r.Rule == GateFinding.NotRecorded);
        if (missing is null)
        {
            return gate.Reasons.IsEmpty ? "The gate holds it back." : $"It is held back: {LowerFirst(gate.Reasons[0].Message.TrimEnd('.'))}.";
        }

        string[] facts = [.. OptionGates.Missing(missing)];
        string others = facts.Length > most ? string.Create(CultureInfo.InvariantCulture, $" and {facts.Length - most} more facts") : string.Empty;
        return $"It waits for {string.Join(", ", facts.Take(most))}{others}.";
    }

    private static string Compare(ForecastOptionResult option, string lead)
    {
        ContrastResult? contrast = option.Contrast.FirstOrDefault(c => c.Week == Week && c.Endpoint == "controlled");
        string difference = contrast is null ? string.Empty
            : contrast.NumberNeeded is { } n
                ? $", {Points(contrast.Difference.P)} points more than staying (number needed to treat {Number(n.P)})"
                : contrast.Difference.High < 0.0 ? $", {Points(-contrast.Difference.P)} points less than staying"
                : ", a difference from staying whose interval holds 0";
        AfterStopResult? after = option.AfterStop.FirstOrDefault(a => a.Months == 6);
        string later = after is null ? string.Empty
            : $" Six months after it stops {Percent(after.Controlled)} are controlled, against {Percent(after.Staying)} of the same patients had they stayed.";
        InfectionResult zoster = option.Risk.First(r => r.Event == "herpes_zoster");
        string risk = zoster.FromDrug.Median > 0.0
            ? $" Over a year the drug adds {Rate(zoster.FromDrug.Median)} cases of zoster per 100 patients{(zoster.Interaction is null ? string.Empty : " (interaction unknown)")}."
            : string.Empty;
        return $"{lead} \"{LowerFirst(option.Name)}\": controlled {Percent(At(option).Controlled)}{difference}.{later}{risk}";
    }

    private static string Patient(ForecastOptionResult stay, ForecastOptionResult? best, ForecastOptionResult? blocked)
    {
        List<string> text = [$"If nothing changes, {OutOfTen(At(stay).Controlled.P)} people like you will have their skin and itch under control in four months."];
        if (best is not null)
        {
            ContrastResult? contrast = best.Contrast.FirstOrDefault(c => c.Week == Week && c.Endpoint == "controlled");
            text.Add(contrast?.NumberNeeded is null
                ? "None of the other choices that are open to you now is clearly better by then."
                : $"With one of the other choices (\"{LowerFirst(best.Name)}\") it would be {OutOfTen(At(best).Controlled.P)}.");
            AfterStopResult? after = best.AfterStop.FirstOrDefault(a => a.Months == 6);
            if (contrast?.NumberNeeded is not null && after is not null)
            {
                text.Add(Math.Abs(after.Controlled.P - after.Staying.P) < 0.05
                    ? "Half a year after it is stopped, the difference is mostly gone."
                    : $"Half a year after it is stopped, {OutOfTen(after.Controlled.P)} would still be under control.");
            }
        }

        if (blocked is not null && IsBetter(blocked) && (best is null || At(blocked).Controlled.P > At(best).Controlled.P))
        {
            text.Add("A stronger medicine cannot be started yet: something must be checked or settled first. Ask your doctor what it is.");
        }

        text.Add("These are estimates from a computer model, not promises. Your doctor knows what they leave out.");
        return string.Join(" ", text);
    }

    private static string Percent(Probability chance) =>
        $"{ChanceWords.OutOf100(chance.P)}% ({ChanceWords.OutOf100(chance.Low)} to {ChanceWords.OutOf100(chance.High)})";

    private static string Points(double difference) => ChanceWords.OutOf100(difference);

    private static string Number(double value) => value.ToString(value < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Rate(double value) => value.ToString(value < 0.995 ? "0.0#" : "0.0", CultureInfo.InvariantCulture);

    private static string OutOfTen(double share) => Math.Round(10.0 * share) switch
    {
        <= 0.0 => "fewer than 1 in 10",
        >= 10.0 => "nearly 10 in 10",
        var n => string.Create(CultureInfo.InvariantCulture, $"about {n:0} in 10"),
    };

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
