using System.Collections.Immutable;
using System.Globalization;
using Clearance.Formulary;
using Clearance.Numerics.Random;
using Clearance.Simulation;

namespace Clearance.Consult;

/// <summary>Infection hazards with and without the rescue while it is taken.</summary>
internal sealed class RiskFiller(RunSimulation run, DrugFormulary formulary, ulong seed)
{
    private const double Per100PatientYears = 36525.0;

    /// <summary>Serious infection, herpes zoster, eczema herpeticum.</summary>
    public ImmutableArray<RiskContrast> Fill() =>
    [
        Contrast(InfectionEvent.Serious, "serious_infection", "Serious infection"),
        Contrast(InfectionEvent.Zoster, "herpes_zoster", "Herpes zoster"),
        Contrast(InfectionEvent.EczemaHerpeticum, "eczema_herpeticum", "Eczema herpeticum"),
    ];

    private RiskContrast Contrast(InfectionEvent infection, string token, string name)
    {
        double days = run.Question.StopDay - run.Question.StartDay;
        double scale = Per100PatientYears / days;
        double residual = formulary.Skin.Central("hazard_residual");
        bool isCombination = run.Question.Biologic is not null;
        double policy = isCombination ? formulary.Skin.Central("combination_sd") : 0.0;
        RandomStream misfit = new(seed, $"hazard/{token}/misfit");
        RandomStream interaction = new(seed, $"hazard/{token}/interaction");
        ImmutableArray<int> patients = run.Partial.Length > 0 ? run.Partial : run.Simulated;

        // The misfit over drugs and the policy spread are not known for anybody: one draw for each draw of the typical values.
        double Misfit(int p) => Math.Exp(residual * misfit.Normal((uint)run.Population.ModelDraw(p), 0));
        double Combined(int p) => Math.Exp(policy * interaction.Normal((uint)run.Population.ModelDraw(p), 0));
        double With(int p) => scale * run.Outcome.Hazard(RunSimulation.With, infection, p);
        double Without(int p) => scale * run.Outcome.Hazard(RunSimulation.Without, infection, p);
        return new RiskContrast
        {
            Event = token,
            Name = name,
            Period = $"while on {run.Question.Rescue.Drug.Name}, day {run.Question.StartDay} to {run.Question.StopDay}",
            Unit = "per 100 patient-years",
            WithRescue = Interval90.Of(patients.Select(p => With(p) * Misfit(p) * Combined(p))),
            WithoutRescue = Interval90.Of(patients.Select(p => Without(p) * Misfit(p))),
            Ratio = Interval90.Of(patients.Select(p => With(p) / Without(p) * Combined(p))),
            DrugAttributable = Interval90.Of(patients.Select(p => scale * run.Outcome.DrugHazard(RunSimulation.Without, infection, p) * Misfit(p) * Combined(p))),
            Interaction = isCombination ? RiskContrast.InteractionUnknown : null,
            Note = (isCombination ? "Interaction unknown: no rate of a biologic with a JAK inhibitor has been published. " : string.Empty)
                + string.Create(CultureInfo.InvariantCulture, $"The interval covers patients, slopes{(isCombination ? "," : " and")} the misfit over drugs (SD {residual:0.##} of the logarithm)")
                + (isCombination ? string.Create(CultureInfo.InvariantCulture, $" and, for the combination, a policy spread (SD {policy:0.##}). ") : ". ")
                + "Better skin lowers the total; the part due to the drug is on the skin as it would be without it."
                + " History of zoster or herpes, lymphocyte count and oral steroids are not asked for: their factors are 1.",
            Source = $"hazards of this project's model (docs/model.md); base rates: {BaseRates()}",
            Status = EvidenceStatus.Assumption,
        };
    }

    private string BaseRates() => AssumptionFiller.Cite(
        formulary,
        string.Join(", ", new[] { "lambda_SI", "lambda_HZ", "lambda_EH" }.Select(p => formulary.Skin.Parameters[p].Central.Source).Distinct(StringComparer.Ordinal)));
}
