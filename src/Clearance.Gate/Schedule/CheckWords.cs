namespace Clearance.Gate;

/// <summary>The tokens of the timetable in words a clinician uses.</summary>
internal static class CheckWords
{
    public static string Of(string what) => what switch
    {
        "alc" => "lymphocytes",
        "anc" => "neutrophils",
        "plt" => "platelets",
        "hb" => "haemoglobin",
        "alt" => "ALT",
        "ast" => "AST",
        "cbc" => "blood count",
        "ck" => "CK",
        "tb" => "tuberculosis",
        "hiv" => "HIV",
        "hbv_dna" => "HBV DNA",
        "easi" => "EASI",
        "iga" => "IGA",
        "pp_nrs" => "peak itch",
        "poem" => "POEM",
        "dlqi" => "DLQI",
        "adct" => "ADCT",
        "egfr" => "eGFR",
        "skin_exam" => "skin examination",
        "zoster" => "herpes zoster",
        _ => what.Replace('_', ' '),
    };
}
