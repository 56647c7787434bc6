using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>Everything taken beside the drug under check: its classes, and whether the list is complete.</summary>
internal static class MedicineFacts
{
    public static void Add(CourseAtDay at, FactCollector facts)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var unknown = new List<string>();
        foreach (var regimen in at.Course.Regimens.Where(r => at.IsTaken(r) && at.DrugName(r) != at.Question.Drug.Name))
        {
            Regimen(regimen, at, found, unknown);
        }

        var list = at.Course.Comedication;
        foreach (var medicine in list?.Medicines.Items.Where(m => !(m.Start?.Day > at.Day) && (m.Stop is null || m.Stop.Day > at.Day)) ?? [])
        {
            Medicine(medicine, at, found, unknown);
        }

        var complete = list?.Complete == true && unknown.Count == 0;
        foreach (var name in unknown)
        {
            facts.Gap("comed.classes", $"The class of '{name}' is not known here; add 'classes:' to it in 'comedication'.", "comedication");
        }

        Flags(found, complete, facts);
        var words = found.Keys.Select(Vocabulary).OfType<string>().ToList();
        if (complete || words.Count > 0)
        {
            var said = found.Where(static f => Vocabulary(f.Key) is not null).GroupBy(static f => f.Value, StringComparer.Ordinal)
                .Select(static g => $"{g.Key} ({g.First().Key.Replace('_', ' ')}{(g.Count() > 1 ? $" and {g.Count() - 1} more class{(g.Count() > 2 ? "es" : "")}" : "")})").ToList();
            facts.Add("comed.classes", FactValue.List.Of(complete, words), said.Count == 0 ? "no other medicine of the classes that matter" : string.Join(", ", said), at.Day, list is null ? null : "comedication");
        }
    }

    private static void Flags(Dictionary<string, string> found, bool complete, FactCollector facts)
    {
        if (found.TryGetValue(Token.Of(MedicineClass.NarrowIndexCypSubstrate), out var narrow))
        {
            facts.AddFlag("comed.narrow_index_cyp_substrate", true, narrow, null, "comedication");
        }
        else if (complete)
        {
            facts.AddFlag("comed.narrow_index_cyp_substrate", false, "none listed", null, "comedication");
        }

        if (found.TryGetValue(Token.Of(MedicineClass.HbvAntiviral), out var antiviral))
        {
            facts.AddFlag("course.hbv_prophylaxis", true, antiviral, null, "comedication");
            facts.AddFlag("course.hbv_plan", true, antiviral, null, "comedication", "antiviral prophylaxis is a plan");
        }
        else if (complete)
        {
            facts.AddFlag("course.hbv_prophylaxis", false, "no antiviral listed", null, "comedication");
        }
    }

    private static void Regimen(Regimen regimen, CourseAtDay at, Dictionary<string, string> found, List<string> unknown)
    {
        if (at.Formulary.FindDrug(regimen.Drug) is { } drug)
        {
            found.TryAdd(Token.Of(drug.Class == DrugClass.JakInhibitor ? MedicineClass.JakInhibitor : MedicineClass.Biologic), drug.Name);
        }
        else if (at.Formulary.Topicals.Find(regimen.Drug) is { } topical)
        {
            if (topical.Class == SteroidClass.Superpotent)
            {
                found.TryAdd(Token.Of(MedicineClass.SuperpotentTopicalSteroid), topical.Name);
            }
        }
        else if (!ByName(regimen.Drug, regimen.Dose, regimen.Frequency, at, found))
        {
            unknown.Add(regimen.Drug);
        }
    }

    private static void Medicine(Medicine medicine, CourseAtDay at, Dictionary<string, string> found, List<string> unknown)
    {
        foreach (var stated in medicine.Classes)
        {
            found.TryAdd(Token.Of(stated), medicine.Name);
        }

        if (at.Formulary.FindDrug(medicine.Name) is { } drug)
        {
            found.TryAdd(Token.Of(drug.Class == DrugClass.JakInhibitor ? MedicineClass.JakInhibitor : MedicineClass.Biologic), drug.Name);
        }
        else if (!ByName(medicine.Name, medicine.Dose, medicine.Frequency, at, found) && medicine.Classes.IsEmpty)
        {
            unknown.Add(medicine.Name);
        }
    }

    private static bool ByName(string name, Dose? dose, Frequency? frequency, CourseAtDay at, Dictionary<string, string> found)
    {
        if (at.Tables.Aspirin.Names.Contains(name))
        {
            var daily = dose is { Unit: DoseUnit.Mg } d ? d.Amount * (frequency is Frequency.TimesADay t ? t.Times : 1) : (decimal?)null;
            var low = daily <= at.Tables.Aspirin.LowDoseUpToMg;
            found.TryAdd(Token.Of(low ? MedicineClass.AspirinLowDose : MedicineClass.AspirinHighDose), daily is null ? $"{name} (dose not stated, counted as high)" : $"{name} {FactCollector.Text(daily.Value)} mg a day");
            return true;
        }

        var classes = at.Tables.ClassesOf(name);
        foreach (var c in classes)
        {
            found.TryAdd(c, name);
        }

        return classes.Length > 0;
    }

    /// <summary>The word of the rules' vocabulary for a class; null for a class that is a fact of its own or says nothing.</summary>
    private static string? Vocabulary(string token) => token switch
    {
        "aspirin_low_dose" => "aspirin_up_to_81_mg",
        "aspirin_high_dose" => "aspirin_above_81_mg",
        "moderate_strong_cyp2c19_and_cyp2c9_inhibitor" => "moderate_strong_cyp2c19_and_2c9_inhibitor",
        "strong_cyp2c19_or_cyp2c9_inducer" => "strong_cyp2c19_or_2c9_inducer",
        "narrow_index_cyp_substrate" or "hbv_antiviral" or "none" => null,
        _ => token,
    };
}
