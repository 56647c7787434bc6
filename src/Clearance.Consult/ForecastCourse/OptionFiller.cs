using System.Collections.Immutable;
using Clearance.Forecast;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Consult;

/// <summary>The answer of an option as a record of the result.</summary>
internal sealed class OptionFiller(DrugFormulary formulary, OptionGates gates)
{
    private static readonly ImmutableArray<string> BandNames = ["clear_or_almost", "mild", "moderate", "severe"];

    /// <summary>Fills an option.</summary>
    public ForecastOptionResult Fill(OptionAnswer answer) => new()
    {
        Id = answer.Option.Id,
        Name = answer.Option.Name,
        Kind = Kind(answer.Option.Kind),
        Begins = Begins(answer.Option),
        Gate = gates.Of(answer.Option),
        Mechanism = OptionMechanism.Of(answer.Option, formulary),
        Extrapolations = answer.Option.Extrapolations,
        ByWeek = [.. answer.Weeks.Select(Week)],
        AfterStop = [.. answer.AfterStop.Select(a => new AfterStopResult(a.Months, Of(a.Controlled), a.IfClear is { } c ? Of(c) : null, Of(a.Staying), Of(a.Difference)))],
        WeeksOnDrug = answer.WeeksOnDrug is { } weeks ? Of(weeks) : null,
        Bands = [.. answer.BandWeeks.Select((b, i) => new BandResult(BandNames[i], Of(b)))],
        Risk = [.. answer.Risk.Select(Risk)],
        Contrast = [.. answer.Contrasts.Select(c => new ContrastResult(c.Week, EndpointToken(c.Endpoint), Of(c.Difference), c.NumberNeeded is { } n ? Of(n) : null))],
    };

    /// <summary>A chance as a probability of the result.</summary>
    public static Probability Of(Chance chance) => new() { P = chance.Value, Low = chance.Low, High = chance.High };

    private static ImmutableArray<string> Begins(ForecastOption option) =>
        option.Kind is OptionKind.Stay or OptionKind.Stop or OptionKind.Topical or OptionKind.AsHappened ? []
            : !option.Begun.IsEmpty ? [.. option.Begun.Distinct(StringComparer.Ordinal)]
            : option.Drug is { } drug ? [drug] : [];

    private static WeekResult Week(WeekAnswer week) => new()
    {
        Week = week.Week,
        Clear = Of(week.Clear),
        Easi7 = Of(week.Easi7),
        Easi75 = Of(week.Easi75),
        Easi90 = Of(week.Easi90),
        Itch4 = Of(week.Itch4),
        Controlled = Of(week.Controlled),
        Easi = FanOf(week.Easi),
        Itch = FanOf(week.Itch),
        Regions = [.. week.Regions.Select((r, i) => new RegionResult((EasiRegion)i, Of(r.Clear), FanOf(r.Easi)))],
    };

    private static InfectionResult Risk(HazardAnswer hazard) => new()
    {
        Event = hazard.Infection switch
        {
            InfectionEvent.Serious => "serious_infection",
            InfectionEvent.Zoster => "herpes_zoster",
            InfectionEvent.EczemaHerpeticum => "eczema_herpeticum",
            _ => throw new InvalidOperationException($"Unknown infection {hazard.Infection}."),
        },
        Name = hazard.Infection switch
        {
            InfectionEvent.Serious => "Serious infection",
            InfectionEvent.Zoster => "Herpes zoster",
            _ => "Eczema herpeticum",
        },
        Total = IntervalOf(hazard.Total),
        Staying = IntervalOf(hazard.Staying),
        FromDrug = IntervalOf(hazard.FromDrug),
        Interaction = hazard.IsInteractionUnknown ? RiskContrast.InteractionUnknown : null,
    };

    private static Interval IntervalOf(Chance chance) => new() { Median = chance.Value, Low = chance.Low, High = chance.High };

    private static Fan FanOf(ImmutableArray<double> q) => new(q[0], q[1], q[2], q[3], q[4], q[5], q[6]);

    private static string EndpointToken(Endpoint endpoint) => endpoint switch
    {
        Endpoint.Clear => "clear",
        Endpoint.Controlled => "controlled",
        Endpoint.Easi7 => "easi_7",
        Endpoint.Itch4 => "itch_4",
        _ => throw new InvalidOperationException($"No contrast is made of {endpoint}."),
    };

    private static string Kind(OptionKind kind) => kind switch
    {
        OptionKind.Stay => "stay",
        OptionKind.Add => "add",
        OptionKind.Taper => "taper",
        OptionKind.Switch => "switch",
        OptionKind.Interval => "interval",
        OptionKind.Topical => "topical",
        OptionKind.Stop => "stop",
        OptionKind.Written => "written",
        OptionKind.AsHappened => "as_happened",
        _ => throw new InvalidOperationException($"Unknown kind {kind}."),
    };
}
