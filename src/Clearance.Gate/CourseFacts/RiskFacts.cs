using Clearance.Course;

namespace Clearance.Gate;

/// <summary>The history that boxed warnings ask for.</summary>
internal static class RiskFacts
{
    public static void Add(CourseAtDay at, FactCollector facts)
    {
        if (at.Course.Risks is not { } risks)
        {
            return;
        }

        Word("risk.smoking", risks.Smoking, "smoking: ", "risks.smoking");
        Word("risk.malignancy", risks.Malignancy, "malignancy: ", "risks.malignancy");
        Flag("risk.mi_or_stroke_history", risks.MiOrStroke, "myocardial infarction or stroke", "risks.mi_or_stroke");
        Flag("risk.ascvd_history", risks.AtheroscleroticDisease, "atherosclerotic disease", "risks.atherosclerotic_disease");
        Flag("risk.vte_history", risks.VenousThromboembolism, "venous thromboembolism", "risks.venous_thromboembolism");
        Flag("risk.herpes_zoster_history", risks.HerpesZoster, "herpes zoster", "risks.herpes_zoster");
        List("risk.vte_risk_factors", risks.Thrombosis, "risk of thrombosis: ", "risks.thrombosis");
        List("risk.infection", risks.Infection, "risk of infection: ", "risks.infection");
        List("risk.gi_perforation", risks.Perforation, "risk of perforation: ", "risks.perforation");
        Cardiovascular(risks, facts);

        void Word<T>(string field, Fact<T>? fact, string label, string path)
            where T : struct, Enum
        {
            if (fact is not null)
            {
                facts.AddWord(field, Token.Of(fact.Value), label + FactCollector.Words(fact.Value), null, path);
            }
        }

        void Flag(string field, Fact<bool>? fact, string label, string path)
        {
            if (fact is not null)
            {
                facts.AddFlag(field, fact.Value, fact.Value ? $"{label} in the past" : $"no {label} in the past", null, path);
            }
        }

        void List<T>(string field, Fact<ValueList<T>>? fact, string label, string path)
            where T : struct, Enum
        {
            if (fact is not null)
            {
                facts.Add(field, FactValue.List.Of(true, fact.Value.Select(Token.Of)), label + (fact.Value.IsEmpty ? "none" : string.Join(", ", fact.Value.Select(FactCollector.Words))), null, path);
            }
        }
    }

    /// <summary>Smoking is one of the factors counted, so the number is known only when smoking is too.</summary>
    private static void Cardiovascular(RiskHistory risks, FactCollector facts)
    {
        if (risks.Cardiovascular is not { } factors)
        {
            return;
        }

        if (risks.Smoking is not { } smoking)
        {
            facts.Gap("risk.cv_risk_factors", "Smoking is one of the cardiovascular risk factors and is not recorded.", "risks.cardiovascular");
            return;
        }

        var smokes = smoking.Value == SmokingHistory.Current;
        var named = factors.Value.Select(FactCollector.Words).Concat(smokes ? ["smoking"] : []).ToList();
        facts.AddNumber("risk.cv_risk_factors", factors.Value.Distinct().Count() + (smokes ? 1 : 0), named.Count == 0 ? "no cardiovascular risk factor" : $"cardiovascular risk factors: {string.Join(", ", named)}", null, "risks.cardiovascular");
    }
}
