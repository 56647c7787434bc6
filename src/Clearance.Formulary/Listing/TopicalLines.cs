using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Every value of a topical steroid as lines.</summary>
internal static class TopicalLines
{
    public static ImmutableArray<ListedValue> Of(TopicalProduct product, TopicalFacts topicals)
    {
        var effect = topicals.Classes[product.Class];
        return
        [
            new ListedValue("identity", "class", Token.Of(product.Class), "", product.Basis.Source, product.Basis.Status, product.Basis.Text),
            SystemicLines.Line("identity", "strength", product.Strength),
            SystemicLines.Line("regimens", "applications per day", product.ApplicationsPerDay),
            SystemicLines.Line("effect", $"largest effect of the class {Token.Of(product.Class)}", effect.Etop),
            .. product.Limits.Select(static l => SystemicLines.Line("limits", $"{l.Quantity} {l.Relation}: {l.Action}", l.Value)),
        ];
    }
}
