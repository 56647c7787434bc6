namespace Clearance.Gate.Tests;

/// <summary>Truth of a condition on facts, without a question around it.</summary>
internal static class Truths
{
    public static Truth Of(Condition condition, FactSet facts, double onDay = 0.0) =>
        ConditionTruth.Of(condition, field => facts.Find(field.Name)?.Value, onDay);
}
