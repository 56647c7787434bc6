using Clearance.Course;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation.Tests;

/// <summary>The index case's regimen on virtual men of 35 years with an untreated BSA of 70 to 80%.</summary>
internal static class IndexCourse
{
    public const int Days = 720;

    private static readonly Lazy<DrugFormulary> Loaded = new(() =>
    {
        Reading<DrugFormulary> reading = DrugFormulary.Load(Repository.At("knowledge"));
        return reading.Value ?? throw new InvalidOperationException(string.Join('\n', reading.Issues));
    });

    public static DrugFormulary Formulary => Loaded.Value;

    public static Treatment Treatment { get; } = new()
    {
        Systemic =
        [
            new SystemicTreatment("dupilumab", DoseSchedule.FromPatterns(
                DosePattern.Single(0.0, 600.0),
                new DosePattern { AmountMg = 300.0, FirstDay = 14.0, IntervalDays = 14.0, EndDay = Days })),
            new SystemicTreatment("tofacitinib", DoseSchedule.FromPatterns(
                new DosePattern { AmountMg = 5.0, FirstDay = 274.0, IntervalDays = 0.5, EndDay = 396.0 })),
        ],
        Topicals = [new TopicalTreatment(0.0, 396.0, 2.0, 15)],
    };

    public static VirtualPopulation Population(int patients, ulong seed = 7) => VirtualPopulation.Draw(
        new PopulationSpec
        {
            Patients = patients,
            Seed = seed,
            Drugs = ["dupilumab", "tofacitinib"],
            AgeYears = 35.0,
            IsFemale = false,
            UntreatedBsa = (70.0, 80.0),
            Steroid = SteroidClass.Superpotent,
        },
        Formulary,
        2);

    public static CoursePlan Plan(bool triggers, int endDay = Days) => new()
    {
        Options =
        [
            new CourseOption("with", Treatment, Treatment, Il13Reading.ReceptorBiology),
            new CourseOption("without", Treatment.Without("tofacitinib"), Treatment, Il13Reading.ReceptorBiology),
        ],
        BranchDay = Math.Min(274, endDay),
        EndDay = endDay,
        OutputDays = [.. Enumerable.Range(0, endDay)],
        HazardEndDay = Math.Min(396, endDay),
        Triggers = triggers,
    };

    public static CourseOutcome Run(CoursePlan plan, VirtualPopulation population, int threads = 1, LaneWidth lanes = LaneWidth.Eight) =>
        CourseSimulator.Run(plan, population, Formulary, threads, lanes);

    /// <summary>Every score, concentration and hazard of the given patients, as bits.</summary>
    public static List<long> Bits(CourseOutcome outcome, int patients)
    {
        List<long> bits = [];
        for (int patient = 0; patient < patients; patient++)
        {
            bits.Add((long)outcome.Status(patient));
            for (int option = 0; option < outcome.Plan.Options.Length; option++)
            {
                for (int output = 0; output < outcome.OutputDays.Length; output++)
                {
                    bits.Add(BitConverter.DoubleToInt64Bits(outcome.Easi(option, output, patient)));
                    bits.Add(BitConverter.DoubleToInt64Bits(outcome.Itch(option, output, patient)));
                    bits.Add(BitConverter.DoubleToInt64Bits(outcome.Concentration(option, output, 0, patient)));
                    bits.Add(BitConverter.DoubleToInt64Bits(outcome.Concentration(option, output, 1, patient)));
                }

                bits.Add(BitConverter.DoubleToInt64Bits(outcome.Hazard(option, InfectionEvent.Zoster, patient)));
                bits.Add(BitConverter.DoubleToInt64Bits(outcome.DrugHazard(option, InfectionEvent.Zoster, patient)));
            }
        }

        return bits;
    }
}
