using System.CommandLine;
using System.Globalization;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>Options that many commands take, each said in one way: patients, seed, threads, knowledge, region, the day to look from.</summary>
internal static class SimulationOptions
{
    private const ulong DefaultSeed = 1;

    /// <summary>The option <c>--patients</c>.</summary>
    /// <param name="meaning">What a patient is here.</param>
    /// <param name="usual">How many where nothing is said.</param>
    /// <param name="least">Fewest.</param>
    /// <param name="most">Most.</param>
    /// <param name="why">Why no more, for the error; null where it needs no reason.</param>
    public static Option<int> Patients(string meaning, int usual, int least, int most, string? why = null)
    {
        var patients = new Option<int>("--patients", "-n") { Description = meaning, HelpName = "N", DefaultValueFactory = _ => usual };
        InRange(patients, least, most, why);
        return patients;
    }

    /// <summary>The option <c>--seed</c>.</summary>
    public static Option<ulong> Seed(string meaning = "Seed of every random draw.") =>
        new("--seed") { Description = meaning, HelpName = "N", DefaultValueFactory = _ => DefaultSeed };

    /// <summary>The option <c>--threads</c>.</summary>
    public static Option<int> Threads()
    {
        var threads = new Option<int>("--threads", "-t") { Description = "Threads to use; the result does not depend on it.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        InRange(threads, 1, 1024);
        return threads;
    }

    /// <summary>The option <c>--knowledge</c>.</summary>
    public static Option<string?> Knowledge() =>
        new("--knowledge") { Description = "Folder of the knowledge files (default: beside the program or in the repository).", HelpName = "DIR" };

    /// <summary>The option <c>--as-of</c>: a day of the course or a date.</summary>
    public static Option<string?> AsOf(string meaning)
    {
        var asOf = new Option<string?>("--as-of") { Description = meaning, HelpName = "DAY|DATE" };
        asOf.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && CourseDay.Read(token.Value) is null)
            {
                result.AddError($"--as-of takes a day number such as 274 or a date such as 2021-04-01, not '{token.Value}'.");
            }
        });
        return asOf;
    }

    /// <summary>The option <c>--region</c>: whose labels decide.</summary>
    public static Option<string?> Region()
    {
        var region = new Option<string?>("--region") { Description = "Whose labels decide (default: the patient's region, else US).", HelpName = "US|EU" };
        region.AcceptOnlyFromAmong("US", "EU");
        return region;
    }

    /// <summary>What was given to <see cref="Region"/>; null where it was not.</summary>
    public static CheckRegion? RegionOf(string? given) => given switch { "US" => CheckRegion.Us, "EU" => CheckRegion.Eu, _ => null };

    /// <summary>Refuses a whole number outside the range, with the range and why it ends there.</summary>
    public static void InRange(Option option, int least, int most, string? why = null) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && (value < least || value > most))
        {
            result.AddError($"{option.Name} takes a whole number from {least} to {most}, not {value}{(why is null ? "" : $": {why}")}.");
        }
    });
}
