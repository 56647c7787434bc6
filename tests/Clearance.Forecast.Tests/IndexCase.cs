using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Forecast.Tests;

/// <summary>The index case as of month 9.</summary>
internal static class IndexCase
{
    public static TreatmentCourse Whole { get; } = CourseReader.ReadBytes(File.ReadAllBytes(Repository.At("cases/peterson-vesely-2021.course.yaml")), "case").Value!;

    public static CourseHistory Month9 { get; } = CourseHistory.Of(CourseResolution.Resolve(Whole.KnownOn(274), Shipped.Formulary).Value!, 274, Shipped.Formulary).Value!;

    public static ImmutableArray<ForecastOption> Options(int weeks, OptionSet set = OptionSet.Standard) => new OptionCatalogue(Month9, Shipped.Formulary, weeks).Make(set, []);
}
