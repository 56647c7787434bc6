using System.Text;

using FsCheck;
using FsCheck.Fluent;

namespace Clearance.Course.Tests.RoundTrip;

public sealed class RoundTripTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Fact]
    public void Any_course_written_and_read_is_equal_and_writes_the_same_text()
    {
        Check.One(Many, Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), static seed =>
        {
            var course = new RandomCourse(seed).Make();
            var text = CourseWriter.Write(course);
            var reading = CourseReader.ReadBytes(Encoding.UTF8.GetBytes(text), "written");

            Assert.True(reading.Issues.IsEmpty, $"seed {seed}: {string.Join("\n", reading.Issues)}\n{text}");
            Assert.True(course == reading.Value, $"seed {seed} reads back differently:\n{text}\n---\n{CourseWriter.Write(reading.Value!)}");
            Assert.Equal(text, CourseWriter.Write(reading.Value!));
        }));
    }

    [Fact]
    public void Two_courses_made_alike_are_equal_and_a_changed_one_is_not()
    {
        var course = new RandomCourse(7).Make();
        var same = new RandomCourse(7).Make();
        Assert.Equal(course, same);
        Assert.Equal(course.GetHashCode(), same.GetHashCode());

        var changed = course with { Statements = [.. course.Statements, new Statement(StatementTopic.Risk, "x", new Provenance { Source = "src0" })] };
        Assert.NotEqual(course, changed);
    }

    [Fact]
    public void No_bytes_make_the_reader_throw_and_a_refusal_always_says_why()
    {
        Check.One(Many, Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), static bytes => NeverThrows(bytes)));
    }

    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        Check.One(Many, Prop.ForAll(ArbMap.Default.ArbFor<string>(), static text => Judge(CourseReader.ReadText(text ?? "", "fuzz"))));
    }

    [Fact]
    public void No_damaged_course_makes_the_reader_throw()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), static seed =>
        {
            var random = new Random(seed);
            var text = new StringBuilder(random.Next(2) == 0
                ? CourseWriter.Write(new RandomCourse(seed).Make())
                : File.ReadAllText(RepositoryFiles.Cases.ElementAt(random.Next(RepositoryFiles.Cases.Count()))));
            const string pieces = "{}[]:,-#&*!|>'\"%@`?\n\t 09azé\0\uFEFF\uD800";
            for (var i = random.Next(1, 6); i > 0 && text.Length > 2; i--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(4))
                {
                    case 0:
                        text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at));
                        break;
                    case 1:
                        text.Insert(at, pieces[random.Next(pieces.Length)]);
                        break;
                    case 2:
                        text[at] = pieces[random.Next(pieces.Length)];
                        break;
                    default:
                        var from = random.Next(text.Length);
                        text.Insert(at, text.ToString(from, Math.Min(60, text.Length - from)));
                        break;
                }
            }

            Judge(CourseReader.ReadText(text.ToString(), "fuzz"));
            NeverThrows(Encoding.UTF8.GetBytes(text.ToString()));
        }));
    }

    private static void NeverThrows(byte[] bytes) => Judge(CourseReader.ReadBytes(bytes, "fuzz"));

    private static void Judge(Reading<TreatmentCourse> reading)
    {
        Assert.Equal(reading.Value is not null, reading.Issues.All(static i => i.Severity != IssueSeverity.Error));
        Assert.All(reading.Issues, static i => Assert.True(i.Code.Length > 0 && i.What.Length > 0 && i.Cure.Length > 0));
        if (reading.Value is { } course)
        {
            var again = CourseReader.ReadText(CourseWriter.Write(course), "again");
            Assert.True(course == again.Value, string.Join("\n", again.Issues));
        }
    }
}
