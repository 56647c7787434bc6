using System.Text.RegularExpressions;
using System.Xml.Linq;
using Clearance.Formulary;
using Clearance.Testing;

namespace Clearance.Simulation.Tests.Export;

public sealed class ExportTextTests
{
    private static readonly XNamespace Sbml = "http://www.sbml.org/sbml/level3/version2/core";
    private static readonly XNamespace Math = "http://www.w3.org/1998/Math/MathML";

    [Fact]
    public void Every_name_in_an_equation_is_defined_once_and_before_its_use()
    {
        foreach ((_, Treatment treatment, var patients) in ExportCourses.All)
        {
            ExportedModel model = ModelExport.Build(ExportCourses.Population, patients[0], treatment, ExportCourses.Days, Shipped.Formulary, Il13Reading.ReceptorBiology, []);
            string[] names = [.. model.Parameters.Select(p => p.Name), .. model.States.Select(s => s.Name), .. model.Rules.Select(r => r.Name)];
            Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
            HashSet<string> known = [Formula.Time, .. model.Parameters.Select(p => p.Name), .. model.States.Select(s => s.Name)];
            foreach (ExportedRule rule in model.Rules)
            {
                Assert.All(rule.Formula.Names(), name => Assert.Contains(name, known));
                known.Add(rule.Name);
            }

            Assert.All(model.States, state => Assert.All(state.Derivative.Names(), name => Assert.Contains(name, known)));
            Assert.All(model.Events, e => Assert.Contains(model.States, state => state.Name == e.State));
            Assert.All(model.Outputs, output => Assert.Contains(model.Rules, rule => rule.Name == output));
            Assert.All(model.Parameters, p => Assert.True(double.IsFinite(p.Value) && p.Comment.Length > 0, p.Name));
        }
    }

    [Fact]
    public void SBML_is_level_3_version_2_with_every_identifier_and_unit_defined()
    {
        foreach ((_, Treatment treatment, var patients) in ExportCourses.All)
        {
            XDocument document = XDocument.Parse(ExportCourses.Write(treatment, patients[0], ExportFormat.Sbml));
            XElement root = document.Root!;
            Assert.Equal(Sbml + "sbml", root.Name);
            Assert.Equal(("3", "2"), (root.Attribute("level")!.Value, root.Attribute("version")!.Value));
            HashSet<string> units = ["dimensionless", "litre", .. root.Descendants(Sbml + "unitDefinition").Select(u => u.Attribute("id")!.Value)];
            XElement[] parameters = [.. root.Descendants(Sbml + "parameter")];
            HashSet<string> ids = [.. parameters.Select(p => p.Attribute("id")!.Value)];
            Assert.Equal(parameters.Length, ids.Count);
            Assert.All(parameters, p => Assert.Contains(p.Attribute("units")!.Value, units));
            Assert.All(root.Descendants(Math + "cn"), cn => Assert.Contains(cn.Attribute(Sbml + "units")!.Value, units));
            Assert.All(root.Descendants(Math + "ci"), ci => Assert.Contains(ci.Value, ids));
            string[] ruled = [.. root.Descendants(Sbml + "assignmentRule").Concat(root.Descendants(Sbml + "rateRule")).Select(r => r.Attribute("variable")!.Value)];
            Assert.Equal(ruled.Order(StringComparer.Ordinal), parameters.Where(p => p.Attribute("constant")!.Value == "false").Select(p => p.Attribute("id")!.Value).Order(StringComparer.Ordinal));
            Assert.All(root.Descendants(Sbml + "eventAssignment"), e => Assert.Contains(e.Attribute("variable")!.Value, ids));
        }
    }

    [Theory]
    [InlineData(ExportFormat.Mrgsolve, "course.mrgsolve.txt")]
    [InlineData(ExportFormat.Rxode2, "course.rxode2.txt")]
    [InlineData(ExportFormat.DeSolve, "course.desolve.txt")]
    public void The_text_is_the_reviewed_one_but_for_values_and_comments(ExportFormat format, string file)
    {
        string text = Masked(ExportCourses.Write(ExportCourses.All[0].Treatment, 0, format));
        string path = Repository.At($"tests/Clearance.Simulation.Tests/Golden/{file}");
        if (Environment.GetEnvironmentVariable("CLEARANCE_RENEW_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text);
    }

    // Values and their sources follow the knowledge; what is reviewed is the form.
    private static string Masked(string text) => Regex.Replace(
        Regex.Replace(text, @" (//|#) .*$|^# .*$", "", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)),
        @"-?\d+\.\d{5,}(E-?\d+)?|\d(\.\d+)?E-\d+",
        "#",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(5));
}
