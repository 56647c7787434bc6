using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Clearance.Simulation;

/// <summary>SBML level 3 version 2 core: states are parameters under rate rules, doses are events.</summary>
internal static class SbmlText
{
    private static readonly XNamespace Sbml = "http://www.sbml.org/sbml/level3/version2/core";
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    // Units of the program: identifier, and base units as kind, exponent, scale, multiplier.
    private static readonly ImmutableDictionary<string, (string Id, (string Kind, int Exponent, int Scale, double Multiplier)[] Parts)> Units =
        new Dictionary<string, (string, (string, int, int, double)[])>(StringComparer.Ordinal)
        {
            ["1"] = ("dimensionless", []),
            ["points"] = ("dimensionless", []),
            ["application"] = ("dimensionless", []),
            ["application/day"] = ("per_day", [("second", -1, 0, 86400.0)]),
            ["points day"] = ("day", [("second", 1, 0, 86400.0)]),
            ["day"] = ("day", [("second", 1, 0, 86400.0)]),
            ["1/day"] = ("per_day", [("second", -1, 0, 86400.0)]),
            ["L"] = ("litre", []),
            ["L/day"] = ("litre_per_day", [("litre", 1, 0, 1.0), ("second", -1, 0, 86400.0)]),
            ["mg"] = ("mg", [("gram", 1, -3, 1.0)]),
            ["mg/day"] = ("mg_per_day", [("gram", 1, -3, 1.0), ("second", -1, 0, 86400.0)]),
            ["mg/L"] = ("mg_per_litre", [("gram", 1, -3, 1.0), ("litre", -1, 0, 1.0)]),
            ["mg/L/day"] = ("mg_per_litre_day", [("gram", 1, -3, 1.0), ("litre", -1, 0, 1.0), ("second", -1, 0, 86400.0)]),
            ["nM"] = ("nmol_per_litre", [("mole", 1, -9, 1.0), ("litre", -1, 0, 1.0)]),
            ["nM L/mg"] = ("nmol_per_mg", [("mole", 1, -9, 1.0), ("gram", -1, -3, 1.0)]),
        }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The document.</summary>
    public static string Write(ExportedModel model)
    {
        Dictionary<string, string> units = model.States.ToDictionary(state => state.Name, state => state.Unit, StringComparer.Ordinal);
        XElement root = new(
            Sbml + "sbml",
            new XAttribute(XNamespace.Xmlns + "sbml", Sbml.NamespaceName),
            new XAttribute("xmlns", Sbml.NamespaceName),
            new XAttribute("level", 3),
            new XAttribute("version", 2),
            new XElement(
                Sbml + "model",
                new XAttribute("id", model.Id),
                new XAttribute("timeUnits", "day"),
                Notes(model.Header),
                new XElement(Sbml + "listOfUnitDefinitions", Definitions(model)),
                new XElement(Sbml + "listOfParameters", model.Parameters.Select(Constant), model.States.Select(State), model.Rules.Select(Variable)),
                new XElement(Sbml + "listOfRules", model.Rules.Select(Assignment), model.States.Select(Rate)),
                model.Events.IsEmpty ? null : new XElement(Sbml + "listOfEvents", model.Events.GroupBy(e => e.Day).Select(jumps => Event(jumps, units)))));
        StringBuilder text = new();
        using (XmlWriter writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            root.Save(writer);
        }

        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}\n";
    }

    private static IEnumerable<XElement> Definitions(ExportedModel model) =>
        model.Parameters.Select(p => p.Unit).Concat(model.States.Select(s => s.Unit)).Concat(model.Rules.Select(r => r.Unit)).Append("day")
            .Select(unit => Units[unit])
            .Where(unit => unit.Parts.Length > 0)
            .DistinctBy(unit => unit.Id)
            .OrderBy(unit => unit.Id, StringComparer.Ordinal)
            .Select(unit => new XElement(
                Sbml + "unitDefinition",
                new XAttribute("id", unit.Id),
                new XElement(Sbml + "listOfUnits", unit.Parts.Select(part => new XElement(
                    Sbml + "unit",
                    new XAttribute("kind", part.Kind),
                    new XAttribute("exponent", part.Exponent),
                    new XAttribute("scale", part.Scale),
                    new XAttribute("multiplier", part.Multiplier))))));

    private static XElement Constant(ExportedParameter p) => Parameter(p.Name, p.Value, p.Unit, isConstant: true, p.Comment);

    private static XElement State(ExportedState state) => Parameter(state.Name, state.Start, state.Unit, isConstant: false, state.Comment);

    private static XElement Variable(ExportedRule rule) => Parameter(rule.Name, null, rule.Unit, isConstant: false, rule.Comment);

    private static XElement Parameter(string name, double? value, string unit, bool isConstant, string comment) => new(
        Sbml + "parameter",
        new XAttribute("id", name),
        value is { } v ? new XAttribute("value", FormulaText.Number(v)) : null,
        new XAttribute("units", Units[unit].Id),
        new XAttribute("constant", isConstant),
        comment.Length == 0 ? null : Notes([comment]));

    private static XElement Assignment(ExportedRule rule) =>
        new(Sbml + "assignmentRule", new XAttribute("variable", rule.Name), FormulaMathMl.Write(rule.Formula));

    private static XElement Rate(ExportedState state) =>
        new(Sbml + "rateRule", new XAttribute("variable", state.Name), FormulaMathMl.Write(state.Derivative));

    private static XElement Event(IGrouping<double, ExportedEvent> jumps, Dictionary<string, string> units) => new(
        Sbml + "event",
        new XAttribute("useValuesFromTriggerTime", true),
        new XElement(Sbml + "trigger", new XAttribute("initialValue", false), new XAttribute("persistent", true), FormulaMathMl.From(jumps.Key)),
        new XElement(Sbml + "listOfEventAssignments", jumps.Select(jump => new XElement(
            Sbml + "eventAssignment",
            new XAttribute("variable", jump.State),
            FormulaMathMl.Raised(jump.State, jump.Amount, Units[units[jump.State]].Id)))));

    private static XElement Notes(ImmutableArray<string> lines) =>
        new(Sbml + "notes", lines.Select(line => new XElement(Html + "p", line)));
}
