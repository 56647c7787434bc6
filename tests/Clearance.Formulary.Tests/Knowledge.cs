using Clearance.Course;

namespace Clearance.Formulary.Tests;

/// <summary>The shipped knowledge, read once.</summary>
internal static class Knowledge
{
    private static readonly Lazy<Reading<DrugFormulary>> Read = new(static () => DrugFormulary.Load(Directory));

    public static string Directory => Path.Combine(Repository.Root, "knowledge");

    public static Reading<DrugFormulary> Reading => Read.Value;

    public static DrugFormulary Shipped => Read.Value.Value ?? throw new InvalidOperationException(string.Join('\n', Read.Value.Issues));
}
