using Clearance.Formulary;

namespace Clearance.Simulation.Tests;

public sealed class EasiWeightsTests
{
    [Fact]
    public void The_kernel_and_the_knowledge_files_have_the_same_weights()
    {
        SkinModelFacts facts = DrugFormulary.Load(Repository.At("knowledge")).Value!.Skin;
        double[] knowledge = [facts.Central("W_head"), facts.Central("W_upper"), facts.Central("W_trunk"), facts.Central("W_lower")];
        Assert.Equal(knowledge, EasiWeights.Adult);
        Assert.Equal(knowledge, ScoreStages.RegionWeights.ToArray());
    }
}
