using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>What the model says of adding a JAK inhibitor to dupilumab for a while: one record for the document and for machines.</summary>
public sealed record RescueStudyResult
{
    /// <summary>Virtual patients drawn, severe at enrolment, and partial responders after 39 weeks of dupilumab.</summary>
    public required (int Drawn, int Severe, int Partial) Patients { get; init; }

    /// <summary>Whether the patients come from the calibrated population.</summary>
    public required string Basis { get; init; }

    /// <summary>Seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Each drug, dose and duration.</summary>
    public required ImmutableArray<RescueEffect> Effects { get; init; }

    /// <summary>The same question under the hypotheses.</summary>
    public required ImmutableArray<HypothesisEffect> Hypotheses { get; init; }

    /// <summary>Mean EASI of the partial responders without rescue: at the time of the rescue, 6 and 12 months later.</summary>
    public required (double Then, double After6, double After12) WithoutRescueEasi { get; init; }
}

/// <summary>One rescue against none in the same patients.</summary>
/// <param name="Drug">JAK inhibitor.</param>
/// <param name="DoseMg">Dose, mg.</param>
/// <param name="PerDay">Doses a day.</param>
/// <param name="Weeks">Weeks until it is stopped.</param>
/// <param name="Clear">Clear at the stop.</param>
/// <param name="ClearWithout">Clear on the same day without it.</param>
/// <param name="After6">Controlled 6 months after the stop.</param>
/// <param name="Gain6">Difference to no rescue, paired.</param>
/// <param name="Gain12">The same 12 months after.</param>
/// <param name="Zoster">Zoster due to the drug, per 1,000 treated.</param>
/// <param name="Serious">Serious infection due to the drug, per 1,000 treated.</param>
public sealed record RescueEffect(
    string Drug, double DoseMg, int PerDay, int Weeks, Probability Clear, Probability ClearWithout, Probability After6, Probability Gain6, Probability Gain12, double Zoster, double Serious);

/// <summary>A hypothesis as a change of the draws, with what follows for a 17-week rescue.</summary>
/// <param name="Name">Name.</param>
/// <param name="Change">What is changed, in words.</param>
/// <param name="Drug">JAK inhibitor and dose.</param>
/// <param name="Patients">Partial responders.</param>
/// <param name="Without6">Controlled without rescue 6 months after the day of the stop.</param>
/// <param name="Gain6">Gain by the rescue 6 months after the stop.</param>
/// <param name="Gain6Short">The same when the rescue lasted 8 weeks.</param>
public sealed record HypothesisEffect(string Name, string Change, string Drug, int Patients, Probability Without6, Probability Gain6, Probability Gain6Short);
