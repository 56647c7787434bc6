using System.Collections.Immutable;
using System.Globalization;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>A row of a table as something that can be simulated: who, what they take, what is counted, when and among whom.</summary>
public sealed record ArmStatement
{
    /// <summary>Who is enrolled.</summary>
    public required EntryCriteria Entry { get; init; }

    /// <summary>What is taken, from enrolment; several when the row mixes them, in equal parts.</summary>
    public required ImmutableArray<ArmRegimen> Regimens { get; init; }

    /// <summary>What is counted or averaged.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Day it is assessed, from enrolment: the day before the visit's doses.</summary>
    public required int Day { get; init; }

    /// <summary>Who is counted; null for everybody enrolled.</summary>
    public Selection? Among { get; init; }

    /// <summary>Factor on the hazard of rescue and drop-out until the assessment; 0 when they are not counted.</summary>
    public required double Rescue { get; init; }

    /// <summary>Day from which rescue and drop-out count against the measure: 0, or the day of the selection.</summary>
    public int RescueFromDay => Among is { } among && among.Day < Day ? among.Day + 1 : 0;

    /// <summary>How means treat patients after rescue or drop-out.</summary>
    public MeanRule Means { get; init; } = MeanRule.Imputed;

    /// <summary>Days between visits, for measures of the first time something happens.</summary>
    public int VisitDays { get; init; } = 28;

    /// <summary>Days of a regimen whose scores are needed beside enrolment.</summary>
    public IEnumerable<int> DaysOf(ArmRegimen regimen)
    {
        int day = regimen.AfterFlare?.AssessDay ?? Day;
        IEnumerable<int> judged = Among is { } among ? [among.Day] : [];
        IEnumerable<int> rescued = RescueDays(0, Math.Max(Rescue > 0.0 ? day : 0, Among is { Rescue: > 0.0 } selection ? selection.Day : 0));
        IEnumerable<int> visits = regimen.AfterFlare is { } flare ? VisitsUntil(VisitDay(flare.LastVisit)) : Measure.IsFirstTime ? VisitsUntil(Day) : [];
        return [day, .. judged, .. rescued, .. visits];
    }

    /// <summary>Days between the visits at which rescue is decided.</summary>
    public const int RescueStep = 14;

    /// <summary>The visits before a day at which rescue is decided: the last day of every second week.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">Day after the last.</param>
    public static IEnumerable<int> RescueDays(int from, int to)
    {
        for (int day = RescueStep - 1; day < to; day += RescueStep)
        {
            if (day >= from)
            {
                yield return day;
            }
        }
    }

    /// <summary>Day of a visit after the selection, counted from 1.</summary>
    public int VisitDay(int visit) => (Among?.Day ?? -1) + (visit * VisitDays);

    /// <summary>Visits after the selection up to a day.</summary>
    public IEnumerable<int> VisitsUntil(int day)
    {
        for (int visit = 1; VisitDay(visit) <= day; visit++)
        {
            yield return VisitDay(visit);
        }
    }
}

/// <summary>Entry criteria on the scores written down at enrolment, and the mean of them that the trial reports.</summary>
public sealed record EntryCriteria
{
    /// <summary>Least EASI, points.</summary>
    public double Easi { get; init; }

    /// <summary>Least body surface area, per cent.</summary>
    public double Bsa { get; init; }

    /// <summary>Least IGA.</summary>
    public int Iga { get; init; }

    /// <summary>Least weekly peak itch, points.</summary>
    public double Itch { get; init; }

    /// <summary>Largest body surface area, per cent.</summary>
    public double MostBsa { get; init; } = 100.0;

    /// <summary>
    /// Whether the trial is one of limited disease: then the untreated state must meet <see cref="MostBsa"/> too, since whoever usually has
    /// more is no patient of such a trial on a good day.
    /// </summary>
    public bool IsLimited { get; init; }

    /// <summary>Reported mean EASI at enrolment, to which the patients are weighted; null leaves them.</summary>
    public double? MeanEasi { get; init; }

    /// <summary>Whose bodies: adults, adolescents.</summary>
    public Cohort Cohort { get; init; } = Cohort.Adults;
}

/// <summary>Age group, which decides body weight.</summary>
public enum Cohort
{
    /// <summary>18 years and older, or mostly.</summary>
    Adults,

    /// <summary>12 to 17 years.</summary>
    Adolescents,
}

/// <summary>What is taken: treatment from day 0, and the setting.</summary>
/// <param name="Name">Name in messages.</param>
/// <param name="Treatment">Doses and topical steroid, day 0 at enrolment.</param>
/// <param name="InTrial">Whether the trial's own placebo effect acts.</param>
public sealed record ArmRegimen(string Name, Treatment Treatment, bool InTrial)
{
    /// <summary>For patients whose treatment changes when they flare: when they do, and when they are looked at; null for all others.</summary>
    public FlareWindow? AfterFlare { get; init; }

    /// <summary>The same for arms whose patients take the same: one simulation serves them all.</summary>
    public string Key { get; } = string.Join('|', Treatment.Systemic
        .Select(s => $"{s.Drug} {string.Join(' ', s.Schedule.Trains.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.AmountMg:R}x{t.Count}@{t.FirstDay:R}/{t.IntervalDays:R}")))}")
        .Concat(Treatment.Topicals.Select(t => string.Create(CultureInfo.InvariantCulture, $"topical {t.FromDay:R}-{t.ToDay:R} {t.ApplicationsPerDay:R} {t.Regions}{(t.IsAsNeeded ? " as needed" : "")}")))
        .Append(InTrial ? "trial" : "routine"));
}

/// <summary>Patients who first flare at some visits, and are then treated alike from one day.</summary>
/// <param name="FirstVisit">First of the visits after the selection, counted from 1.</param>
/// <param name="LastVisit">Last of them.</param>
/// <param name="AssessDay">Day on which they are looked at, from enrolment.</param>
public sealed record FlareWindow(int FirstVisit, int LastVisit, int AssessDay);

/// <summary>How a trial's means treat patients after rescue or drop-out.</summary>
public enum MeanRule
{
    /// <summary>Multiple imputation or a mixed model: as if they had stayed on their treatment without rescue.</summary>
    Imputed,

    /// <summary>Last observation before rescue carried forward.</summary>
    LastObservation,
}

/// <summary>Who is counted, judged on the scores written down on a day.</summary>
/// <param name="Day">Day of the judgement, from enrolment.</param>
/// <param name="Rule">What they must have reached.</param>
/// <param name="Not">True for those who have not reached it.</param>
/// <param name="Rescue">Factor on the hazard of rescue and drop-out before that day; the rescued have not reached it.</param>
public sealed record Selection(int Day, SelectionRule Rule, bool Not, double Rescue);

/// <summary>What patients must have reached to be counted.</summary>
public enum SelectionRule
{
    /// <summary>EASI-75.</summary>
    Easi75,

    /// <summary>EASI-50.</summary>
    Easi50,

    /// <summary>IGA 0 or 1.</summary>
    Iga01,

    /// <summary>EASI-75 or IGA 0/1.</summary>
    Easi75OrIga01,

    /// <summary>EASI-75 and IGA 0/1.</summary>
    Easi75AndIga01,

    /// <summary>PP-NRS fallen by 4 or more, of those with 4 or more at enrolment.</summary>
    Itch4,

    /// <summary>PP-NRS fallen by 4 or more, and EASI-75 or IGA 0/1.</summary>
    Itch4AndResponse,

    /// <summary>IGA 2 or more; the negation of IGA 0/1 without its rescue.</summary>
    Anybody,
}
