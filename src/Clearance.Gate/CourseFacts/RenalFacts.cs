using Clearance.Course;

namespace Clearance.Gate;

/// <summary>Renal function: as stated, else computed from creatinine. A measured value keeps its place; formulas show their steps.</summary>
internal static class RenalFacts
{
    public static void Add(CourseAtDay at, FactCollector facts)
    {
        if (at.Course.Patient?.RenalFunction is { } stated)
        {
            Stated(stated.Value, facts);
        }

        if (Creatinine(at, facts) is not { MgPerDl: var creatinine, Said: var said, Day: var day, Path: var path })
        {
            return;
        }

        var patient = at.Course.Patient;
        if (patient?.AgeYears is not { } age || patient.Sex is not { } sex)
        {
            facts.Gap("lab.egfr", "Creatinine is there, but age or sex is missing to compute the filtration rate.", path);
            return;
        }

        var years = age.Value + (decimal)(at.Day / TimeUnits.DaysInYear);
        var egfr = at.Tables.CkdEpi.Egfr(creatinine, years, sex.Value);
        facts.AddNumber("lab.egfr", egfr, said, day, path, $"CKD-EPI 2021 for {years:0.#} years, {Token.Of(sex.Value)}: {FactCollector.Text(egfr)} mL/min/1.73m2");
        if (patient.WeightKg is not { } weight)
        {
            facts.Gap("lab.crcl", "Creatinine is there, but the weight is missing to compute the clearance by Cockcroft and Gault.", path);
            return;
        }

        var clearance = at.Tables.CockcroftGault.Clearance(creatinine, years, weight.Value, sex.Value);
        facts.AddNumber("lab.crcl", clearance, said, day, path, $"Cockcroft-Gault for {years:0.#} years, {FactCollector.Text(weight.Value)} kg, {Token.Of(sex.Value)}: {FactCollector.Text(clearance)} mL/min");
    }

    private static void Stated(RenalFunction renal, FactCollector facts)
    {
        if (renal.Value is not { } value)
        {
            facts.Gap("lab.egfr", $"Renal function is given only in words ({FactCollector.Words(renal.Category!.Value)}).", "patient.renal_function");
        }
        else if (renal.Measure == RenalMeasure.CreatinineClearance)
        {
            facts.AddNumber("lab.crcl", value, $"creatinine clearance {FactCollector.Text(value)} mL/min", null, "patient.renal_function");
        }
        else
        {
            facts.AddNumber("lab.egfr", value, $"eGFR {FactCollector.Text(value)} mL/min/1.73m2", null, "patient.renal_function");
        }
    }

    private static (decimal MgPerDl, string Said, double? Day, string Path)? Creatinine(CourseAtDay at, FactCollector facts)
    {
        LaboratoryResult? latest = null;
        var index = 0;
        var all = at.Question.Resolved.Course.Laboratory.Items;
        for (var i = 0; i < all.Length; i++)
        {
            var l = all[i];
            if (at.Tables.CreatinineNames.Contains(l.Test) && !(l.At?.Day > at.Day) && (latest is null || (l.At?.Day ?? double.MinValue) >= (latest.At?.Day ?? double.MinValue)))
            {
                (latest, index) = (l, i);
            }
        }

        if (latest is not { Value: { } value, Unit: { } unit })
        {
            return null;
        }

        var path = $"laboratory[{index}]";
        if (!at.Tables.CreatinineDivisors.TryGetValue(unit, out var divisor) || value <= 0)
        {
            facts.Gap("lab.egfr", $"Creatinine {FactCollector.Text(value)} {unit} cannot be used; give a value above zero in {string.Join(" or ", at.Tables.CreatinineDivisors.Keys)}.", path);
            return null;
        }

        return (value / divisor, $"creatinine {FactCollector.Text(value)} {unit}", latest.At?.Day, path);
    }
}
