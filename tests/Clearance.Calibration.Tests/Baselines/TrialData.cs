using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Testing;

namespace Clearance.Calibration.Tests.Baselines;

/// <summary>The shipped knowledge and the rows of the shipped tables.</summary>
internal static class TrialData
{
    private static readonly Lazy<DrugFormulary> Read = new(() => DrugFormulary.Load(Repository.At("knowledge")).Value!);

    private static readonly Lazy<ImmutableArray<TrialRow>> ReadRows = new(() =>
    {
        TrialFiles files = new(DesignBook.Load(Repository.At("knowledge"), Formulary).Value!, Formulary);
        return
        [
            .. files.Load(TrialTable.Efficacy, Repository.At("knowledge/trials/efficacy.csv")).Value!.Rows,
            .. files.Load(TrialTable.Durability, Repository.At("knowledge/trials/durability.csv")).Value!.Rows,
        ];
    });

    public static DrugFormulary Formulary => Read.Value;

    public static BaselinePriors Priors { get; } = BaselinePriors.Load(Repository.At("knowledge")).Value!;

    public static PlaceboCurve Placebo { get; } = PlaceboCurve.Load(Repository.At("knowledge")).Value!;

    public static ImmutableArray<TrialRow> Rows => ReadRows.Value;

    public static TrialRow Row(string trial, string arm, string endpoint, string week) =>
        Rows.First(row => row.Trial == trial && row.Arm == arm && row.Endpoint == endpoint && row.Week == week);
}
