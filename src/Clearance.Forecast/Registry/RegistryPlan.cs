using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Random;
using Clearance.Pharmacokinetics;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>How a visit of a simulated registry is scored.</summary>
internal enum VisitScoring
{
    /// <summary>EASI and peak itch.</summary>
    Easi,

    /// <summary>EASI of the four regions.</summary>
    Regions,

    /// <summary>Global assessment and peak itch.</summary>
    Global,

    /// <summary>A band of EASI in words: clear, mild, moderate, severe.</summary>
    Words,
}

/// <summary>
/// The treatment and the visits of a group of eight simulated courses: what was planned, what was missed, how each visit was
/// scored, when the forecast is made. A function of the seed and the group's number.
/// </summary>
internal sealed record RegistryPlan
{
    /// <summary>Weeks ahead that are scored.</summary>
    public static readonly ImmutableArray<int> Horizons = [4, 12, 26];

    public required Treatment Treatment { get; init; }

    public required ImmutableArray<string> Drugs { get; init; }

    public required SteroidClass? Steroid { get; init; }

    /// <summary>Days of visits (the day before counts, as in a course), with their scoring.</summary>
    public required ImmutableArray<(int Day, VisitScoring Scoring)> Visits { get; init; }

    /// <summary>First day of the future.</summary>
    public required int Now { get; init; }

    /// <summary>Days that are forecast.</summary>
    public ImmutableArray<int> Targets => [.. Horizons.Select(h => Now - 1 + (7 * h))];

    /// <summary>The plan of a group.</summary>
    public static RegistryPlan Of(ulong seed, uint group, RegistryQuestion question) => question switch
    {
        RegistryQuestion.AnyTime => AnyTime(seed, group),
        RegistryQuestion.NewJakInhibitor => NewDrugPlan.Of(seed, group),
        _ => throw new InvalidOperationException($"Unknown question {question}."),
    };

    private static RegistryPlan AnyTime(ulong seed, uint group)
    {
        RandomStream stream = new(seed, "registry/plan");
        uint next = 0;
        double Uniform() => stream.Uniform(group, next++);
        int now = 7 * (16 + (int)(Uniform() * 25.0));
        int end = now + (7 * Horizons[^1]);
        List<SystemicTreatment> systemic = [];
        SystemicTreatment Given(string drug, params ImmutableArray<DosePattern> doses) => new(drug, DoseSchedule.FromPatterns(doses));
        static DosePattern Doses(double mg, double from, double every, double to) => new() { AmountMg = mg, FirstDay = from, IntervalDays = every, EndDay = to };
        double kind = Uniform();
        double change = 7.0 * (16 + (int)(Uniform() * 20.0));
        bool changes = Uniform() < 0.35;
        if (kind < 0.65)
        {
            systemic.Add(changes
                ? Given("dupilumab", Doses(600, 0, 14, 1), Doses(300, 14, 14, change), Doses(300, change, 28, end))
                : Given("dupilumab", Doses(600, 0, 14, 1), Doses(300, 14, 14, end)));
        }
        else if (kind < 0.85)
        {
            systemic.Add(changes
                ? Given("lebrikizumab", Doses(500, 0, 14, 15), Doses(250, 28, 14, change), Doses(250, change, 28, end))
                : Given("lebrikizumab", Doses(500, 0, 14, 15), Doses(250, 28, 14, end)));
        }
        else
        {
            systemic.Add(changes
                ? Given("upadacitinib", Doses(15, 0, 1, change), Doses(30, change, 1, end))
                : Given("upadacitinib", Doses(15, 0, 1, end)));
        }

        // A rescue for some of those on a biologic, begun before or after the forecast is made.
        if (kind < 0.85 && Uniform() < 0.4)
        {
            double start = 7.0 * (12 + (int)(Uniform() * 30.0));
            double length = 7.0 * (8 + (int)(Uniform() * 10.0));
            systemic.Add(Uniform() < 0.5
                ? Given("tofacitinib", Doses(5, start, 0.5, Math.Min(end, start + length)))
                : Given("upadacitinib", Doses(15, start, 1, Math.Min(end, start + length))));
        }

        bool steroid = Uniform() < 0.5;
        List<(int, VisitScoring)> visits = [(0, VisitScoring.Easi)];
        int day = 0;
        while (true)
        {
            day += 7 * (4 + (int)(Uniform() * 5.0));
            bool missed = Uniform() < 0.2;
            double scoring = Uniform();
            if (day >= now)
            {
                break;
            }

            if (!missed)
            {
                visits.Add((day, scoring < 0.45 ? VisitScoring.Easi : scoring < 0.65 ? VisitScoring.Regions : scoring < 0.8 ? VisitScoring.Global : VisitScoring.Words));
            }
        }

        visits.Add((now, VisitScoring.Easi));
        return new RegistryPlan
        {
            Treatment = new Treatment
            {
                Systemic = [.. systemic.Where(s => s.Schedule.Doses.Length > 0)],
                Topicals = steroid ? [new TopicalTreatment(0, 7 * (4 + (int)(Uniform() * 20.0)), 1.0, ScoreLikelihood.AllRegions)] : [],
            },
            Drugs = [.. systemic.Select(s => s.Drug).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Steroid = steroid ? SteroidClass.Moderate : null,
            Visits = [.. visits],
            Now = now,
        };
    }
}
