using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Calibration.Tests;

/// <summary>Rows made for a test: a measure on a day of an arm, no published results.</summary>
internal static class Rows
{
    /// <summary>A row of untreated patients.</summary>
    public static TrialRow At(int day, Measure measure, EntryCriteria entry, bool inTrial = true, double rescue = 0.0) =>
        Of(new ArmBuilder().Build("nothing", inTrial), day, measure, entry, rescue);

    /// <summary>A row of patients on dupilumab.</summary>
    public static TrialRow Dupilumab(int day, Measure measure, EntryCriteria entry, double amountMg, double intervalDays, double rescue = 0.0, double untilDay = ArmBuilder.Horizon, Selection? among = null)
    {
        ArmBuilder builder = new();
        builder.Give(Shipped.Formulary.Drugs["dupilumab"], amountMg, intervalDays, 0.0, untilDay, withLoading: true);
        return Of(builder.Build("dupilumab", inTrial: true), day, measure, entry, rescue, among);
    }

    /// <summary>A row of any arm.</summary>
    public static TrialRow Of(ArmRegimen regimen, int day, Measure measure, EntryCriteria entry, double rescue = 0.0, Selection? among = null) => new()
    {
        Table = TrialTable.Efficacy,
        File = "made up",
        Line = 1,
        Trial = "made up",
        Arm = regimen.Name,
        Endpoint = measure.ToString(),
        Week = "1",
        Value = 1.0,
        Unit = "percent",
        Patients = 100,
        StandardError = null,
        Status = ValueStatus.Assumption,
        Note = "",
        Class = RowClass.Biologic,
        Statement = new ArmStatement { Entry = entry, Regimens = ImmutableArray.Create(regimen), Measure = measure, Day = day, Rescue = rescue, Among = among },
    };
}
