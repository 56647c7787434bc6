using System.Collections.Immutable;
using Clearance.Consult;
using Clearance.Report.Specs;

namespace Clearance.Report;

/// <summary>Every Vega-Lite figure of a result, in the order of the page.</summary>
public static class ReportFigures
{
    /// <summary>The figures of <paramref name="run"/>; those without data are left out.</summary>
    public static ImmutableArray<Figure> Of(RunResult run)
    {
        var reading = new RunReading(run);
        return
        [
            .. reading.LeadingMilestones.Select(milestone => MilestoneFigure.Create(milestone, reading)),
            TimelineFigure.Create(reading),
            .. Enum.GetValues<Compartment>().Select(compartment => SignalHeatMapFigure.Create(reading, compartment)).OfType<Figure>(),
            .. Bands(reading),
            .. ConcentrationFigure.CreateAll(reading),
            .. new[] { HazardFigure.Create(reading) }.OfType<Figure>(),
        ];
    }

    internal static IEnumerable<Figure> Bands(RunReading reading) =>
        new (Quantity Quantity, EasiRegion? Region)[] { (Quantity.Easi, null) }
            .Concat(Enum.GetValues<EasiRegion>().Select(region => (Quantity.RegionalEasi, (EasiRegion?)region)))
            .Concat([(Quantity.PpNrs, null), (Quantity.Bsa, null)])
            .Select(((Quantity Quantity, EasiRegion? Region) series) => BandFigure.Create(reading, series.Quantity, series.Region))
            .OfType<Figure>();
}
