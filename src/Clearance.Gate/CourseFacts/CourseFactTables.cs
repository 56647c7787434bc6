using System.Collections.Frozen;
using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>
/// Everything in <c>knowledge/facts/</c>: what names of tests and medicines mean, what is computed from creatinine, and the defaults by
/// which words and gaps of a course become facts.
/// </summary>
public sealed record CourseFactTables
{
    /// <summary>Fields of the vocabulary by the name of the test, ignoring case.</summary>
    public required FrozenDictionary<string, string> TestFields { get; init; }

    /// <summary>Names of lipid tests.</summary>
    public required FrozenSet<string> Lipids { get; init; }

    /// <summary>Names of creatinine.</summary>
    public required FrozenSet<string> CreatinineNames { get; init; }

    /// <summary>mg/dL is a value of creatinine divided by this, by unit.</summary>
    public required FrozenDictionary<string, decimal> CreatinineDivisors { get; init; }

    /// <summary>Creatinine clearance.</summary>
    public required CockcroftGault CockcroftGault { get; init; }

    /// <summary>Filtration rate.</summary>
    public required CkdEpi2021 CkdEpi { get; init; }

    /// <summary>Classes by the name of a medicine, ignoring case.</summary>
    public required FrozenDictionary<string, ImmutableArray<string>> MedicineClasses { get; init; }

    /// <summary>Aspirin, whose class follows from the dose.</summary>
    public required AspirinRule Aspirin { get; init; }

    /// <summary>Systemic treatments beside the drugs of the formulary.</summary>
    public required FrozenSet<string> SystemicTreatments { get; init; }

    /// <summary>Words as responses.</summary>
    public required ResponseRule Response { get; init; }

    /// <summary>How long a live vaccine counts as recent.</summary>
    public required FactDays LiveVaccineCounts { get; init; }

    /// <summary>How long an examination without infection counts.</summary>
    public required FactDays NoInfectionHolds { get; init; }

    /// <summary>How long an infection without a recorded end counts as current.</summary>
    public required FactDays InfectionWithoutEnd { get; init; }

    /// <summary>Days on a systemic drug after which a partial response is inadequate control.</summary>
    public required FactDays SystemicGivenFairTrial { get; init; }

    /// <summary>So many days before its window a scheduled check still counts as done.</summary>
    public required FactDays CheckDoneEarly { get; init; }

    /// <summary>So many days before the first dose a baseline check still counts as done.</summary>
    public required FactDays BaselineCounts { get; init; }

    /// <summary>Reads the tables of a knowledge directory. Any fault is an issue with file, line and cure, and then there is no value.</summary>
    /// <param name="knowledgeDirectory">The directory that holds facts/.</param>
    /// <param name="formulary">The formulary of the same directory, for its sources.</param>
    public static Reading<CourseFactTables> Load(string knowledgeDirectory, DrugFormulary formulary) => new CourseFactTableReader(knowledgeDirectory, formulary).Load();

    /// <summary>The field of a test by its name; null when no rule asks for it.</summary>
    public string? FieldOf(string test) => TestFields.GetValueOrDefault(test);

    /// <summary>Classes of a medicine; empty when its name is not known.</summary>
    public ImmutableArray<string> ClassesOf(string medicine) => MedicineClasses.GetValueOrDefault(medicine, []);
}

/// <summary>A number of days with its basis.</summary>
public sealed record FactDays(int Days, string Source, RuleStatus Status);

/// <summary>Names of aspirin and the largest daily dose that counts as low, mg.</summary>
public sealed record AspirinRule(FrozenSet<string> Names, decimal LowDoseUpToMg);

/// <summary>The response that a status word or a fall of the EASI means.</summary>
/// <param name="Words">By status word.</param>
/// <param name="ClearedEasi">An EASI up to this is cleared.</param>
/// <param name="AdequateShare">Share of the EASI gone from which on a response is adequate.</param>
/// <param name="PartialShare">Share of the EASI gone from which on it is partial.</param>
public sealed record ResponseRule(FrozenDictionary<StatusWord, string> Words, decimal ClearedEasi, decimal AdequateShare, decimal PartialShare);

/// <summary>Creatinine clearance by Cockcroft and Gault, in exact decimals.</summary>
public sealed record CockcroftGault(decimal AgeOffset, decimal Divisor, decimal Female)
{
    /// <summary>mL/min, to a tenth.</summary>
    public decimal Clearance(decimal creatinineMgPerDl, decimal years, decimal weightKg, Sex sex) =>
        Math.Round(Math.Max(0, AgeOffset - years) * weightKg / (Divisor * creatinineMgPerDl) * (sex == Sex.Female ? Female : 1m), 1);
}

/// <summary>Estimated filtration rate by CKD-EPI 2021 (without race).</summary>
public sealed record CkdEpi2021(double Scale, double KappaFemale, double KappaMale, double AlphaFemale, double AlphaMale, double Exponent, double AgeBase, double Female)
{
    /// <summary>mL/min/1.73 m2, to a tenth.</summary>
    public decimal Egfr(decimal creatinineMgPerDl, decimal years, Sex sex)
    {
        var (kappa, alpha, factor) = sex == Sex.Female ? (KappaFemale, AlphaFemale, Female) : (KappaMale, AlphaMale, 1.0);
        var ratio = (double)creatinineMgPerDl / kappa;
        return Math.Round((decimal)(Scale * Math.Pow(Math.Min(ratio, 1), alpha) * Math.Pow(Math.Max(ratio, 1), Exponent) * Math.Pow(AgeBase, (double)years) * factor), 1);
    }
}
