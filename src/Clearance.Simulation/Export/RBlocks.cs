using System.Text;

namespace Clearance.Simulation;

/// <summary>Pieces that the R formats share.</summary>
internal static class RBlocks
{
    /// <summary>The head of a file, as comments.</summary>
    public static void Header(StringBuilder text, ExportedModel model, string use)
    {
        foreach (string line in model.Header.Append(use))
        {
            text.Append("# ").Append(line).Append('\n');
        }

        text.Append('\n');
    }

    /// <summary>A named vector, one constant a line.</summary>
    public static void Constants(StringBuilder text, string name, IEnumerable<(string Name, double Value, string Comment)> values)
    {
        (string Name, double Value, string Comment)[] all = [.. values];
        text.Append(name).Append(" <- c(\n");
        for (int i = 0; i < all.Length; i++)
        {
            text.Append($"  {all[i].Name} = {FormulaText.Number(all[i].Value)}{(i + 1 < all.Length ? "," : "")}{Remark(all[i].Comment)}\n");
        }

        text.Append(")\n\n");
    }

    /// <summary>The events as a data frame, one row each.</summary>
    public static void Events(StringBuilder text, ExportedModel model, string column, string rest)
    {
        if (model.Events.IsEmpty)
        {
            text.Append($"events <- data.frame({column} = character(), time = numeric(), value = numeric())\n\n");
            return;
        }

        text.Append("# doses and inputs: at a time, the state grows by the value\n");
        text.Append($"events <- data.frame(\n  {column} = c(");
        Wrapped(text, model.Events.Select(e => $"\"{e.State}\""));
        text.Append("),\n  time = c(");
        Wrapped(text, model.Events.Select(e => FormulaText.Number(e.Day)));
        text.Append("),\n  value = c(");
        Wrapped(text, model.Events.Select(e => FormulaText.Number(e.Amount)));
        text.Append($"),\n  {rest})\n\n");
    }

    /// <summary>Unit and comment.</summary>
    public static string Unit(string unit, string comment) => $"{(unit == "1" ? "" : unit + "; ")}{comment}";

    /// <summary>A comment at the end of a line; nothing when there is nothing to say.</summary>
    public static string Remark(string comment) => comment.Length == 0 ? "" : $"  # {comment}";

    private static void Wrapped(StringBuilder text, IEnumerable<string> items)
    {
        int length = 0;
        bool isFirst = true;
        foreach (string item in items)
        {
            text.Append(isFirst ? "" : length > 100 ? ",\n    " : ", ").Append(item);
            length = length > 100 ? item.Length : length + item.Length + 2;
            isFirst = false;
        }
    }
}
