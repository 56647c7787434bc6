using System.Collections.Immutable;
using System.Diagnostics;
using Clearance.Course;
using Clearance.Formulary;
using Xunit.Abstractions;

namespace Clearance.Forecast.Tests;

public sealed class Scratch(ITestOutputHelper output)
{
    [Fact]
    public void Index()
    {
        var formulary = Shipped.Formulary;
        TreatmentCourse whole = CourseReader.ReadBytes(File.ReadAllBytes(Repository.At("cases/peterson-vesely-2021.course.yaml")), "case").Value!;
        for (int rep = 0; rep < 2; rep++)
        {
            var sw = Stopwatch.StartNew();
            double cpu0 = Process.GetCurrentProcess().UserProcessorTime.TotalSeconds;
            ResolvedCourse known = CourseResolution.Resolve(whole.KnownOn(274), formulary).Value!;
            CourseHistory history = CourseHistory.Of(known, 274).Value!;
            OptionCatalogue catalogue = new(history, formulary, 104);
            ImmutableArray<ForecastOption> options = catalogue.Make(OptionSet.Standard, []);
            double last = 0;
            ForecastSession session = ForecastSession.Begin(history, options, formulary, new ForecastSettings { Threads = 2 }, (s, p) => { if (p == 0.0 || p > last + 0.3) { last = p; output.WriteLine($"{s} {p:0.00} {sw.Elapsed.TotalSeconds:0.000}"); } });
            output.WriteLine($"begin {sw.Elapsed.TotalSeconds:0.000} cpu {Process.GetCurrentProcess().UserProcessorTime.TotalSeconds - cpu0:0.00} mem {Environment.WorkingSet / 1e6:0}");
            var c = session.Conditioned;
            output.WriteLine($"moves {c.Moves} eff {c.Effective:0} ev {c.LogEvidence:0.00}");
            foreach (var v in c.Visits)
            {
                output.WriteLine($"{v.Day} ess {v.Effective:0} stages {v.Stages} moved {v.Moved:0.00} used {v.Used:0.00} " + string.Join("; ", v.Items.Select(i => $"{i.Item.Text} {i.LogScore:0.00} pit {i.Pit:0.000} p {i.Surprise:0.000}")));
            }

            double t0 = sw.Elapsed.TotalSeconds;
            var answers = session.Answers();
            output.WriteLine($"answers {sw.Elapsed.TotalSeconds - t0:0.000}");
            foreach (var a in answers)
            {
                var w = a.Weeks[15];
                output.WriteLine($"{a.Option.Id,-28} clear16 {w.Clear.Value:0.00} [{w.Clear.Low:0.00},{w.Clear.High:0.00}] easi7 {w.Easi7.Value:0.00} 75 {w.Easi75.Value:0.00} itch {w.Itch4.Value:0.00} med {w.Easi[2]:0.0} [{w.Easi[0]:0.0},{w.Easi[4]:0.0}] after6 {string.Join(" ", a.AfterStop.Select(s => $"{s.Months}:{s.Controlled.Value:0.00}/{s.Staying.Value:0.00}"))} SI {a.Risk[0].Total.Value:0.0} drug {a.Risk[0].FromDrug.Value:0.0} HZ {a.Risk[1].Total.Value:0.0} nnt {a.Contrasts.FirstOrDefault(x => x.Week == 16 && x.Endpoint == Endpoint.Controlled)?.NumberNeeded?.Value:0.0}");
            }

            t0 = sw.Elapsed.TotalSeconds;
            var f = session.Observe(330, new SeenItem.Easi(0, "EASI 6", 6));
            var again = session.Answers();
            output.WriteLine($"observe+answers {sw.Elapsed.TotalSeconds - t0:0.000} pit {f!.Pit:0.00} eff {session.Effective:0}");
            t0 = sw.Elapsed.TotalSeconds;
            ResolvedCourse all = CourseResolution.Resolve(whole, formulary).Value!;
            CourseHistory full = CourseHistory.Of(all, CourseHistory.LastKnown(whole)).Value!;
            ForecastSession fresh = session;
            foreach (var x in fresh.Retrospect(full, CourseTreatment.Of(all.Systemics, all.Topicals, full.Now)))
            {
                output.WriteLine($"later {x.Day:0} {x.Item.Text} {x.LogScore:0.00} pit {x.Pit:0.000} p {x.Surprise:0.000}");
            }
            output.WriteLine($"retro {sw.Elapsed.TotalSeconds - t0:0.000}");
        }
    }
}
