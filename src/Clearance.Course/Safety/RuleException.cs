namespace Clearance.Course;

/// <summary>
/// A recorded decision to go on against a rule: who, when, why. It does not make the rule's finding go away; the finding is shown
/// with it ever after.
/// </summary>
public sealed record RuleException
{
    /// <summary>Id of the rule, such as <c>COMBO-001</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>Id of the regimen it is for; null for the whole course.</summary>
    public string? Of { get; init; }

    /// <summary>The prescriber, by name.</summary>
    public required string By { get; init; }

    /// <summary>A second prescriber, by name; a rule that stops needs one.</summary>
    public string? Second { get; init; }

    public required CourseTime At { get; init; }

    /// <summary>The reason, in the prescriber's words.</summary>
    public required string Why { get; init; }

    public required Provenance Provenance { get; init; }
}

/// <summary>What was talked over with the patient or with a colleague.</summary>
public enum DiscussionTopic
{
    /// <summary>The boxed warning and the medication guide of JAK inhibitors.</summary>
    BoxedWarning,

    /// <summary>Use outside the label.</summary>
    OffLabelUse,

    /// <summary>Benefit against risk in this patient.</summary>
    BenefitRisk,

    Contraception,

    /// <summary>What is done about a past hepatitis B: prophylaxis, or DNA and ALT at intervals.</summary>
    HbvPlan,

    /// <summary>Advice of hepatology, infectious diseases, oncology or another specialty.</summary>
    SpecialistAdvice,
}

/// <summary>A discussion on record.</summary>
/// <param name="Topic">What about.</param>
/// <param name="Of">Id of the regimen it is about; null for any.</param>
/// <param name="By">Who held it, in words.</param>
/// <param name="At">When.</param>
/// <param name="Provenance">Where this comes from.</param>
public sealed record Discussion(DiscussionTopic Topic, string? Of, string? By, CourseTime? At, Provenance Provenance);
