namespace Clearance.Calibration.Tests;

public sealed class EvaluationStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clearance-store-").FullName;

    private string File => Path.Combine(_folder, "checkpoint.bin");

    [Fact]
    public void What_was_simulated_is_there_after_a_stop()
    {
        EvaluationStore store = EvaluationStore.Open(File, "basis", resume: false);
        store.Keep([0.1, -0.2], [0.5, 0.25, 0.125]);
        store.Keep([1e-300, 7.0], null);
        store.Save();
        EvaluationStore again = EvaluationStore.Open(File, "basis", resume: true);
        Assert.Equal(2, again.Count);
        Assert.Equal([0.5, 0.25, 0.125], again.Find([0.1, -0.2])!);
        Assert.Empty(again.Find([1e-300, 7.0])!);
        Assert.Null(again.Find([0.1, -0.2000000001]));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Another_basis_and_no_wish_to_resume_start_anew()
    {
        EvaluationStore store = EvaluationStore.Open(File, "basis", resume: false);
        store.Keep([0.1], [0.5]);
        store.Save();
        Assert.Equal(0, EvaluationStore.Open(File, "other", resume: true).Count);
        Assert.Equal(0, EvaluationStore.Open(File, "basis", resume: false).Count);
        System.IO.File.WriteAllText(File, "no checkpoint");
        Assert.Equal(0, EvaluationStore.Open(File, "basis", resume: true).Count);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
