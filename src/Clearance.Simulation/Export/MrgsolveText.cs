using System.Text;

namespace Clearance.Simulation;

/// <summary>A model file of mrgsolve. Doses stand as a data frame in its environment block.</summary>
internal static class MrgsolveText
{
    private const string AtOutput = "_now";
    private static readonly FormulaText Ode = new("SOLVERTIME", true);
    private static readonly FormulaText Table = new("TIME", true);

    /// <summary>The file.</summary>
    public static string Write(ExportedModel model)
    {
        StringBuilder text = new();
        text.Append("$PROB\n");
        foreach (string line in model.Header)
        {
            text.Append("# ").Append(line).Append('\n');
        }

        text.Append(
            $"""

            # R with mrgsolve: mod <- mread("THIS_FILE"); out <- mrgsim_d(mod, env_get(mod)$doses, end = {model.EndDay}, delta = 1)

            $SET end = {model.EndDay}, delta = 1, rtol = 1e-8, atol = 1e-10, maxsteps = 1000000

            $PARAM

            """);
        foreach (ExportedParameter p in model.Parameters)
        {
            text.Append($"{p.Name} = {FormulaText.Number(p.Value)}{Remark(RBlocks.Unit(p.Unit, p.Comment))}\n");
        }

        text.Append("\n$INIT\n");
        foreach (ExportedState state in model.States)
        {
            text.Append($"{state.Name} = {FormulaText.Number(state.Start)}{Remark(RBlocks.Unit(state.Unit, state.Comment))}\n");
        }

        text.Append("\n$ODE\n");
        foreach (ExportedRule rule in model.Rules)
        {
            text.Append($"double {rule.Name} = {Ode.Write(rule.Formula)};{Remark(rule.Comment)}\n");
        }

        foreach (ExportedState state in model.States)
        {
            text.Append($"dxdt_{state.Name} = {Ode.Write(state.Derivative)};\n");
        }

        Outputs(text, model);
        text.Append("\n$ENV\n");
        StringBuilder events = new();
        RBlocks.Events(events, model, "cmt", "evid = 1L, ID = 1L");
        text.Append(events.Replace("events <- data.frame", "doses <- data.frame").Replace("  value = c(", "  amt = c(").ToString().TrimEnd('\n')).Append('\n');
        return text.ToString();
    }

    // A captured variable of the equations would keep the solver's last trial, so what is shown is computed at the time shown.
    private static void Outputs(StringBuilder text, ExportedModel model)
    {
        Dictionary<string, ExportedRule> rules = model.Rules.ToDictionary(rule => rule.Name, StringComparer.Ordinal);
        List<string> order = [];
        void Need(string name)
        {
            if (rules.TryGetValue(name, out ExportedRule? rule) && !order.Contains(name))
            {
                foreach (string used in rule.Formula.Names())
                {
                    Need(used);
                }

                order.Add(name);
            }
        }

        foreach (string output in model.Outputs)
        {
            Need(output);
        }

        text.Append("\n$TABLE\n");
        foreach (string name in order)
        {
            string kind = model.Outputs.Contains(name) ? "capture" : "double";
            Formula formula = rules[name].Formula.Renamed(used => rules.ContainsKey(used) ? used + AtOutput : used);
            text.Append($"{kind} {name}{AtOutput} = {Table.Write(formula)};\n");
        }
    }

    private static string Remark(string comment) => comment.Length == 0 ? "" : $" // {comment}";
}
