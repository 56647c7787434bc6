using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Gate;

namespace Clearance.Consult;

/// <summary>
/// Reads an option as a prescriber says it: <c>stop dupilumab</c>, <c>switch to upadacitinib 15 mg once daily</c>,
/// <c>tofacitinib 5 mg twice daily for 8 weeks then once daily for 8 weeks and halobetasol twice daily for 2 weeks</c>. What is wrong is
/// an issue with its column and an example.
/// </summary>
internal sealed partial class OptionText(string text, string name, DrugFormulary formulary)
{
    private const int LongestText = 400;
    private const decimal LargestAmount = 100_000m, LongestTime = 10_000m;
    private const string Examples =
        "'tofacitinib 5 mg twice daily for 16 weeks', 'stop dupilumab', 'dupilumab 300 mg every 4 weeks', 'switch to upadacitinib 15 mg once daily', 'halobetasol twice daily for 2 weeks then twice weekly'";

    private readonly IssueLog _log = new();
    private readonly List<OptionClause> _clauses = [];

    /// <summary>Reads the text; null with issues when anything in it cannot be understood.</summary>
    public Reading<OptionClauses> Read()
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            Fault("option.form", 0, "option", string.IsNullOrWhiteSpace(text) ? "Nothing is proposed." : "This is longer than a plan.", $"Write it as one of {Examples}.");
            return new(null, _log.ToImmutable());
        }

        int start = 0;
        bool isAfter = false;
        foreach (Match? joint in Joints().Matches(text).Append<Match?>(null))
        {
            int end = joint?.Index ?? text.Length;
            Part(start, end, isAfter);
            isAfter = joint is not null && joint.Groups["then"].Success;
            start = joint is null ? end : joint.Index + joint.Length;
        }

        foreach (OptionClause clause in _clauses)
        {
            ImmutableArray<OptionStep> steps = clause switch { OptionClause.Take t => t.Steps, OptionClause.Apply a => a.Steps, _ => [] };
            bool isFollowed = _clauses.IndexOf(clause) + 1 < _clauses.Count && _clauses[_clauses.IndexOf(clause) + 1].IsAfter;
            if (steps.Take(Math.Max(0, steps.Length - (isFollowed ? 0 : 1))).Any(s => s.For is null))
            {
                Fault("option.no-length", clause.Column - 1, "for", "What comes before 'then' has no length.", "Say how long each step lasts: 'tofacitinib 5 mg twice daily for 8 weeks then once daily for 8 weeks'.");
            }
        }

        return _log.ErrorCount > 0 ? new(null, _log.ToImmutable()) : new(new OptionClauses([.. _clauses]), _log.ToImmutable());
    }

    private void Part(int start, int end, bool isAfter)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        string part = text[start..end].TrimEnd();
        int at = start;
        if (part.Length == 0)
        {
            Fault("option.form", start, "option", "Something is missing here.", $"Write it as one of {Examples}.");
            return;
        }

        if (Stopping().Match(part) is { Success: true } stop)
        {
            Group drug = stop.Groups["drug"];
            Stop(drug.Value.Trim(), at + (drug.Success ? drug.Index : 0), isAfter);
            return;
        }

        string? replaces = null;
        if (Switching().Match(part) is { Success: true } change)
        {
            Group old = change.Groups["old"];
            replaces = old.Success ? Named(old.Value.Trim(), at + old.Index)?.Name : string.Empty;
            at += change.Length;
        }
        else if (Verb().Match(part) is { Success: true } verb)
        {
            at += verb.Length;
        }

        string rest = text[at..end].TrimEnd();
        if (rest.Length > 0 && Known(rest) is { } known)
        {
            int after = at + known.Length;
            string tail = text[after..end].TrimEnd();
            decimal? percent = null;
            if (Strength().Match(tail) is { Success: true } strength)
            {
                percent = decimal.TryParse(strength.Groups["n"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal p) ? p : null;
                after += strength.Length;
                tail = tail[strength.Length..];
            }

            if (Step(tail, after, needsDose: known.Drug is not null) is { } step)
            {
                _clauses.Add(known.Drug is { } drug
                    ? new OptionClause.Take(drug, [step], replaces) { Column = at + 1, IsAfter = isAfter }
                    : new OptionClause.Apply(known.Topical!, percent, [step]) { Column = at + 1, IsAfter = isAfter });
            }

            return;
        }

        if (isAfter && replaces is null && (char.IsDigit(part[0]) || StepBegins().IsMatch(part)))
        {
            Continue(part, start);
            return;
        }

        Unknown(Words().Match(rest).Value.Trim(), at);
    }

    // A step without a drug goes on with the drug before it.
    private void Continue(string part, int start)
    {
        if (Step(part, start, needsDose: false) is not { } step)
        {
            return;
        }

        switch (_clauses.LastOrDefault())
        {
            case OptionClause.Take take:
                _clauses[^1] = take with { Steps = take.Steps.Add(step) };
                break;
            case OptionClause.Apply apply:
                _clauses[^1] = apply with { Steps = apply.Steps.Add(step) };
                break;
            default:
                Fault("drug.unknown", start, "drug", "No drug is named.", $"Write it as one of {Examples}.");
                break;
        }
    }

    private void Stop(string written, int at, bool isAfter)
    {
        if (written.Length == 0)
        {
            // "then stop" after a step with a length says only what is so.
            if (!isAfter || _clauses.Count == 0)
            {
                Fault("drug.unknown", at, "drug", "No drug is named.", "Write it as 'stop dupilumab'.");
            }

            return;
        }

        if (Named(written, at) is { } known)
        {
            _clauses.Add(new OptionClause.Stop(known.Name) { Column = at + 1, IsAfter = isAfter });
        }
    }

    private OptionStep? Step(string step, int at, bool needsDose)
    {
        Match parts = Timing().Match(step);
        Group number = parts.Groups["number"];
        Group unit = parts.Groups["unit"];
        Dose? dose = null;
        if (number.Success)
        {
            DoseUnit? found = Enum.GetValues<DoseUnit>().Cast<DoseUnit?>().FirstOrDefault(u => string.Equals(Dose.Symbol(u!.Value), unit.Value, StringComparison.OrdinalIgnoreCase));
            if (!Number(number.Value, LargestAmount, out decimal amount))
            {
                Fault("dose.not-positive", at + number.Index, "dose", $"'{number.Value}' is not a possible dose.", "Write an amount above zero with a dot as decimal point.");
                return null;
            }

            if (found is not { } known)
            {
                Fault("dose.no-unit", at + number.Index + number.Length, "dose", $"The dose {number.Value} has no unit that is known.", $"Write the unit, such as '{number.Value} mg'.");
                return null;
            }

            dose = new Dose(amount, known);
        }
        else if (needsDose)
        {
            Fault("dose.missing", at, "dose", "No dose is given.", "Write an amount and a unit after the drug, as in 'tofacitinib 5 mg twice daily'.");
            return null;
        }

        Group often = parts.Groups["frequency"];
        if (ProposalText.FrequencyOf(often.Value) is not { } frequency)
        {
            Fault(
                "frequency.unknown",
                at + often.Index,
                "frequency",
                often.Value.Trim().Length == 0 ? "No frequency is given." : $"'{Shortened(often.Value.Trim())}' is not a frequency.",
                "Write once daily, twice daily, twice weekly, every 2 weeks, qd, bid, q2w or q4w, and a length as 'for 8 weeks'.");
            return null;
        }

        Group length = parts.Groups["n"];
        if (!length.Success)
        {
            return new OptionStep(dose, frequency, null);
        }

        if (!Number(length.Value, LongestTime, out decimal time))
        {
            Fault("duration.unknown", at + length.Index, "for", $"'{length.Value}' is not a length of time.", "Write it as 'for 16 weeks' or 'for 4 months'.");
            return null;
        }

        return new OptionStep(dose, frequency, new Duration(time, parts.Groups["time"].Value[0] switch { 'd' => TimeUnit.Days, 'w' => TimeUnit.Weeks, 'm' => TimeUnit.Months, _ => TimeUnit.Years }));
    }

    private (string Name, SystemicDrug? Drug, TopicalProduct? Topical, int Length)? Named(string written, int at)
    {
        if (Known(written) is { } known && written[known.Length..].Trim().Length == 0)
        {
            return known;
        }

        Unknown(written, at);
        return null;
    }

    // The longest name or alias the text begins with.
    private (string Name, SystemicDrug? Drug, TopicalProduct? Topical, int Length)? Known(string rest)
    {
        (string Name, SystemicDrug? Drug, TopicalProduct? Topical, int Length)? best = null;
        void Try(string alias, string canonical, SystemicDrug? drug, TopicalProduct? topical)
        {
            bool begins = rest.StartsWith(alias, StringComparison.OrdinalIgnoreCase) && (rest.Length == alias.Length || !char.IsLetterOrDigit(rest[alias.Length]));
            if (begins && alias.Length > (best?.Length ?? 0))
            {
                best = (canonical, drug, topical, alias.Length);
            }
        }

        foreach (SystemicDrug drug in formulary.Drugs.Values)
        {
            foreach (string alias in drug.Aliases.Prepend(drug.Name))
            {
                Try(alias, drug.Name, drug, null);
            }
        }

        foreach (TopicalProduct product in formulary.Topicals.Products.Values)
        {
            foreach (string alias in product.Aliases.Prepend(product.Name).Append(product.Name.Split(' ')[0]))
            {
                Try(alias, product.Name, null, product);
            }
        }

        return best;
    }

    private void Unknown(string written, int at)
    {
        string? nearest = NearestKey.Of(written, formulary.Drugs.Values.SelectMany(d => d.Aliases.Prepend(d.Name)).Concat(formulary.Topicals.Products.Keys));
        Fault(
            "drug.unknown",
            at,
            "drug",
            written.Length == 0 ? "No drug is named." : $"The drug '{Shortened(written)}' is not known.",
            nearest is null || written.Length == 0 ? $"Write it as one of {Examples}." : $"Did you mean '{nearest}'?");
    }

    private void Fault(string code, int index, string field, string what, string cure)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        _log.Error(code, new SourcePlace(name, 1, index + 1, field), what, cure);
    }

    private static bool Number(string written, decimal largest, out decimal number) =>
        decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && number > 0 && number <= largest;

    private static string Shortened(string written) => written.Length > 40 ? written[..40] + "..." : written;

    [GeneratedRegex(@"\s*[,;]?\s+((?<then>then)|and)\s+|\s*[,;](\s+|$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Joints();

    [GeneratedRegex(@"^(stop|leave off|end)(\s+(?<drug>.+))?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Stopping();

    [GeneratedRegex(@"^switch\s+(from\s+(?<old>.+?)\s+)?to\s+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Switching();

    [GeneratedRegex(@"^(add|start|give|begin|taper|change|continue|apply|use)\s+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Verb();

    [GeneratedRegex(@"^\s*(?<n>[0-9]+(\.[0-9]+)?)\s*%", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Strength();

    [GeneratedRegex(@"^(to\s+)?(once|twice|three|daily|weekly|every|qd|od|bid|bd|tid|qw|q2w|q4w|q8w|qod)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex StepBegins();

    [GeneratedRegex(@"^[^\d]*", RegexOptions.None, 1000)]
    private static partial Regex Words();

    // "every 2 weeks" is a frequency, "2 weeks" after it a length.
    [GeneratedRegex(@"^\s*(to\s+)?((?<number>[0-9][0-9.,]*)\s*(?<unit>[A-Za-z/µ]*))?\s*(?<frequency>.*?)\s*(\bfor\s+)?((?<!\bevery\s+)(?<![0-9.])(?<n>[0-9.]+)\s*(?<time>day|week|month|year)s?)?\s*$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Timing();
}
