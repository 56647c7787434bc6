using Clearance.Course;

namespace Clearance.Gate;

/// <summary>Tuberculosis, hepatitis B and C, HIV: the latest result of each.</summary>
internal static class ScreeningFacts
{
    public static void Add(CourseAtDay at, FactCollector facts)
    {
        Tuberculosis(at, facts);
        Serology(at, facts, ScreeningTest.Hiv, "screen.hiv", "HIV", static r => r switch
        {
            ScreeningResult.Negative => "negative",
            ScreeningResult.Positive => "positive",
            ScreeningResult.Declined => "declined",
            _ => null,
        });
        Serology(at, facts, ScreeningTest.Hbsag, "screen.hbsag", "HBsAg", PosNeg);
        Serology(at, facts, ScreeningTest.AntiHbc, "screen.anti_hbc", "anti-HBc", PosNeg);
        Serology(at, facts, ScreeningTest.AntiHbs, "screen.anti_hbs", "anti-HBs", PosNeg);
        Serology(at, facts, ScreeningTest.HbvDna, "screen.hbv_dna", "HBV DNA", static r => PosNeg(r) switch { "positive" => "detectable", "negative" => "undetectable", _ => null });
        Serology(at, facts, ScreeningTest.HcvAntibody, "screen.hcv_ab", "HCV antibody", PosNeg);
        Serology(at, facts, ScreeningTest.HcvRna, "screen.hcv_rna", "HCV RNA", PosNeg);
        if (Latest(at, ScreeningTest.HbvDna) is { Screen: { At.Day: { } dnaDay }, Index: var dna })
        {
            facts.AddNumber("screen.hbv_dna.age_days", Age(at, dnaDay), "last HBV DNA", dnaDay, $"screening[{dna}]");
        }

        Summaries(at, facts);
    }

    /// <summary>The latest of the results of a test; one without a day counts only where none has one.</summary>
    public static (Screening Screen, int Index)? Latest(CourseAtDay at, ScreeningTest test)
    {
        (Screening, int)? found = null;
        var last = double.NegativeInfinity;
        for (var i = 0; i < at.Course.Screening.Count; i++)
        {
            var screen = at.Course.Screening[i];
            var day = screen.At?.Day ?? double.MinValue;
            if (screen.Test == test && day >= last)
            {
                (found, last) = ((screen, Position(at, screen)), day);
            }
        }

        return found;
    }

    private static int Position(CourseAtDay at, Screening screen) =>
        at.Question.Resolved.Course.Screening.Items.IndexOf(screen);

    private static decimal Age(CourseAtDay at, double day) => FactCollector.WholeDays(at.Day - day);

    private static string? PosNeg(ScreeningResult result) => result switch
    {
        ScreeningResult.Negative => "negative",
        ScreeningResult.Positive => "positive",
        _ => null,
    };

    private static void Serology(CourseAtDay at, FactCollector facts, ScreeningTest test, string field, string name, Func<ScreeningResult, string?> word)
    {
        if (Latest(at, test) is not { Screen: { } screen, Index: var index })
        {
            return;
        }

        if (word(screen.Result) is { } value)
        {
            facts.AddWord(field, value, $"{name} {value}", screen.At?.Day, $"screening[{index}]");
        }
        else
        {
            facts.Gap(field, $"{name} is {FactCollector.Words(screen.Result)}: no result to rely on.", $"screening[{index}]");
        }
    }

    private static void Tuberculosis(CourseAtDay at, FactCollector facts)
    {
        if (Latest(at, ScreeningTest.Tuberculosis) is not { Screen: { } screen, Index: var index })
        {
            return;
        }

        var path = $"screening[{index}]";
        var method = screen.Method is null ? "" : $" ({screen.Method})";
        switch (screen.Result)
        {
            case ScreeningResult.Declined:
                facts.Gap("screen.tb.result", "The test for tuberculosis was declined.", path);
                return;
            case ScreeningResult.Positive:
                facts.AddWord("screen.tb.result", "latent_untreated", $"tuberculosis test positive{method}", screen.At?.Day, path, "a positive test without more counts as latent and untreated; active disease must be excluded");
                return;
            default:
                facts.AddWord("screen.tb.result", Token.Of(screen.Result), $"tuberculosis {FactCollector.Words(screen.Result)}{method}", screen.At?.Day, path);
                break;
        }

        if (screen.TreatmentStart?.Day is { } begun)
        {
            facts.AddNumber("screen.tb.treatment_days", Age(at, begun), $"preventive treatment since day {begun:0.#}", begun, path);
        }
    }

    /// <summary>What a summary says without naming tests. It is taken for the tests that screening asks for, and says so; a named test knows better.</summary>
    private static void Summaries(CourseAtDay at, FactCollector facts)
    {
        if (Latest(at, ScreeningTest.HepatitisB) is { Screen: { } b, Index: var bi } && PosNeg(b.Result) is { } hepatitisB)
        {
            facts.AddWord("screen.hbsag", hepatitisB, $"hepatitis B {hepatitisB}", b.At?.Day, $"screening[{bi}]", "the test is not named; counted as HBsAg");
            if (hepatitisB == "negative")
            {
                facts.AddWord("screen.anti_hbc", hepatitisB, "hepatitis B negative", b.At?.Day, $"screening[{bi}]", "the test is not named; counted as anti-HBc too");
            }
        }

        if (Latest(at, ScreeningTest.HepatitisC) is { Screen: { } c, Index: var ci } && PosNeg(c.Result) is { } hepatitisC)
        {
            facts.AddWord("screen.hcv_ab", hepatitisC, $"hepatitis C {hepatitisC}", c.At?.Day, $"screening[{ci}]", "the test is not named; counted as HCV antibody");
        }
    }
}
