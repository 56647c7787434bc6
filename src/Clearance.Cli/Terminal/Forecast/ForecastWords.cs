using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>Parts of a forecast in few words.</summary>
internal static class ForecastWords
{
    /// <summary>The gate's decision.</summary>
    public static string Gate(OptionGate gate) => gate.Decision switch
    {
        null => "-",
        CheckDecision.ClearToStart => gate.Blocks ? "held" : "open",
        CheckDecision.NotRecommendedExceptionMustBeRecorded => gate.Blocks ? "held" : "exception",
        CheckDecision.StartWhen => "held",
        CheckDecision.DoNotStart => "stop",
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate.Decision, null),
    };

    /// <summary>An option's name short enough for a table.</summary>
    public static string Short(ForecastOptionResult option)
    {
        var name = option.Name;
        foreach (var (from, to) in new[]
        {
            ("Stay on what is given now", "stay"), (" once daily", ""), (" twice daily", " bid"), (" from the next dose", ""), (" weeks", " wk"), (" for ", ", "), (", then stop", ""), (", then ", " then "),
            (", looked at every 4 wk from week 8, at most 24 wk", ""), (", a potent topical steroid", ""), (", a superpotent topical steroid", ""), ("Add ", "+ "), ("Give ", ""), ("Start ", "start "), ("Stop ", "stop "), ("Step ", "step "),
        })
        {
            name = name.Replace(from, to, StringComparison.Ordinal);
        }

        if (name.StartsWith("Switch from ", StringComparison.Ordinal))
        {
            name = "switch" + name[name.IndexOf(" to ", StringComparison.Ordinal)..];
        }

        return name.Length > Longest ? name[..(Longest - 1)] + "." : name;
    }

    private const int Longest = 36;
}
