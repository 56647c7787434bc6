using System.Collections.Frozen;
using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>Reads <c>knowledge/facts/</c>.</summary>
internal sealed class CourseFactTableReader(string directory, DrugFormulary formulary)
{
    private readonly IssueLog log = new();

    public Reading<CourseFactTables> Load()
    {
        var laboratory = Open("laboratory.yaml", "clearance.knowledge.laboratory/1");
        var medicines = Open("medicines.yaml", "clearance.knowledge.medicines/1");
        var course = Open("course.yaml", "clearance.knowledge.course-facts/1");
        if (laboratory is null || medicines is null || course is null)
        {
            return new(null, log.ToImmutable());
        }

        var creatinine = Part(laboratory, "creatinine");
        var days = Part(course, "days");
        var units = Part(creatinine, "units");
        var tables = new CourseFactTables
        {
            TestFields = TestFields(Part(laboratory, "tests")),
            Lipids = Names(laboratory, "lipids"),
            CreatinineNames = Names(creatinine, "names"),
            CreatinineDivisors = units.Entries().ToFrozenDictionary(static e => e.Key, e => units.RequiredDecimal(e.Key), StringComparer.OrdinalIgnoreCase),
            CockcroftGault = ReadCockcroftGault(Part(laboratory, "cockcroft_gault")),
            CkdEpi = ReadCkdEpi(Part(laboratory, "ckd_epi_2021")),
            MedicineClasses = Classes(Part(medicines, "classes")),
            Aspirin = Aspirin(Part(medicines, "aspirin")),
            SystemicTreatments = medicines.FieldsList("systemic_treatments").SelectMany(Medicines).ToFrozenSet(StringComparer.OrdinalIgnoreCase),
            Response = Response(Part(course, "response")),
            LiveVaccineCounts = Days(days, "live_vaccine_counts"),
            NoInfectionHolds = Days(days, "no_infection_holds"),
            InfectionWithoutEnd = Days(days, "infection_without_end"),
            SystemicGivenFairTrial = Days(days, "systemic_given_fair_trial"),
            CheckDoneEarly = Days(days, "check_done_early"),
            BaselineCounts = Days(days, "baseline_counts"),
        };
        days.Finish();
        creatinine.Finish();
        laboratory.Finish();
        medicines.Finish();
        course.Finish();
        return new(log.ErrorCount == 0 ? tables : null, log.ToImmutable());
    }

    private FieldReader? Open(string file, string schema)
    {
        var reading = DocumentReader.ReadFile(Path.Combine(directory, "facts", file));
        log.AddRange(reading.Issues);
        if (reading.Value is not { } map)
        {
            return null;
        }

        var fields = new FieldReader(map, log);
        if (fields.RequiredText("schema") is var written && written != schema)
        {
            log.Error("schema.unknown", fields.PlaceOf("schema"), $"The schema '{written}' is not the one this file needs.", $"Write 'schema: {schema}'.");
        }

        return fields;
    }

    /// <summary>A map that must be there; an empty one after an issue.</summary>
    private FieldReader Part(FieldReader parent, string key) =>
        (parent.Require(key) is null ? null : parent.Fields(key)) ?? new FieldReader(new MapNode(parent.PlaceOf(key), []), new IssueLog());

    private void Basis(FieldReader fields)
    {
        fields.RequiredChoice<RuleStatus>("status");
        fields.Text("note");
        var source = fields.RequiredText("source");
        if (source.Length > 0 && !formulary.Sources.ContainsKey(source))
        {
            var nearest = NearestKey.Of(source, formulary.Sources.Keys);
            log.Error("source.unknown", fields.PlaceOf("source"), $"The source '{source}' is not in the sources file.", nearest is null ? "Add it to sources.yaml." : $"Did you mean '{nearest}'?");
        }
    }

    private static FrozenSet<string> Names(FieldReader fields, string key) => fields.Texts(key).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private FrozenDictionary<string, string> TestFields(FieldReader tests)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in tests.Entries())
        {
            foreach (var name in tests.Texts(entry.Key).Where(n => !found.TryAdd(n, entry.Key)))
            {
                log.Error("name.duplicate", entry.KeyPlace, $"The test '{name}' stands at two fields.", "Give each field names of its own.");
            }
        }

        return found.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private IEnumerable<string> Medicines(FieldReader group)
    {
        var names = group.Texts("medicines");
        Basis(group);
        group.Finish();
        return names;
    }

    private FrozenDictionary<string, ImmutableArray<string>> Classes(FieldReader classes)
    {
        var found = new Dictionary<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in classes.Entries())
        {
            if (!Token.TryParse<MedicineClass>(entry.Key, out _))
            {
                log.Error("value.not-a-choice", entry.KeyPlace, $"'{entry.Key}' is not a class of medicines.", $"Use one of: {string.Join(", ", Token.All<MedicineClass>())}.");
            }

            foreach (var name in classes.FieldsList(entry.Key).SelectMany(Medicines))
            {
                found[name] = found.GetValueOrDefault(name, []).Add(entry.Key);
            }
        }

        return found.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private AspirinRule Aspirin(FieldReader aspirin)
    {
        var limit = Part(aspirin, "low_dose_up_to");
        var rule = new AspirinRule(Names(aspirin, "names"), limit.RequiredDecimal("value"));
        if (limit.RequiredText("unit") != "mg")
        {
            log.Error("unit.unknown", limit.PlaceOf("unit"), "Aspirin is counted in mg a day.", "Write 'unit: mg'.");
        }

        Basis(limit);
        limit.Finish();
        aspirin.Finish();
        return rule;
    }

    private ResponseRule Response(FieldReader response)
    {
        var words = Part(response, "words");
        var meanings = words.Entries().ToDictionary(static e => e.Key, e => words.RequiredText(e.Key), StringComparer.Ordinal);
        var missing = Token.All<StatusWord>().Where(w => !meanings.ContainsKey(w)).ToList();
        if (missing.Count > 0)
        {
            log.Error("field.missing", response.PlaceOf("words"), $"No response is given for {string.Join(", ", missing)}.", "Add each as none, partial, adequate or cleared.");
        }

        var rule = new ResponseRule(
            Enum.GetValues<StatusWord>().ToFrozenDictionary(static w => w, w => meanings.GetValueOrDefault(Token.Of(w), "none")),
            response.RequiredDecimal("cleared_easi"), response.RequiredDecimal("adequate_share"), response.RequiredDecimal("partial_share"));
        Basis(response);
        response.Finish();
        return rule;
    }

    private FactDays Days(FieldReader days, string key)
    {
        var fields = Part(days, key);
        fields.Require("value");
        var read = new FactDays(fields.Integer("value") ?? 0, fields.RequiredText("source"), fields.RequiredChoice<RuleStatus>("status"));
        Basis(fields);
        fields.Finish();
        return read;
    }

    private CockcroftGault ReadCockcroftGault(FieldReader f)
    {
        var formula = new CockcroftGault(f.RequiredDecimal("age_offset"), f.RequiredDecimal("divisor"), f.RequiredDecimal("female"));
        Basis(f);
        f.Finish();
        return formula;
    }

    private CkdEpi2021 ReadCkdEpi(FieldReader f)
    {
        var formula = new CkdEpi2021(
            f.RequiredNumber("scale"), f.RequiredNumber("kappa_female"), f.RequiredNumber("kappa_male"), f.RequiredNumber("alpha_female"), f.RequiredNumber("alpha_male"),
            f.RequiredNumber("exponent"), f.RequiredNumber("age_base"), f.RequiredNumber("female"));
        Basis(f);
        f.Finish();
        return formula;
    }
}
