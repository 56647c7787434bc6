using System.Diagnostics;
using Clearance.Testing;
namespace Clearance.Calibration.Tests.Baselines;
public sealed class Scratch
{
    [Fact]
    public void All()
    {
        IResponseModel[] models = [new ConstantLogit(TrialData.Formulary, TrialData.Placebo), new IndirectResponse(TrialData.Formulary, TrialData.Placebo), new MiyanoResponse(TrialData.Formulary, MiyanoParameters.Load(Repository.At("knowledge")).Value!)];
        List<LeftOutPrediction> all = [];
        using StreamWriter w = new("/tmp/loto.txt");
        foreach (var m in models)
        {
            Stopwatch s = Stopwatch.StartNew();
            all.AddRange(LeaveOneTrialOut.Run(m, TrialData.Rows));
            w.WriteLine($"{m.Name} {s.Elapsed.TotalSeconds:0.0} s");
        }
        foreach (bool shared in new[] { false, true })
        foreach (var x in ResponseComparison.Of([.. all], shared)) w.WriteLine($"{shared} {x.Model,-18} {x.Class?.ToString() ?? "all",-20} {x.Predicted}/{x.Rows} mae {x.MeanAbsoluteError:0.0} me {x.MeanError:0.0} in {x.Inside:0.00} is {x.IntervalScore:0}");
        foreach (var p in all) w.WriteLine($"{p.Model};{p.Row.Class};{p.Row.Trial};{p.Row.Arm};{p.Row.Endpoint};{p.Row.Week};{p.Row.Value};{p.Prediction.Mean:0.0};{p.Prediction.Low95:0.0};{p.Prediction.High95:0.0};{p.Prediction.WhyNot}");
    }
}
