namespace Clearance.Pharmacokinetics.Tests;

public sealed class PopulationTests
{
    private const int Patients = 20_000;

    [Theory]
    [InlineData("dupilumab", "Vc", 0.216)]
    [InlineData("dupilumab", "ke", 0.301)]
    [InlineData("tofacitinib", "CL", 0.222)]
    [InlineData("tofacitinib", "V", 0.392 * 0.222)]
    [InlineData("upadacitinib", "CL", 0.365)]
    [InlineData("nemolizumab", "ka", 0.6356)]
    public void Spread_on_the_log_scale_is_the_published_one(string drug, string parameter, double sd)
    {
        double[] logs = Logs(drug, parameter);
        double mean = logs.Average();
        double variance = logs.Sum(x => (x - mean) * (x - mean)) / (logs.Length - 1);
        Assert.InRange(Math.Sqrt(variance) / sd, 0.98, 1.02);
        Assert.InRange(mean - Math.Log(Drugs.Model(drug).Facts.Typical(parameter)), -0.02 * sd * 2.0, 0.02 * sd * 2.0);
    }

    [Theory]
    [InlineData("dupilumab", "Vc", "ke", -0.373)]
    [InlineData("abrocitinib", "CL", "Vc", 0.326)]
    [InlineData("tralokinumab", "Vc", "CL", 0.61)]
    [InlineData("tofacitinib", "CL", "V", 1.0)]
    public void Correlation_is_the_published_one(string drug, string first, string second, double expected)
    {
        double[] a = Logs(drug, first);
        double[] b = Logs(drug, second);
        (double ma, double mb) = (a.Average(), b.Average());
        double cov = a.Zip(b, (x, y) => (x - ma) * (y - mb)).Sum();
        double correlation = cov / Math.Sqrt(a.Sum(x => (x - ma) * (x - ma)) * b.Sum(y => (y - mb) * (y - mb)));
        Assert.InRange(correlation, expected - 0.025, expected + 0.025);
    }

    [Fact]
    public void Box_Cox_duration_of_baricitinib_has_the_quantiles_of_its_formula()
    {
        PkPopulationModel model = Drugs.Model("baricitinib");
        double[] d = [.. Draws(model, "D").Order()];
        double At(double z) => model.Facts.Typical("D") * Math.Exp((Math.Exp(0.311 * z * Math.Sqrt(1.30)) - 1.0) / 0.311);
        Assert.InRange(d[Patients / 2] / At(0.0), 0.95, 1.05);
        Assert.InRange(d[(int)(0.8413 * Patients)] / At(1.0), 0.93, 1.07);
        Assert.InRange(d[(int)(0.1587 * Patients)] / At(-1.0), 0.95, 1.05);
    }

    [Fact]
    public void Covariates_move_the_parameters_they_name()
    {
        PkPopulationModel model = Drugs.Model("tofacitinib");
        double[] reference = Typical(model, new PatientCovariates());
        double[] other = Typical(model, new PatientCovariates { Sex = "female", Race = "asian", CreatinineClearance = 54.35, WeightKg = 144.0 });
        int cl = model.ParameterNames.IndexOf("CL");
        int v = model.ParameterNames.IndexOf("V");
        Assert.Equal(0.868 * 0.932 * Math.Pow(0.5, 0.354), other[cl] / reference[cl], 12);
        Assert.Equal(0.845 * Math.Pow(2.0, 0.585), other[v] / reference[v], 12);
    }

    [Fact]
    public void Bioavailability_of_abrocitinib_adds_shifts_on_the_logit_scale()
    {
        PkPopulationModel model = Drugs.Model("abrocitinib");
        int f = model.ParameterNames.IndexOf("F");
        double share = Typical(model, new PatientCovariates { Disease = "ad", Dosing = "repeated" })[f];
        Assert.Equal(Math.Log(0.5977 / 0.4023) + 0.489 + 0.241, Math.Log(share / (1.0 - share)), 12);
    }

    [Fact]
    public void A_patient_is_the_same_whatever_the_block()
    {
        PkPopulationModel model = Drugs.Model("lebrikizumab");
        PatientCovariates covariates = new() { WeightKg = 91.0 };
        double[] alone = new double[model.BlockLength(1)];
        double[] among = new double[model.BlockLength(8)];
        model.Draw(9, 1234, covariates, alone, 0, 1);
        model.Draw(9, 1234, covariates, among, 5, 8);
        for (int i = 0; i < alone.Length; i++)
        {
            Assert.Equal(alone[i], among[(i * 8) + 5]);
        }
    }

    private static double[] Typical(PkPopulationModel model, PatientCovariates covariates)
    {
        double[] block = new double[model.BlockLength(1)];
        model.Typical(covariates, block, 0, 1);
        return block;
    }

    private static double[] Logs(string drug, string parameter) => [.. Draws(Drugs.Model(drug), parameter).Select(x => Math.Log(x))];

    private static IEnumerable<double> Draws(PkPopulationModel model, string parameter)
    {
        double[] block = new double[model.BlockLength(1)];
        int at = model.ParameterNames.IndexOf(parameter);
        for (uint patient = 0; patient < Patients; patient++)
        {
            model.Draw(1, patient, new PatientCovariates(), block, 0, 1);
            yield return block[at];
        }
    }
}
