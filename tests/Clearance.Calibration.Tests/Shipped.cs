using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Calibration.Tests;

/// <summary>The knowledge folder and the tables of the repository, read once.</summary>
internal static class Shipped
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "knowledge");

    public static DrugFormulary Formulary { get; } = DrugFormulary.Load(Folder).Value!;

    public static DesignBook Designs { get; } = DesignBook.Load(Folder, Formulary).Value!;

    public static TrialFiles Files { get; } = new(Designs, Formulary);

    public static ImmutableArray<TrialRow> Efficacy { get; } = Files.Load(TrialTable.Efficacy, Path.Combine(Folder, "trials", "efficacy.csv")).Value!.Rows;

    public static ImmutableArray<TrialRow> Durability { get; } = Files.Load(TrialTable.Durability, Path.Combine(Folder, "trials", "durability.csv")).Value!.Rows;

    public static ImmutableArray<TrialRow> All => [.. Efficacy, .. Durability];
}
