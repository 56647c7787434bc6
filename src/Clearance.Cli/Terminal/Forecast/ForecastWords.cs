using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>Parts of a forecast in few words.</summary>
internal static class ForecastWords
{
    /// <summary>The gate's decision.</summary>
    public static string Gate(OptionGate gate) => gate.Decision switch
    {
        null => "nothing to check",
        CheckDecision.ClearToStart => gate.Blocks ? "blocked" : "clear",
        CheckDecision.NotRecommendedExceptionMustBeRecorded => gate.Blocks ? "blocked: not recommended" : "exception",
        CheckDecision.StartWhen => "blocked: start when",
        CheckDecision.DoNotStart => "blocked: do not start",
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate.Decision, null),
    };

    /// <summary>A difference from staying, with the number needed to treat where there is one.</summary>
    public static string Contrast(ContrastResult contrast) => contrast.NumberNeeded is { } n
        ? $"{Rounded.Gain(contrast.Difference)}; NNT {Rounded.Rate(n.P)}"
        : $"{Rounded.Gain(contrast.Difference)}";
}
