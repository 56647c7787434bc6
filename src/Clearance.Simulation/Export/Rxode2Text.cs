using System.Text;

namespace Clearance.Simulation;

/// <summary>An R script for package rxode2.</summary>
internal static class Rxode2Text
{
    private static readonly FormulaText Text = FormulaText.R with { Time = "t" };

    /// <summary>The script.</summary>
    public static string Write(ExportedModel model)
    {
        StringBuilder text = new();
        RBlocks.Header(text, model, "R with rxode2: source() this file, then result <- simulate().");
        text.Append("library(rxode2)\n\nmodel <- rxode2({\n");
        foreach (ExportedRule rule in model.Rules)
        {
            text.Append($"  {rule.Name} <- {Text.Write(rule.Formula)}{RBlocks.Remark(rule.Comment)}\n");
        }

        foreach (ExportedState state in model.States)
        {
            text.Append($"  d/dt({state.Name}) <- {Text.Write(state.Derivative)}{RBlocks.Remark(RBlocks.Unit(state.Unit, state.Comment))}\n");
        }

        text.Append("})\n\n");
        RBlocks.Constants(text, "parameters", model.Parameters.Select(p => (p.Name, p.Value, RBlocks.Unit(p.Unit, p.Comment))));
        RBlocks.Constants(text, "start", model.States.Select(s => (s.Name, s.Start, RBlocks.Unit(s.Unit, s.Comment))));
        RBlocks.Events(text, model, "cmt", "evid = 1L");
        text.Append(
            $$"""
            simulate <- function(p = parameters, y = start, days = {{FormulaText.Number(model.FirstDay)}}:{{model.EndDay}}, rtol = 1e-8, atol = 1e-10) {
              table <- et(days)
              for (i in seq_len(nrow(events)))
                table <- et(table, time = events$time[i], amt = events$value[i], cmt = events$cmt[i], evid = 1)
              rxSolve(model, p, table, inits = y, rtol = rtol, atol = atol, maxsteps = 1e6)
            }

            """);
        return text.ToString();
    }
}
