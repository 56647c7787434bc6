using Clearance.Consult;

namespace Clearance.Testing;

/// <summary>Invented blockades: independent blocks in series, so that "both" is consistent with the two drugs alone.</summary>
internal static class MechanismFixture
{
    private static readonly (string Token, string Name, string Meaning, string Class, double Biologic, double Jak)[] Table =
    [
        ("il4_t_cell", "IL-4 at T cells", "keeps type 2 T cells going", "JAK1_JAK3", 0.96, 0.52),
        ("il4_keratinocyte", "IL-4 at keratinocytes", "weakens the barrier", "JAK1_TYK2", 0.96, 0.34),
        ("il13", "IL-13", "weakens the barrier, thickens skin", "JAK1_TYK2", 0.96, 0.34),
        ("il31", "IL-31", "itch", "JAK1_JAK2", 0, 0.30),
        ("il22", "IL-22", "thickens skin", "JAK1_TYK2", 0, 0.34),
        ("interferon_gamma", "Interferon gamma", "redness, chronic lesions", "JAK1_JAK2", 0, 0.30),
        ("tslp", "TSLP", "alarm signal of the skin", "JAK1_JAK2", 0, 0.30),
        ("gamma_chain", "IL-2, IL-7, IL-15", "survival of T cells", "JAK1_JAK3", 0, 0.52),
    ];

    public static IEnumerable<SignalMechanism> Signals() =>
        from row in Table
        from reading in Enum.GetValues<Il13Reading>()
        let authors = row.Token == "il13" && reading == Il13Reading.Authors
        let jak = authors ? 0.52 : row.Jak
        select new SignalMechanism
        {
            Signal = row.Token,
            Name = row.Name,
            Meaning = row.Meaning,
            PotencyClass = authors ? "JAK1_JAK3" : row.Class,
            Il13Reading = reading,
            Blocked =
            [
                .. from compartment in Enum.GetValues<Compartment>()
                   let scaled = compartment == Compartment.Skin ? jak * 0.8 : jak
                   from share in new[]
                   {
                       Share(TreatmentSetting.BiologicAlone, compartment, "dupilumab", row.Biologic, 0),
                       Share(TreatmentSetting.JakInhibitorAlone, compartment, "tofacitinib", scaled, 0.25),
                       Share(TreatmentSetting.Both, compartment, "dupilumab + tofacitinib", 1 - (1 - row.Biologic) * (1 - scaled), 0.25 * (1 - row.Biologic)),
                   }
                   select share,
            ],
        };

    private static BlockedShare Share(TreatmentSetting setting, Compartment compartment, string drugs, double mean, double swing) => new()
    {
        Treatment = setting,
        Compartment = compartment,
        Drugs = drugs,
        Mean = Around(mean),
        Peak = Around(Math.Min(1, mean + swing)),
        Trough = Around(Math.Max(0, mean - swing)),
    };

    private static Interval Around(double share) => new()
    {
        Median = share,
        Low = share * 0.8,
        High = 1 - (1 - share) * (share == 0 ? 1 : 0.7),
    };
}
