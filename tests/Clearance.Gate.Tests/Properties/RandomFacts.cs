using System.Collections.Immutable;

using FsCheck;
using FsCheck.Fluent;

namespace Clearance.Gate.Tests;

/// <summary>Facts at random: around the limits of the rules, with holes.</summary>
internal static class RandomFacts
{
    private static readonly ImmutableArray<(FactField Field, ImmutableArray<FactValue?> Values)> Samples =
        [.. Book.Shipped.Fields.Values.Select(f => (f, FieldSamples.Of(f, Book.Shipped.Rules.Values.SelectMany(r => ConditionWitness.Leaves(r.Condition)))))];

    /// <summary>Any facts at all.</summary>
    public static Gen<FactSet> Any { get; } =
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from holes in Gen.Elements(0.0, 0.2, 0.6)
        select Draw(seed, holes, fromWell: false);

    /// <summary>A well patient with some facts changed and some missing, so that single rules decide.</summary>
    public static Gen<FactSet> NearWell { get; } =
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from holes in Gen.Elements(0.0, 0.02, 0.1)
        select Draw(seed, holes, fromWell: true);

    /// <summary>A question about any drug, stage and region.</summary>
    public static Gen<GateQuestion> Questions(Gen<FactSet> facts) =>
        from known in facts
        from drug in Gen.Elements<string>([.. Book.Formulary.Drugs.Keys])
        from stage in Gen.Elements(Enum.GetValues<TreatmentStage>())
        from region in Gen.Elements(Enum.GetValues<GateRegion>())
        select Known.Ask(drug, known, stage, region);

    // A small generator of its own keeps a failing case short: one number instead of seventy.
    private static FactSet Draw(int seed, double holes, bool fromWell)
    {
        var state = (uint)seed;
        uint Next(int below) => (uint)((state = (state * 1664525u) + 1013904223u) >> 8) % (uint)below;
        var facts = new List<Fact>();
        foreach (var (field, values) in Samples)
        {
            var well = Known.Well.Find(field.Name);
            var value = fromWell && Next(100) >= 6 ? well?.Value : values[(int)Next(values.Length)];
            if (value is not null && Next(1000) >= holes * 1000)
            {
                facts.Add(Known.Fact(field.Name, value));
            }
        }

        return FactSet.Of(facts);
    }
}
