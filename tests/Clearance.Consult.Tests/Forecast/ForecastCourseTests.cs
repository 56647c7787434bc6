using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Clearance.Consult;
using Clearance.Course;

namespace Clearance.Consult.Tests.Forecast;

public sealed class ForecastCourseTests
{
    private const string Head = """
        schema: 1
        id: test
        title: A test course
        sources: { here: { cite: "this test", status: verified } }
        default_source: here
        anchor: { name: start, date: 2024-01-01 }
        patient: { age: { value: 30, unit: years }, sex: { value: female } }
        diagnosis: { condition: atopic dermatitis }
        regimens:
          - { id: dupilumab, drug: dupilumab, dose: 300 mg, loading: label, frequency: q2w, start: start }

        """;

    private static readonly Lazy<ForecastAnswer> Month9 = new(() => Forecast(File.ReadAllText(Repository.At("cases/peterson-vesely-2021.course.yaml")), asOf: "274"));

    [Fact]
    public void IndexCaseAsOfMonth9HasOptionsGateRiskAndWhatHappened()
    {
        ForecastResult result = Month9.Value.Result!;
        Assert.Equal("clearance.forecast/1", result.Schema);
        Assert.Equal(274, result.Now);
        Assert.Equal("stay", result.Options[0].Id);
        Assert.InRange(result.EffectiveSampleSize, 20, 256);
        Assert.All(result.Options, o => Assert.Equal(30, o.ByWeek.Length));
        ForecastOptionResult tofacitinib = result.Options.Single(o => o.Id == "add-tofacitinib-5mg-16w");
        Assert.True(tofacitinib.Gate.Blocks);
        Assert.True(tofacitinib.Gate.Reasons.Length > 4, "every reason is told");
        Assert.Equal("tofacitinib", Assert.Single(tofacitinib.Begins));
        Assert.NotEmpty(tofacitinib.Extrapolations);
        Assert.Equal("unknown", tofacitinib.Risk[0].Interaction);
        Assert.NotNull(result.Retrospect);
        SeenResult clear = Assert.Single(result.Retrospect!.Seen, s => s.Text == "clear");
        Assert.Contains("; ", clear.Meaning!, StringComparison.Ordinal);
        Assert.Equal("tofacitinib", Assert.Single(result.Retrospect.Begun));
        Assert.Contains("tofacitinib", result.Retrospect.Taken, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingLaterThanTheDayIsUsed()
    {
        string text = File.ReadAllText(Repository.At("cases/peterson-vesely-2021.course.yaml"));
        ForecastResult whole = Month9.Value.Result!;
        ForecastResult changed = Forecast(text.Replace("status: clear", "status: relapsed", StringComparison.Ordinal), asOf: "274").Result!;
        Assert.Equal(whole.Options[1].ByWeek[15], changed.Options[1].ByWeek[15] with { Regions = whole.Options[1].ByWeek[15].Regions });
        Assert.NotEqual(whole.Retrospect!.LogScore, changed.Retrospect!.LogScore);
    }

    [Fact]
    public void JsonReadsBackAndHoldsTheKeysOfTheDocument()
    {
        byte[] bytes = ForecastJson.ToBytes(Month9.Value.Result!);
        Assert.Equal(bytes, ForecastJson.ToBytes(ForecastJson.FromBytes(bytes)!));
        JsonObject root = JsonNode.Parse(bytes)!.AsObject();
        foreach (string key in new[] { "schema", "options", "effective_sample_size", "calibration", "record", "retrospect", "plain_words", "shortest_rescue" })
        {
            Assert.True(root.ContainsKey(key), key);
        }

        foreach (string key in new[] { "name", "gate", "by_week", "after_stop", "risk", "contrast" })
        {
            Assert.True(root["options"]![0]!.AsObject().ContainsKey(key), key);
        }
    }

    [Fact]
    public void BytesDoNotDependOnThreads()
    {
        string text = Head + "observations:\n  - { at: start, easi: 28 }\n  - { at: { weeks: 16, from: start }, easi: 9, pp_nrs: 4 }\n";
        Assert.Equal(ForecastJson.ToBytes(Forecast(text, threads: 1).Result!), ForecastJson.ToBytes(Forecast(text, threads: 2).Result!));
    }

    [Fact]
    public void WithoutVisitsItFallsBackToThePopulationAndSaysSo()
    {
        ForecastResult result = Forecast(Head).Result!;
        Assert.Empty(result.History);
        Assert.Contains(result.Remarks, r => r.Contains("population", StringComparison.Ordinal));
    }

    [Fact]
    public void ContradictoryScoresAreToldAndTheUnlikelyOneIsNamed()
    {
        ForecastAnswer answer = Forecast(Head + "observations:\n  - { at: start, easi: 30 }\n  - { at: { weeks: 16, from: start }, easi: 1 }\n  - { at: { weeks: 16, from: start }, easi: 65 }\n");
        Issue issue = Assert.Single(answer.Issues, i => i.Code == "forecast.contradiction");
        Assert.True(issue.Where.Line > 0);
        Assert.Contains(answer.Result!.History.SelectMany(v => v.Seen), s => s.IsHardToExplain);
    }

    [Theory]
    [InlineData("  - { at: { years: -31, from: start }, easi: 20 }\n", "forecast.before-birth")]
    [InlineData("  - { at: { years: -8, from: start }, easi: 20 }\n", "forecast.too-early")]
    [InlineData("  - { at: 2099-01-01, easi: 20 }\n", "forecast.after-today")]
    [InlineData("  - { at: start, dlqi: 12 }\n", "forecast.score-not-modelled")]
    public void OddObservationsAreIssuesWithAPlaceAndTheForecastGoesOn(string observation, string code)
    {
        ForecastAnswer answer = Forecast(Head + "observations:\n" + observation);
        Issue issue = Assert.Single(answer.Issues, i => i.Code == code);
        Assert.True(issue.Where.Line > 0);
        Assert.NotNull(answer.Result);
    }

    [Theory]
    [InlineData("observations:\n  - { at: start, easi: 73 }\n")]
    [InlineData("observations:\n  - { at: start, pp_nrs: -1 }\n")]
    public void ScoresOutsideTheRangeAreErrors(string observations)
    {
        ForecastAnswer answer = Forecast(Head + observations);
        Assert.Null(answer.Result);
        Assert.Contains(answer.Issues, i => i.Severity == IssueSeverity.Error && i.Where.Line > 0);
    }

    [Fact]
    public void ADrugWithoutAModelIsShownAndNotSimulated()
    {
        ForecastResult result = Forecast(Head + "  - { id: ciclosporin, drug: ciclosporin, modelled: false, dose: 100 mg, frequency: bid, start: start }\n").Result!;
        Assert.Contains(result.Remarks, r => r.StartsWith("ciclosporin is not simulated", StringComparison.Ordinal));
    }

    [Fact]
    public void AnOptionOfTheUsersOwnIsComparedAndABadOneIsToldWithItsColumn()
    {
        ForecastResult result = Forecast(Head, written: ["upadacitinib 15 mg once daily for 12 weeks"]).Result!;
        Assert.Contains(result.Options, o => o.Kind == "written" && o.Name.Contains("upadacitinib 15 mg", StringComparison.Ordinal));
        ForecastAnswer bad = Forecast(Head, written: ["upadacitinib 15 once daily"]);
        Assert.Null(bad.Result);
        Assert.Contains(bad.Issues, i => i.Severity == IssueSeverity.Error && i.Where.File == "--option" && i.Where.Column > 1);
    }

    [Fact]
    public void AnOptionCanStopSwitchTaperAndChangeATopicalAndEachGoesThroughTheGate()
    {
        ForecastResult result = Forecast(Head, written:
        [
            "stop dupilumab",
            "dupilumab 300 mg every 4 weeks",
            "switch to upadacitinib 15 mg once daily",
            "halobetasol twice daily for 2 weeks then twice weekly",
            "taper tofacitinib 5 mg twice daily 8 weeks then once daily 8 weeks and stop dupilumab",
        ]).Result!;
        ForecastOptionResult Of(int number) => result.Options.Single(o => o.Id == $"written-{number}");
        double Easi(string id, int week) => result.Options.Single(o => o.Id == id).ByWeek[week - 1].Easi.P50;
        Assert.True(Easi("written-1", 30) > Easi("stay", 30));
        Assert.Equal("stop", Of(1).Kind);
        Assert.Equal(["", "dupilumab", "upadacitinib", "", "tofacitinib"], Enumerable.Range(1, 5).Select(i => string.Join(' ', Of(i).Begins)));
        Assert.InRange(Easi("written-2", 30), Easi("stay", 30), Easi("written-1", 30));
        Assert.NotNull(Of(3).Gate.Decision);
        Assert.Equal("topical", Of(4).Kind);
        Assert.True(Easi("written-4", 2) < Easi("stay", 2));
        Assert.NotNull(Of(5).Gate.Decision);
        Assert.Contains("then once daily for 8 weeks", Of(5).Name, StringComparison.Ordinal);
        Assert.Contains(result.ShortestRescue.Rows, r => r.Option.StartsWith("taper tofacitinib 5 mg", StringComparison.Ordinal));
        ForecastAnswer bad = Forecast(Head, written: ["stop lebrikizumab"]);
        Assert.Contains(bad.Issues, i => i.Code == "option.not-given" && i.Severity == IssueSeverity.Error);
    }

    [Fact]
    public void ADayThatCannotBePlacedIsAnError()
    {
        ForecastAnswer answer = Forecast(Head, asOf: "soon");
        Assert.Null(answer.Result);
        Assert.Contains(answer.Issues, i => i.Code == "as-of.no-day");
    }

    [Fact]
    public void TheLabelsOfTheRegionAskedForDecideElseThoseOfThePatientAndAnUnknownRegionIsTold()
    {
        string european = Head.Replace("sex: { value: female } }", "sex: { value: female }, region: { value: EU } }", StringComparison.Ordinal);
        string unknown = european.Replace("value: EU", "value: Atlantis", StringComparison.Ordinal);
        Assert.Equal(CheckRegion.Us, Forecast(Head, patients: 64).Result!.Record.Region);
        Assert.Equal(CheckRegion.Eu, Forecast(european, patients: 64).Result!.Record.Region);
        Assert.Equal(CheckRegion.Us, Forecast(european, patients: 64, region: CheckRegion.Us).Result!.Record.Region);
        ForecastAnswer answer = Forecast(unknown, patients: 64);
        Assert.Equal(CheckRegion.Us, answer.Result!.Record.Region);
        Assert.True(Assert.Single(answer.Issues, i => i.Code == "region.no-labels").Where.Line > 0);
    }

    [Fact]
    public void AStalePopulationIsToldBesideTheForecast()
    {
        string folder = Directory.CreateTempSubdirectory("clearance-knowledge-").FullName;
        try
        {
            foreach (string file in Directory.GetFiles(Repository.At("knowledge"), "*", SearchOption.AllDirectories))
            {
                string copy = Path.Combine(folder, Path.GetRelativePath(Repository.At("knowledge"), file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            string posterior = Path.Combine(folder, "population/posterior.yaml");
            File.WriteAllLines(posterior, File.ReadAllLines(posterior).Select(line => line.StartsWith("priors_hash:", StringComparison.Ordinal) ? $"priors_hash: \"sha256:{new string('0', 64)}\"" : line));
            Assert.Contains(Forecast(Head, patients: 64, knowledge: folder).Issues, i => i.Code == "draws.stale");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void HundredsOfVisitsAreTakenIn()
    {
        StringBuilder text = new(Head + "observations:\n");
        for (int day = 0; day < 400; day += 2)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  - {{ at: {{ days: {day}, from: start }}, easi: {Math.Round(6.0 + (24.0 * Math.Exp(-day / 40.0)) + (2.0 * Math.Sin(day)), 1)} }}\n");
        }

        ForecastResult result = Forecast(text.ToString(), patients: 64).Result!;
        Assert.Equal(200, result.History.Length);
        Assert.All(result.Options[0].ByWeek, w => Assert.InRange(w.Easi.P50, 0.0, 72.0));
    }

    internal static ForecastAnswer Forecast(string text, string? asOf = null, int threads = 2, int patients = 256, ImmutableArray<string> written = default, CheckRegion? region = null, string? knowledge = null) => ForecastCourse.Execute(
        new ForecastRequest
        {
            CourseName = "test.course.yaml",
            CourseBytes = Encoding.UTF8.GetBytes(text),
            KnowledgeFolder = knowledge ?? Repository.At("knowledge"),
            Patients = patients,
            Seed = 1,
            Threads = threads,
            Weeks = 30,
            AsOf = asOf,
            Region = region,
            Written = written.IsDefault ? [] : written,
        },
        TimeProvider.System);
}
