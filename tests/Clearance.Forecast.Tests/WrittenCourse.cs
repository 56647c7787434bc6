using System.Text;
using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Forecast.Tests;

/// <summary>A patient on dupilumab from day 0, with more regimens or observations as a course file tells them.</summary>
internal static class WrittenCourse
{
    private const string Head = """
        schema: 1
        id: test
        title: A test course
        sources: { here: { cite: "this test", status: verified } }
        default_source: here
        anchor: { name: start, date: 2024-01-01 }
        patient: { age: { value: 30, unit: years }, sex: { value: female } }
        diagnosis: { condition: atopic dermatitis }

        """;

    private const string Dupilumab = "regimens:\n  - { id: dupilumab, drug: dupilumab, dose: 300 mg, loading: label, frequency: q2w, start: start }\n";

    /// <summary>The course with its later statements.</summary>
    public static TreatmentCourse Of(string more, bool withDupilumab = true) =>
        CourseReader.ReadBytes(Encoding.UTF8.GetBytes(Head + (withDupilumab ? Dupilumab : string.Empty) + more), "test").Value!;

    /// <summary>What is known of it on a day.</summary>
    public static CourseHistory History(string more, double now, bool withDupilumab = true) => History(Of(more, withDupilumab), now);

    /// <summary>What a course tells up to a day.</summary>
    public static CourseHistory History(TreatmentCourse course, double now) =>
        CourseHistory.Of(CourseResolution.Resolve(course, Shipped.Formulary).Value!, now, Shipped.Formulary).Value!;
}
