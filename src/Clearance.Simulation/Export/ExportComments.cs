using Clearance.Formulary;

namespace Clearance.Simulation;

/// <summary>What stands beside a number of an export: meaning, typical value, source, status.</summary>
internal sealed class ExportComments(DrugFormulary formulary)
{
    /// <summary>A parameter of skin.yaml.</summary>
    /// <param name="name">Its name in the export.</param>
    /// <param name="value">This patient's value.</param>
    /// <param name="symbol">Symbol in the knowledge.</param>
    /// <param name="extra">More to say, or empty.</param>
    public ExportedParameter Skin(string name, double value, string symbol, string extra = "")
    {
        SkinParameter known = formulary.Skin.Parameters[symbol];
        string more = extra.Length == 0 ? "" : $", {extra}";
        return new(name, value, known.InternalUnit, $"{known.Meaning}{more}; typical {Of(known.Central)}");
    }

    /// <summary>A parameter of a drug's pharmacokinetic model.</summary>
    public static ExportedParameter Pk(string name, double value, string unit, PkModelFacts model, params string[] symbols) =>
        new(name, value, unit, string.Join("; ", symbols.Where(model.Parameters.ContainsKey).Select(s => $"typical {s} {Of(model.Parameters[s].Published)}").Prepend(model.Name)));

    /// <summary>A value as published with where it comes from.</summary>
    public static string Of(SourcedValue value) =>
        $"{FormulaText.Number(value.Value)} {(value.Unit == "1" ? "" : value.Unit + " ")}[{value.Source}, {value.Status.ToString().ToLowerInvariant()}]";
}
