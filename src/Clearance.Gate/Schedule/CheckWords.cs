namespace Clearance.Gate;

/// <summary>The tokens of the timetable in words a clinician uses; what is taken together is named together.</summary>
internal static class CheckWords
{
    /// <summary>Sets with a common name, and the order in which checks are named.</summary>
    private static readonly (string Name, string[] Tokens)[] Known =
    [
        ("blood count", ["alc", "anc", "hb", "plt"]),
        ("lymphocytes, neutrophils, haemoglobin", ["alc", "anc", "hb"]),
        ("ALT, AST", ["alt", "ast"]),
        ("scores (EASI, itch, POEM, DLQI)", ["easi", "pp_nrs", "poem", "dlqi"]),
        ("signs of infection, zoster, eczema herpeticum", ["infection_symptoms", "zoster", "eczema_herpeticum"]),
        ("lymphocytes", ["alc"]),
        ("neutrophils", ["anc"]),
        ("haemoglobin", ["hb"]),
        ("platelets", ["plt"]),
        ("ALT", ["alt"]),
        ("AST", ["ast"]),
        ("creatinine", ["creatinine"]),
        ("eGFR", ["egfr"]),
        ("lipids", ["lipids"]),
        ("CK", ["ck"]),
        ("tuberculosis", ["tb"]),
        ("hepatitis B", ["hepatitis_b"]),
        ("hepatitis C", ["hepatitis_c"]),
        ("HBV DNA", ["hbv_dna"]),
        ("HIV", ["hiv"]),
        ("pregnancy test", ["pregnancy_test"]),
        ("EASI", ["easi"]),
        ("IGA", ["iga"]),
        ("peak itch", ["pp_nrs"]),
        ("POEM", ["poem"]),
        ("DLQI", ["dlqi"]),
        ("ADCT", ["adct"]),
        ("signs of infection", ["infection_symptoms"]),
        ("herpes zoster", ["zoster"]),
        ("skin examination", ["skin_exam"]),
    ];

    private static readonly Dictionary<string, int> Ranks = Known.Index().Where(static k => k.Item.Tokens.Length == 1).ToDictionary(static k => k.Item.Tokens[0], static k => k.Index, StringComparer.Ordinal);

    /// <summary>Checks in words, in a fixed order whatever the order of the tokens.</summary>
    public static string Of(IReadOnlyCollection<string> tokens)
    {
        var left = tokens.ToHashSet(StringComparer.Ordinal);
        var found = new List<(int Order, string Words)>();
        Predicate<string> isLeft = left.Contains;
        foreach (var (name, set) in Known)
        {
            if (Array.TrueForAll(set, isLeft))
            {
                found.Add((Rank(set[0]), name));
                left.ExceptWith(set);
            }
        }

        found.AddRange(left.Order(StringComparer.Ordinal).Select(static t => (int.MaxValue, t.Replace('_', ' '))));
        return string.Join(", ", found.OrderBy(static f => f.Order).Select(static f => f.Words));
    }

    /// <summary>Place of a check in a list: blood before urine before skin.</summary>
    private static int Rank(string token) => Ranks.GetValueOrDefault(token, int.MaxValue - 1);
}
