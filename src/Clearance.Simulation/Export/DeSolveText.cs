using System.Text;

namespace Clearance.Simulation;

/// <summary>An R script for package deSolve: defines everything and, run by itself, writes daily values as CSV.</summary>
internal static class DeSolveText
{
    /// <summary>The script.</summary>
    public static string Write(ExportedModel model)
    {
        StringBuilder text = new();
        RBlocks.Header(text, model, "R with deSolve: Rscript THIS_FILE > out.csv, or source() it and call simulate().");
        text.Append("library(deSolve)\n\n");
        RBlocks.Constants(text, "parameters", model.Parameters.Select(p => (p.Name, p.Value, RBlocks.Unit(p.Unit, p.Comment))));
        RBlocks.Constants(text, "start", model.States.Select(s => (s.Name, s.Start, RBlocks.Unit(s.Unit, s.Comment))));
        text.Append("derivatives <- function(time, y, p) with(as.list(c(y, p)), {\n");
        foreach (ExportedRule rule in model.Rules)
        {
            text.Append($"  {rule.Name} <- {FormulaText.R.Write(rule.Formula)}{RBlocks.Remark(rule.Comment)}\n");
        }

        text.Append("  list(c(\n");
        text.AppendJoin(",\n", model.States.Select(s => $"    {FormulaText.R.Write(s.Derivative)}")).Append("\n  ),\n");
        text.Append("  ").AppendJoin(", ", model.Outputs.Select(name => $"{name} = {name}")).Append(")\n})\n\n");
        RBlocks.Events(text, model, "var", "method = \"add\"");
        text.Append(
            $$"""
            # Solves the course. The solver begins anew at every event, so an event's time is among the times.
            simulate <- function(p = parameters, y = start, days = {{FormulaText.Number(model.FirstDay)}}:{{model.EndDay}}, rtol = 1e-8, atol = 1e-10, method = "lsoda") {
              given <- events[events$time <= max(days), ]
              times <- sort(unique(c(days, given$time)))
              result <- ode(y, times, derivatives, p, method = method, rtol = rtol, atol = atol, maxsteps = 1e6,
                            events = if (nrow(given) > 0) list(data = given))
              as.data.frame(result[result[, "time"] %in% days, ])
            }

            if (sys.nframe() == 0) write.csv(simulate(), row.names = FALSE, quote = FALSE)

            """);
        return text.ToString();
    }
}
