using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate.Tests;

/// <summary>The shipped rules, read once.</summary>
internal static class Book
{
    private static readonly Lazy<DrugFormulary> Drugs = new(static () => Require(DrugFormulary.Load(Folder)));
    private static readonly Lazy<Reading<RuleBook>> Read = new(static () => RuleBook.Load(Folder, Drugs.Value));

    public static string Folder => Path.Combine(Repository.Root, "knowledge");

    public static DrugFormulary Formulary => Drugs.Value;

    public static Reading<RuleBook> Reading => Read.Value;

    public static RuleBook Shipped => Require(Read.Value);

    private static T Require<T>(Reading<T> reading)
        where T : class => reading.Value ?? throw new InvalidOperationException(string.Join('\n', reading.Issues));
}
