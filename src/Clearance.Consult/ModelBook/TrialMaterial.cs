using System.Collections.Immutable;
using Clearance.Calibration;
using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>The shipped rows of trials, and the simpler models that are judged on them.</summary>
/// <param name="Rows">Rows of both tables.</param>
/// <param name="Baselines">The baselines.</param>
internal sealed record TrialMaterial(ImmutableArray<TrialRow> Rows, ImmutableArray<IResponseModel> Baselines)
{
    /// <summary>Reads everything out of a knowledge folder.</summary>
    public static Reading<TrialMaterial> Load(string knowledgeFolder, DrugFormulary formulary)
    {
        Reading<DesignBook> designs = DesignBook.Load(knowledgeFolder, formulary);
        Reading<PlaceboCurve> placebo = PlaceboCurve.Load(knowledgeFolder);
        Reading<MiyanoParameters> miyano = MiyanoParameters.Load(knowledgeFolder);
        Reading<BaselinePriors> before = BaselinePriors.Load(knowledgeFolder);
        ImmutableArray<Issue> issues = [.. designs.Issues, .. placebo.Issues, .. miyano.Issues, .. before.Issues];
        if (designs.Value is not { } book || placebo.Value is not { } curve || miyano.Value is not { } published || before.Value is not { } priors)
        {
            return new(null, issues);
        }

        TrialFiles files = new(book, formulary);
        Reading<TrialRows> efficacy = files.Load(TrialTable.Efficacy, Path.Combine(knowledgeFolder, "trials", "efficacy.csv"));
        Reading<TrialRows> durability = files.Load(TrialTable.Durability, Path.Combine(knowledgeFolder, "trials", "durability.csv"));
        issues = [.. issues, .. efficacy.Issues, .. durability.Issues];
        return efficacy.Value is { } responses && durability.Value is { } withdrawals
            ? new(
                new TrialMaterial(
                    [.. responses.Rows, .. withdrawals.Rows],
                    [new ConstantLogit(formulary, curve, priors), new IndirectResponse(formulary, curve, priors), new MiyanoResponse(formulary, published, priors)]),
                issues)
            : new(null, issues);
    }
}
