using System.Text.Json;
using Clearance.Consult.Tests.Run;

namespace Clearance.Consult.Tests;

public sealed class RepeatabilityTests
{
    [Fact]
    public void The_same_request_gives_the_same_bytes() =>
        Assert.Equal(RunJson.ToBytes(IndexCase.Result), RunJson.ToBytes(IndexCase.Answer().Result!));

    [Fact]
    public void One_thread_equals_three_byte_for_byte() =>
        Assert.Equal(RunJson.ToBytes(IndexCase.Answer(100, threads: 1).Result!), RunJson.ToBytes(IndexCase.Answer(100, threads: 3).Result!));

    [Fact]
    public void Another_seed_gives_other_numbers()
    {
        RunResult other = IndexCase.Answer(seed: 2).Result!;
        Assert.NotEqual(IndexCase.Result.Milestones[0].WithRescue, other.Milestones[0].WithRescue);
        Assert.NotEqual(IndexCase.Result.Trajectory[0].Median.ToArray(), other.Trajectory[0].Median.ToArray());
        Assert.NotEqual(IndexCase.Result.Mechanism[0].Blocked[0].Mean, other.Mechanism[0].Blocked[0].Mean);
    }

    [Fact]
    public void The_real_result_fits_the_published_schema()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.At("docs/schemas/run.schema.json")));
        using var document = JsonDocument.Parse(RunJson.ToBytes(IndexCase.Result));
        Assert.Empty(SchemaCheck.Faults(schema.RootElement, document.RootElement));
    }

    [Fact]
    public void The_record_holds_what_repeats_the_run()
    {
        RunRecord record = IndexCase.Result.Record;
        byte[] bytes = File.ReadAllBytes(IndexCase.File);
        Assert.Equal("sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), record.CourseHash);
        Assert.Matches("^sha256:[0-9a-f]{64}$", record.KnowledgeHash);
        Assert.Equal((1UL, 256), (record.Seed, record.Patients));
        Assert.Equal(256, record.Statuses.Sum(s => s.Count));
        Assert.Equal(0, record.Statuses.Single(s => s.Status == "not_finite").Count);
        RunResult again = IndexCase.Answer(bytes, record.Patients, record.Seed, 1, record.AsOf, record.CourseFile).Result!;
        Assert.Equal(
            RunJson.ToBytes(IndexCase.Result with { Record = record with { CourseFile = again.Record.CourseFile } }),
            RunJson.ToBytes(again));
    }
}
