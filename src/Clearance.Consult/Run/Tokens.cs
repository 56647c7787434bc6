using System.Text.Json.Serialization;

namespace Clearance.Consult;

/// <summary>Whether the rescue (the temporary second drug) is given. Both options run on the same virtual patients.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RescueOption>))]
public enum RescueOption
{
    /// <summary>The course as reported.</summary>
    [JsonStringEnumMemberName("with_rescue")] WithRescue,

    /// <summary>The same patients never given the rescue.</summary>
    [JsonStringEnumMemberName("without_rescue")] WithoutRescue,
}

/// <summary>Which kinases carry the IL-13 signal: the open question of the index case.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Il13Reading>))]
public enum Il13Reading
{
    /// <summary>Type II receptor: JAK1, TYK2, JAK2.</summary>
    [JsonStringEnumMemberName("receptor_biology")] ReceptorBiology,

    /// <summary>The authors of the case: JAK1 and JAK3.</summary>
    [JsonStringEnumMemberName("authors")] Authors,
}

/// <summary>Where a blockade is meant. Blood: against total plasma concentration. Skin: the same, scaled by the drug's skin potency factor.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Compartment>))]
public enum Compartment
{
    /// <summary>Blood, as measured in stimulated blood cells; used for infection hazards.</summary>
    [JsonStringEnumMemberName("blood")] Blood,

    /// <summary>Skin; drives the simulated disease.</summary>
    [JsonStringEnumMemberName("skin")] Skin,
}

/// <summary>Which of the two drugs is on board in a row of the mechanism table.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TreatmentSetting>))]
public enum TreatmentSetting
{
    /// <summary>The biologic alone.</summary>
    [JsonStringEnumMemberName("biologic_alone")] BiologicAlone,

    /// <summary>The JAK inhibitor alone.</summary>
    [JsonStringEnumMemberName("jak_inhibitor_alone")] JakInhibitorAlone,

    /// <summary>Both together.</summary>
    [JsonStringEnumMemberName("both")] Both,
}

/// <summary>What kind of treatment a bar of the timeline is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DrugRole>))]
public enum DrugRole
{
    /// <summary>Monoclonal antibody.</summary>
    [JsonStringEnumMemberName("biologic")] Biologic,

    /// <summary>Oral JAK inhibitor.</summary>
    [JsonStringEnumMemberName("jak_inhibitor")] JakInhibitor,

    /// <summary>Topical steroid.</summary>
    [JsonStringEnumMemberName("topical_steroid")] TopicalSteroid,

    /// <summary>Anything else.</summary>
    [JsonStringEnumMemberName("other")] Other,
}

/// <summary>A simulated or reported quantity.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Quantity>))]
public enum Quantity
{
    /// <summary>EASI of the whole body, 0 to 72 points.</summary>
    [JsonStringEnumMemberName("easi")] Easi,

    /// <summary>EASI of one region on the scale of the whole score, 0 to 72 points (before the region's weight).</summary>
    [JsonStringEnumMemberName("regional_easi")] RegionalEasi,

    /// <summary>Peak pruritus numerical rating scale, 0 to 10 points.</summary>
    [JsonStringEnumMemberName("pp_nrs")] PpNrs,

    /// <summary>Body surface area involved, per cent.</summary>
    [JsonStringEnumMemberName("bsa")] Bsa,

    /// <summary>Total plasma concentration of the named drug.</summary>
    [JsonStringEnumMemberName("concentration")] Concentration,
}

/// <summary>The four regions of the EASI, with their weights 0.1, 0.2, 0.3 and 0.4.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EasiRegion>))]
public enum EasiRegion
{
    /// <summary>Head and neck.</summary>
    [JsonStringEnumMemberName("head_neck")] HeadNeck,

    /// <summary>Upper limbs.</summary>
    [JsonStringEnumMemberName("upper_limbs")] UpperLimbs,

    /// <summary>Trunk, with the genital area.</summary>
    [JsonStringEnumMemberName("trunk")] Trunk,

    /// <summary>Lower limbs, with the buttocks.</summary>
    [JsonStringEnumMemberName("lower_limbs")] LowerLimbs,
}

/// <summary>How well a value is supported.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvidenceStatus>))]
public enum EvidenceStatus
{
    /// <summary>Seen in its source.</summary>
    [JsonStringEnumMemberName("verified")] Verified,

    /// <summary>Known, the source not seen again.</summary>
    [JsonStringEnumMemberName("recalled")] Recalled,

    /// <summary>Chosen because nothing was stated.</summary>
    [JsonStringEnumMemberName("assumption")] Assumption,

    /// <summary>Concluded from other values.</summary>
    [JsonStringEnumMemberName("inferred")] Inferred,

    /// <summary>A rule of this program or of a body that sets rules.</summary>
    [JsonStringEnumMemberName("policy")] Policy,
}
