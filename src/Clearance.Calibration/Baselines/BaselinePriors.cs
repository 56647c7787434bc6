using Clearance.Course;

namespace Clearance.Calibration;

/// <summary>What the baselines assume before they see a row: <c>models/baseline_priors.csv</c> of the knowledge folder.</summary>
public sealed class BaselinePriors
{
    private static readonly string[] Names =
    [
        "unknown_easi", "unknown_patients", "percent_change_sd",
        "logit_class", "logit_endpoint", "logit_endpoint_placebo", "logit_drug", "logit_dose",
        "response_kout", "response_placebo", "response_steroid", "response_spread", "response_itch", "response_iga", "response_noise", "response_imax", "response_ic50",
        "miyano_placebo", "miyano_steroid", "miyano_iga", "miyano_d50", "miyano_jak_block",
    ];

    private readonly BaselineConstants _constants;

    private BaselinePriors(BaselineConstants constants) => _constants = constants;

    /// <summary>EASI at enrolment of a row that does not give it, points.</summary>
    public double UnknownEasi => _constants["unknown_easi"];

    /// <summary>Patients behind a row that does not say.</summary>
    public double UnknownPatients => _constants["unknown_patients"];

    /// <summary>SD of one patient's per cent change, points, for means without a standard error.</summary>
    public double PercentChangeSd => _constants["percent_change_sd"];

    /// <summary>Share of its cytokines that a JAK inhibitor blocks at the label dose.</summary>
    public double JakBlock => _constants["miyano_jak_block"];

    /// <summary>Reads the table.</summary>
    public static Reading<BaselinePriors> Load(string knowledgeFolder)
    {
        Reading<BaselineConstants> read = BaselineConstants.Load(knowledgeFolder, "baseline_priors.csv", Names);
        return new(read.Value is { } constants ? new BaselinePriors(constants) : null, read.Issues);
    }

    /// <summary>A parameter with its normal prior.</summary>
    /// <param name="key">Its row in the table.</param>
    /// <param name="name">Name in messages.</param>
    /// <param name="around">Added to the mean of the table.</param>
    internal ShareParameter Of(string key, string name, double around = 0.0) => new(name, around + _constants[key], _constants.Sd(key));

    /// <summary>Variance of what a row shows, on the logit, from its sample alone.</summary>
    /// <param name="row">The row.</param>
    /// <param name="share">The share around which it scatters.</param>
    public double SamplingVariance(TrialRow row, double share)
    {
        double p = Math.Clamp(share, 0.01, 0.99);
        double patients = row.Patients ?? UnknownPatients;
        if (row.IsShare)
        {
            return 1.0 / (patients * p * (1.0 - p));
        }

        double error = (row.StandardError ?? (PercentChangeSd / Math.Sqrt(patients))) / 100.0;
        return Math.Pow(error / (p * (1.0 - p)), 2.0);
    }
}
