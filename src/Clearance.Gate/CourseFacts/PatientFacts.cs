using Clearance.Course;

namespace Clearance.Gate;

/// <summary>Age, weight, pregnancy, genotype, liver and allergy.</summary>
internal static class PatientFacts
{
    public static void Add(CourseAtDay at, FactCollector facts)
    {
        if (at.Course.Patient is not { } patient)
        {
            return;
        }

        if (patient.AgeYears is { } age)
        {
            var now = Math.Round(age.Value + (decimal)(at.Day / TimeUnits.DaysInYear), 2);
            facts.AddNumber("patient.age_years", now, $"age {FactCollector.Text(age.Value)} at day 0", null, "patient.age", at.Day == 0 ? [] : [$"{at.Day:0.#} days later {FactCollector.Text(now)}"]);
        }

        if (patient.WeightKg is { } weight)
        {
            facts.AddNumber("patient.weight_kg", weight.Value, $"weight {FactCollector.Text(weight.Value)} kg", null, "patient.weight");
        }

        Pregnancy(patient, at, facts);
        if (patient.Cyp2c19 is { } genotype)
        {
            facts.AddWord("genotype.cyp2c19", Token.Of(genotype.Value), $"CYP2C19 {Token.Of(genotype.Value)} metaboliser", null, "patient.cyp2c19");
        }

        if (patient.ChildPugh is { } liver)
        {
            var word = liver.Value == ChildPugh.None ? "none" : liver.Value.ToString();
            facts.AddWord("hepatic.child_pugh", word, liver.Value == ChildPugh.None ? "no hepatic impairment" : $"Child-Pugh {word}", null, "patient.child_pugh");
        }

        if (patient.RenalReplacement is { } renal)
        {
            facts.AddWord("renal.replacement", Token.Of(renal.Value), renal.Value == RenalReplacement.None ? "no renal replacement" : FactCollector.Words(renal.Value), null, "patient.renal_replacement");
        }

        if (patient.Allergies is { } allergies)
        {
            var own = allergies.Value.FirstOrDefault(a => a.Contains(at.Question.Drug.Name, StringComparison.OrdinalIgnoreCase)
                || at.Question.Drug.Aliases.Any(alias => a.Contains(alias, StringComparison.OrdinalIgnoreCase)));
            facts.AddFlag("allergy.to_drug_or_excipient", own is not null, own is null ? allergies.Value.IsEmpty ? "no known allergy" : $"allergies: {string.Join(", ", allergies.Value)}" : $"allergy: {own}", null, "patient.allergies");
        }
    }

    private static void Pregnancy(Patient patient, CourseAtDay at, FactCollector facts)
    {
        if (patient.Sex?.Value == Sex.Male)
        {
            facts.AddFlag("patient.childbearing_potential", false, "male", null, "patient.sex", "a man cannot become pregnant");
            facts.AddWord("patient.pregnancy", "no", "male", null, "patient.sex", "a man is not pregnant");
            facts.AddFlag("patient.breastfeeding", false, "male", null, "patient.sex", "a man does not breast-feed");
        }

        if (patient.ChildbearingPotential is { } potential)
        {
            facts.AddFlag("patient.childbearing_potential", potential.Value, potential.Value ? "can become pregnant" : "cannot become pregnant", null, "patient.childbearing_potential");
        }

        // A dated test says more than a statement without a day.
        var tests = at.Course.Screening.Items.Select(static (s, i) => (Screen: s, Index: i)).Where(static s => s.Screen is { Test: ScreeningTest.Pregnancy, Result: ScreeningResult.Negative or ScreeningResult.Positive });
        if (tests.OrderBy(static s => s.Screen.At?.Day ?? double.NegativeInfinity).LastOrDefault() is { Screen: { } test, Index: var index })
        {
            facts.AddWord("patient.pregnancy", test.Result == ScreeningResult.Positive ? "yes" : "no", $"pregnancy test {Token.Of(test.Result)}", test.At?.Day, $"screening[{index}]");
        }

        if (patient.Pregnancy is { } pregnancy)
        {
            facts.AddWord("patient.pregnancy", pregnancy.Value == PregnancyState.Pregnant ? "yes" : "no", FactCollector.Words(pregnancy.Value), null, "patient.pregnancy");
        }

        if (patient.Breastfeeding is { } feeding)
        {
            facts.AddFlag("patient.breastfeeding", feeding.Value, feeding.Value ? "breast-feeds" : "does not breast-feed", null, "patient.breastfeeding");
        }
    }
}
