using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>The rows of one cohort and the distinct arms that serve them.</summary>
internal sealed class CohortPlan
{
    private CohortPlan(Cohort cohort, ImmutableArray<int> rows, ImmutableArray<int[]> armsOfRow, ArmSet arms)
    {
        Cohort = cohort;
        Rows = rows;
        ArmsOfRow = armsOfRow;
        Arms = arms;
    }

    /// <summary>Whose bodies.</summary>
    public Cohort Cohort { get; }

    /// <summary>Numbers of the rows.</summary>
    public ImmutableArray<int> Rows { get; }

    /// <summary>For each of the rows the arms that serve it.</summary>
    public ImmutableArray<int[]> ArmsOfRow { get; }

    /// <summary>The distinct arms.</summary>
    public ArmSet Arms { get; }

    /// <summary>Plans the rows of a cohort; null when it has none.</summary>
    public static CohortPlan? Of(Cohort cohort, ImmutableArray<TrialRow> rows, DrugFormulary formulary)
    {
        ImmutableArray<int> mine = [.. Enumerable.Range(0, rows.Length).Where(r => rows[r].Statement is { } s && s.Entry.Cohort == cohort)];
        if (mine.IsEmpty)
        {
            return null;
        }

        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        List<(ArmRegimen Regimen, SortedSet<int> Days)> arms = [];
        int Arm(ArmRegimen regimen, ArmStatement statement)
        {
            if (!numbers.TryGetValue(regimen.Key, out int number))
            {
                number = arms.Count;
                numbers.Add(regimen.Key, number);
                arms.Add((regimen, [0]));
            }

            arms[number].Days.UnionWith(statement.DaysOf(regimen).Where(day => day >= 0));
            return number;
        }

        ImmutableArray<int[]> armsOfRow = [.. mine.Select(r => rows[r].Statement!.Regimens.Select(regimen => Arm(regimen, rows[r].Statement!)).ToArray())];
        ArmSet set = ArmSet.Plan(
            [.. arms.Select(arm => new ArmCourse
            {
                Name = arm.Regimen.Name,
                Treatment = arm.Regimen.Treatment,
                InTrial = arm.Regimen.InTrial,
                SteroidSymbol = arm.Regimen.Treatment.Topicals.IsEmpty ? null : "trial_etop",
                OutputDays = [.. arm.Days],
            })],
            formulary);
        return new CohortPlan(cohort, mine, armsOfRow, set);
    }
}
