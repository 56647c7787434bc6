using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Gate;

/// <summary>On which days a course shows that a check of the timetable was done.</summary>
internal sealed class CheckEvidence(TreatmentCourse course, CourseFactTables tables)
{
    private readonly Dictionary<string, ImmutableArray<double>?> found = new(StringComparer.Ordinal);

    /// <summary>The days in order; null when a course file has no place for such a check.</summary>
    public ImmutableArray<double>? Days(string what)
    {
        if (!found.TryGetValue(what, out var days))
        {
            days = Find(what) is { } some ? [.. some.OfType<double>().Distinct().Order()] : null;
            found[what] = days;
        }

        return days;
    }

    private IEnumerable<double?>? Find(string what) => what switch
    {
        "alc" or "anc" or "plt" or "hb" => Laboratory(name => tables.FieldOf(name) == $"lab.{what}"),
        "alt" or "ast" or "bilirubin" => Laboratory(name => tables.FieldOf(name) == $"lab.{what}_x_uln"),
        "cbc" => Laboratory(name => tables.FieldOf(name) == "lab.alc"),
        "creatinine" or "egfr" or "renal" => Laboratory(name => tables.CreatinineNames.Contains(name) || tables.FieldOf(name) is "lab.egfr" or "lab.crcl"),
        "lipids" => Laboratory(tables.Lipids.Contains),
        "ck" => Laboratory(static name => name.Equals("CK", StringComparison.OrdinalIgnoreCase) || name.Contains("creatine kinase", StringComparison.OrdinalIgnoreCase)),
        "tb" => Screened(ScreeningTest.Tuberculosis),
        "hepatitis_c" => Screened(ScreeningTest.HcvAntibody, ScreeningTest.HepatitisC),
        "hepatitis" or "hepatitis_b" => Screened(ScreeningTest.Hbsag, ScreeningTest.HepatitisB),
        "hbv_dna" => Screened(ScreeningTest.HbvDna),
        "hiv" => Screened(ScreeningTest.Hiv),
        "pregnancy_test" or "pregnancy" => Screened(ScreeningTest.Pregnancy),
        "infection_symptoms" or "infection" => Screened(ScreeningTest.CurrentInfection),
        "easi" => Scored(static o => o.Easi is not null),
        "iga" => Scored(static o => o.Iga is not null),
        "pp_nrs" => Scored(static o => o.PpNrs is not null),
        "poem" => Scored(static o => o.Poem is not null),
        "dlqi" => Scored(static o => o.Dlqi is not null),
        "adct" => Scored(static o => o.Adct is not null),
        "scores" => Scored(static o => o.HasScores),
        _ => null,
    };

    private IEnumerable<double?> Laboratory(Func<string, bool> isIt) => course.Laboratory.Where(l => isIt(l.Test)).Select(static l => l.At?.Day);

    private IEnumerable<double?> Screened(params ScreeningTest[] tests) => course.Screening.Where(s => tests.Contains(s.Test)).Select(static s => s.At?.Day);

    private IEnumerable<double?> Scored(Func<Observation, bool> has) => course.Observations.Where(has).Select(static o => o.At.Day);
}
