using System.Collections.Immutable;
using System.Text.Json;
using Clearance.Consult;
using Clearance.Course;
using Clearance.Testing;

namespace Clearance.Cli.Tests;

public sealed class ValidateCommandTests
{
    private static readonly string[] NineDraws = ["validate", "--draws", "9", "--patients", "16", "--seed", "7", "--threads", "3", "--efficacy", "e.csv"];

    [Fact]
    public void The_options_reach_the_use_case()
    {
        var desk = new Desk { Validation = _ => new(Fixture(), []) };
        Assert.Equal(ExitCode.Ok, desk.Type(NineDraws));
        var asked = desk.AskedToValidate!;
        Assert.Equal((9, 16, 7UL, 3, "e.csv", null), (asked.Draws, asked.PatientsPerDraw, asked.Seed, asked.Threads, asked.Efficacy, asked.Durability));
    }

    [Fact]
    public void A_trial_or_each_in_turn_is_left_out_but_not_both()
    {
        var desk = new Desk { Validation = _ => new(Fixture(), []) };
        desk.Type("validate");
        Assert.Null(desk.AskedToValidate!.LeavingOut);
        desk.Type("validate", "--leave-out", "Trial A");
        Assert.Equal(new LeavingOut("Trial A"), desk.AskedToValidate!.LeavingOut);
        desk.Type("validate", "--leave-one-out");
        Assert.Equal(new LeavingOut(null), desk.AskedToValidate!.LeavingOut);
        Assert.Equal(ExitCode.BadInput, desk.Type("validate", "--leave-one-out", "--leave-out", "Trial A"));
    }

    [Fact]
    public void The_table_lists_misses_first_then_groups_then_the_rest()
    {
        var desk = new Desk { Validation = _ => new(Fixture(), []) };
        desk.Type("validate");
        int miss = desk.Data.IndexOf("observed 62.0, predicted 20.0 (10.0 to 30.0)", StringComparison.Ordinal);
        int nearer = desk.Data.IndexOf("observed 33.0, predicted 20.0 (10.0 to 30.0)", StringComparison.Ordinal);
        int groups = desk.Data.IndexOf("BY GROUP", StringComparison.Ordinal);
        int hits = desk.Data.IndexOf("HITS", StringComparison.Ordinal);
        Assert.True(0 < miss && miss < nearer && nearer < groups && groups < hits, desk.Data);
        Assert.Contains("1: no drug is given (Trial D)", desk.Data, StringComparison.Ordinal);
        Assert.All(desk.Data.Split('\n'), line => Assert.True(line.Length <= Page.Widest, line));
    }

    [Fact]
    public void The_csv_has_the_columns_asked_for_and_quotes_what_needs_it()
    {
        var desk = new Desk { Validation = _ => new(Fixture(), []) };
        desk.Type("validate", "--format", "csv");
        Assert.Equal(
            [
                "trial,arm,endpoint,week,observed,predicted,low95,high95,inside,status,why_not",
                "Trial A,drug,EASI75,16,25,20.0,10.0,30.0,true,verified,",
                "Trial B,drug,\"EASI75, trunk\",16,33,20.0,10.0,30.0,false,verified,",
                "Trial C,drug,EASI75,16,62,20.0,10.0,30.0,false,recalled,",
                "Trial D,drug,EASI75,16,25,,,,,verified,no drug is given",
                "",
            ],
            desk.Data.Split('\n'));
    }

    [Fact]
    public void The_json_is_of_its_schema()
    {
        var desk = new Desk { Validation = _ => new(Fixture(), []) };
        desk.Type("validate", "--format", "json");
        using var json = JsonDocument.Parse(desk.Data);
        Assert.Equal("clearance.validation/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(4, json.RootElement.GetProperty("rows").GetArrayLength());
        Assert.Equal(0.5, json.RootElement.GetProperty("groups")[0].GetProperty("share_inside").GetDouble());
    }

    [Fact]
    public void A_bad_table_is_named_with_its_place_and_ends_in_code_2()
    {
        var issue = new Issue("csv.number", IssueSeverity.Error, new SourcePlace("e.csv", 3, 12, "n"), "'many' is not a number.", "Write a plain number.");
        var desk = new Desk { Validation = _ => new(null, [issue]) };
        Assert.Equal(ExitCode.BadInput, desk.Type("validate"));
        Assert.Empty(desk.Data);
        Assert.Contains("e.csv:3:12", desk.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Draws_out_of_range_are_refused()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.BadInput, desk.Type("validate", "--draws", "0"));
        Assert.Null(desk.AskedToValidate);
    }

    private static ValidationResult Fixture() => new()
    {
        Schema = ValidationResult.CurrentSchema,
        Record = new ValidationRecord
        {
            Version = "1", KnowledgeHash = "00", Efficacy = "efficacy.csv", Durability = "durability.csv", Basis = "priors", Draws = 8, PatientsPerDraw = 16, Seed = 1, PercentRows = 4, PercentRowsSimulated = 3,
        },
        Rows = [Row("Trial A", "EASI75", 25.0, true, 0.0), Row("Trial B", "EASI75, trunk", 33.0, false, 0.3), Row("Trial C", "EASI75", 62.0, false, 3.2) with { Status = "recalled" }, NotSimulated()],
        Groups = [new ValidatedGroup { Group = "biologic", Rows = 2, MeanAbsoluteError = 9.0, MeanError = -9.0, ShareInside = 0.5, IntervalScore = 80.0 }],
    };

    private static ValidatedRow NotSimulated() => Row("Trial D", "EASI75", 25.0, null, null) with { Predicted = null, Low95 = null, High95 = null, WhyNot = "no drug is given" };

    private static ValidatedRow Row(string trial, string endpoint, double observed, bool? inside, double? miss) => new()
    {
        Table = "efficacy", Line = 2, Trial = trial, Arm = "drug", Endpoint = endpoint, Week = "16", Unit = "percent", Observed = observed, Predicted = 20.0, Low95 = 10.0, High95 = 30.0,
        Inside = inside, Status = "verified", WhyNot = "", Doubt = "", Class = "biologic", Miss = miss,
    };
}
