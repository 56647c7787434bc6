namespace Clearance.Course;

/// <summary>Reads and writes the history that boxed warnings ask for.</summary>
internal static class RiskFormat
{
    public static RiskHistory Read(FieldReader f, CourseContext context)
    {
        var risks = new RiskHistory
        {
            Smoking = FactFormat.ReadWord<SmokingHistory>(f, "smoking", context),
            Malignancy = FactFormat.ReadWord<MalignancyHistory>(f, "malignancy", context),
            MiOrStroke = FactFormat.ReadFlag(f, "mi_or_stroke", context),
            AtheroscleroticDisease = FactFormat.ReadFlag(f, "atherosclerotic_disease", context),
            VenousThromboembolism = FactFormat.ReadFlag(f, "venous_thromboembolism", context),
            HerpesZoster = FactFormat.ReadFlag(f, "herpes_zoster", context),
            Cardiovascular = FactFormat.ReadList(f, "cardiovascular", context, static l => l.Choices<CardiovascularRisk>("value")),
            Thrombosis = FactFormat.ReadList(f, "thrombosis", context, static l => l.Choices<ThrombosisRisk>("value")),
            Infection = FactFormat.ReadList(f, "infection", context, static l => l.Choices<InfectionRisk>("value")),
            Perforation = FactFormat.ReadList(f, "perforation", context, static l => l.Choices<PerforationRisk>("value")),
        };
        f.Finish();
        return risks;
    }

    public static MapNode Write(RiskHistory r) => new MapBuilder()
        .Word("smoking", r.Smoking)
        .Word("malignancy", r.Malignancy)
        .Flag("mi_or_stroke", r.MiOrStroke)
        .Flag("atherosclerotic_disease", r.AtheroscleroticDisease)
        .Flag("venous_thromboembolism", r.VenousThromboembolism)
        .Flag("herpes_zoster", r.HerpesZoster)
        .Words("cardiovascular", r.Cardiovascular)
        .Words("thrombosis", r.Thrombosis)
        .Words("infection", r.Infection)
        .Words("perforation", r.Perforation)
        .Build();
}
