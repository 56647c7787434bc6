using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>A drug somebody thinks of giving.</summary>
public sealed record Proposal
{
    /// <summary>The words as typed.</summary>
    public required string Text { get; init; }

    /// <summary>The drug.</summary>
    public required SystemicDrug Drug { get; init; }

    /// <summary>One dose.</summary>
    public required Dose Dose { get; init; }

    /// <summary>How often.</summary>
    public required Frequency Frequency { get; init; }

    /// <summary>For how long at most; null when nothing is said.</summary>
    public Duration? For { get; init; }

    /// <summary>Dose and frequency in words: <c>5 mg twice daily</c>.</summary>
    public string DoseWords => $"{Dose} {FrequencyWords(Frequency)}" + (For is { } length ? $" for {FactCollector.Text(length.Amount)} {Token.Of(length.Unit)}" : "");

    /// <summary>A frequency in words.</summary>
    public static string FrequencyWords(Frequency? frequency) => frequency switch
    {
        null => "",
        Frequency.TimesADay { Times: 1 } => "once daily",
        Frequency.TimesADay { Times: 2 } => "twice daily",
        Frequency.TimesADay t => $"{t.Times} times daily",
        Frequency.EveryDays { Days: 7 } => "every week",
        Frequency.EveryDays { Days: var days } when days % 7 == 0 => $"every {FactCollector.Text(days / 7)} weeks",
        Frequency.EveryDays e => $"every {FactCollector.Text(e.Days)} days",
        Frequency.Once => "once",
        Frequency.AsNeeded => "as needed",
        _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, null),
    };
}
