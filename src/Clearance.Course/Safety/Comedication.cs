namespace Clearance.Course;

/// <summary>A class of medicines by what it does to the drugs of this program, or to the patient beside them.</summary>
public enum MedicineClass
{
    StrongCyp3a4Inhibitor,
    ModerateCyp3a4Inhibitor,
    StrongCyp3a4Inducer,
    StrongCyp2c19Inhibitor,
    ModerateStrongCyp2c19AndCyp2c9Inhibitor,
    StrongCyp2c19OrCyp2c9Inducer,
    StrongOat3Inhibitor,
    Antiplatelet,
    /// <summary>Aspirin up to 81 mg a day.</summary>
    AspirinLowDose,

    /// <summary>Aspirin above 81 mg a day.</summary>
    AspirinHighDose,
    PgpSensitiveSubstrate,
    PotentImmunosuppressant,
    Biologic,
    JakInhibitor,
    AcidReducer,
    Grapefruit,
    SuperpotentTopicalSteroid,
    LeflunomideOrTeriflunomide,
    CombinedContraceptiveOrHrt,
    NarrowIndexCypSubstrate,
    HbvAntiviral,

    /// <summary>Of none of these classes, as the file's author judges.</summary>
    None,
}

/// <summary>
/// Another medicine than those of the regimens. Its classes are found by its name in <c>knowledge/facts/medicines.yaml</c>; classes
/// written here are added to them.
/// </summary>
public sealed record Medicine
{
    /// <summary>The name as written.</summary>
    public required string Name { get; init; }

    /// <summary>Classes the file states.</summary>
    public ValueList<MedicineClass> Classes { get; init; }

    public Dose? Dose { get; init; }

    public Frequency? Frequency { get; init; }

    /// <summary>Null when it was taken before the course began, or the source does not say.</summary>
    public CourseTime? Start { get; init; }

    /// <summary>Null while it goes on.</summary>
    public CourseTime? Stop { get; init; }

    public required Provenance Provenance { get; init; }
}

/// <summary>Other medicines.</summary>
/// <param name="Complete">True when every other medicine is listed, so that a class nobody named is known to be absent.</param>
/// <param name="Medicines">The medicines listed.</param>
/// <param name="Provenance">Where the list comes from.</param>
public sealed record Comedication(bool Complete, ValueList<Medicine> Medicines, Provenance Provenance);
