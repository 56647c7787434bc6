namespace Clearance.Course.Tests.RoundTrip;

/// <summary>Makes a valid course from a number: every section, every form of every value, text that is awkward for YAML.</summary>
internal sealed class RandomCourse(int seed)
{
    private static readonly string[] AwkwardTexts =
    [
        "plain words", "true", "null", "~", "35", "1e5", "0x1F", ".nan", "2020-01-01", "- item", "key: value", "a #comment", "#", "'", "\"quoted\"",
        " leading", "trailing ", "two  spaces", "line\nbreak", "tab\there", "back\\slash", "{brace}", "[bracket]", "*star", "&and", "!bang", "%percent",
        "@at", "`tick`", "|", ">", "?", ":", "a:", "comma, comma", "\u00e9\u00df\u4e2d\u6587", "\U0001F600", "nb\u00a0sp", "ls\u2028ps\u2029", "nel\u0085",
        "\u0007bell", "\r\n", "---", "...", "yes", "No", "=", "<<", "c)", "ends with colon:", "\ufeffbom", "0.05%", "a - b", "IL-4/IL-13",
    ];

    private readonly Random random = new(seed);
    private readonly List<SourceEntry> sources = [];

    public TreatmentCourse Make()
    {
        for (var i = 0; i <= random.Next(3); i++)
        {
            sources.Add(new SourceEntry($"src{i}", Text(), Pick<FactStatus>(), Maybe(Text), Maybe(Text), Maybe(Text)));
        }

        var anchor = new CourseAnchor("day_zero", Chance() ? new DateOnly(2020, 2, 28).AddDays(random.Next(900)) : null);
        var course = new TreatmentCourse
        {
            Id = $"course-{seed}",
            Title = Text(),
            Citation = Maybe(MakeCitation),
            Sources = [.. sources],
            Anchor = anchor,
            Patient = Maybe(MakePatient),
            Diagnosis = Maybe(MakeDiagnosis),
        };
        var regimens = Several(i => MakeRegimen(i, anchor)).ToArray();
        return course with
        {
            History = [.. Several(_ => MakeHistory())],
            Regimens = [.. regimens],
            Observations = [.. Several(_ => MakeObservation(anchor))],
            Screening = [.. Several(_ => MakeScreening(anchor))],
            Laboratory = [.. Several(_ => Chance()
                ? new LaboratoryResult(Text(), Number(0, 500), Text(), null, Maybe(() => Time(anchor)), From()) { UpperLimit = MaybeValue(() => Number(1, 90)), Confirmed = MaybeValue(Chance) }
                : new LaboratoryResult(Text(), null, null, Text(), null, From()))],
            Risks = Maybe(MakeRisks),
            Vaccinations = Maybe(() => MakeVaccinations(anchor)),
            Comedication = Maybe(() => new Comedication(Chance(), [.. Several(_ => MakeMedicine(anchor))], From())),
            Discussions = [.. Several(_ => new Discussion(Pick<DiscussionTopic>(), regimens.Length > 0 && Chance() ? regimens[0].Id : null, Maybe(Text), Maybe(() => Time(anchor)), From()))],
            Approvals = [.. Several(_ => new Approval(Text(), regimens.Length > 0 && Chance() ? regimens[0].Id : null, Pick<ApprovalDecision>(), Maybe(() => Time(anchor)), From())
            {
                Expires = Maybe(() => Offset(anchor, 4000)),
            })],
            Exceptions = [.. Several(_ => MakeException(anchor, regimens))],
            Events = [.. Several(i => MakeEvent(i, anchor, regimens))],
            Statements = [.. Several(_ => new Statement(Pick<StatementTopic>(), Text(), From()))],
        };
    }

    private Citation MakeCitation() => new()
    {
        Authors = [.. Several(_ => Text())], Title = Maybe(Text), Journal = Text(), Year = random.Next(1900, 2030), Volume = Maybe(Text), Pages = Maybe(Text), Doi = Maybe(Text),
    };

    private Patient MakePatient() => new()
    {
        AgeYears = new Fact<decimal>(Number(50, 120), From()),
        Sex = Maybe(() => new Fact<Sex>(Pick<Sex>(), From())),
        WeightKg = Maybe(() => new Fact<decimal>(Number(1, 400), From())),
        HeightCm = Maybe(() => new Fact<decimal>(Number(30, 250), From())),
        RenalFunction = Maybe(() => new Fact<RenalFunction>(
            Chance() ? new RenalFunction(Pick<RenalMeasure>(), Number(0, 300), MaybeValue(Pick<RenalCategory>)) : new RenalFunction(null, null, Pick<RenalCategory>()), From())),
        Race = Maybe(() => new Fact<string>(Text(), From())),
        Region = Maybe(() => new Fact<string>(Text(), From())),
        ChildbearingPotential = Maybe(Flag),
        Pregnancy = Maybe(Word<PregnancyState>),
        Contraception = Maybe(Word<ContraceptionState>),
        Breastfeeding = Maybe(Flag),
        Cyp2c19 = Maybe(Word<Cyp2c19Genotype>),
        ChildPugh = Maybe(Word<ChildPugh>),
        RenalReplacement = Maybe(Word<RenalReplacement>),
        Allergies = Maybe(() => new Fact<ValueList<string>>([.. Several(_ => Text())], From())),
    };

    private RiskHistory MakeRisks() => new()
    {
        Smoking = Maybe(Word<SmokingHistory>),
        Malignancy = Maybe(Word<MalignancyHistory>),
        MiOrStroke = Maybe(Flag),
        AtheroscleroticDisease = Maybe(Flag),
        VenousThromboembolism = Maybe(Flag),
        HerpesZoster = Maybe(Flag),
        Cardiovascular = Maybe(Words<CardiovascularRisk>),
        Thrombosis = Maybe(Words<ThrombosisRisk>),
        Infection = Maybe(Words<InfectionRisk>),
        Perforation = Maybe(Words<PerforationRisk>),
    };

    private Vaccinations MakeVaccinations(CourseAnchor anchor) => new()
    {
        RecombinantZoster = Maybe(() => new ZosterVaccination(random.Next(4), Maybe(() => Time(anchor)), From())),
        Live = Maybe(() => new LiveVaccination(Pick<LiveVaccine>(), Maybe(Text), Maybe(() => Time(anchor)), From())),
        UpToDate = Maybe(Flag),
    };

    private Medicine MakeMedicine(CourseAnchor anchor) => new()
    {
        Name = Text().Trim(), Classes = [.. Several(_ => Pick<MedicineClass>())], Dose = Maybe(MakeDose), Frequency = Maybe(MakeFrequency),
        Start = Maybe(() => Offset(anchor, random.Next(0, 10))), Stop = Maybe(() => Offset(anchor, random.Next(10, 20))), Provenance = From(),
    };

    private RuleException MakeException(CourseAnchor anchor, Regimen[] regimens) => new()
    {
        Rule = Text(), Of = regimens.Length > 0 && Chance() ? regimens[0].Id : null, By = "a " + Text(), Second = Maybe(() => "b " + Text()), At = Time(anchor), Why = Text(), Provenance = From(),
    };

    private Screening MakeScreening(CourseAnchor anchor)
    {
        var test = Pick<ScreeningTest>();
        var result = Pick<ScreeningResult>();
        var latent = result is ScreeningResult.LatentOnTreatment or ScreeningResult.LatentTreated;
        return new Screening(latent || result is ScreeningResult.LatentUntreated or ScreeningResult.Active ? ScreeningTest.Tuberculosis : test, result, Maybe(() => Time(anchor)), From())
        {
            Method = Maybe(Text),
            TreatmentStart = latent ? Maybe(() => Time(anchor)) : null,
        };
    }

    private Fact<bool> Flag() => new(Chance(), From());

    private Fact<T> Word<T>()
        where T : struct, Enum => new(Pick<T>(), From());

    private Fact<ValueList<T>> Words<T>()
        where T : struct, Enum => new([.. Several(_ => Pick<T>())], From());

    private Diagnosis MakeDiagnosis() => new()
    {
        Condition = Text(), Severity = MaybeValue(Pick<SeverityWord>), Onset = Maybe(Text), With = [.. Several(_ => Text())], Provenance = From(),
        Erythroderma = Maybe(() => new Erythroderma(Number(91, 100), Pick<ErythrodermaDefinition>(), From())),
    };

    private HistoryEntry MakeHistory() => new()
    {
        Kind = Pick<HistoryKind>(), What = Text(), Drug = Maybe(Text), Dose = Maybe(MakeDose), Frequency = Maybe(MakeFrequency),
        Outcome = MaybeValue(Pick<TreatmentOutcome>), Period = Maybe(Text), Sites = Sites(), Provenance = From(),
    };

    private Regimen MakeRegimen(int i, CourseAnchor anchor)
    {
        var start = Time(anchor);
        var length = new Duration(random.Next(10, 200), TimeUnit.Weeks);
        CourseTime? stop = random.Next(3) switch
        {
            0 => null,
            1 => CourseTime.Unknown,
            _ => start.IsKnown ? new CourseTime(new WrittenTime.After(length, $"r{i}_start"), start.Day + length.InDays) { Mark = Pick<FactMark>() } : CourseTime.Unknown,
        };
        var dose = Maybe(MakeDose);
        return new Regimen
        {
            Id = $"r{i}",
            Drug = $"drug {i} {Text()}".Trim(),
            Modelled = Chance(),
            Role = MaybeValue(Pick<RegimenRole>),
            Dose = dose,
            Loading = random.Next(4) switch { 0 => new LoadingDose.ByLabel(), 1 => new LoadingDose.None(), 2 when dose is not null => new LoadingDose.Given(MakeDose()), _ => null },
            Frequency = Maybe(MakeFrequency),
            TakenEvery = Maybe(Length),
            Route = Route.Topical,
            StrengthPercent = MaybeValue(() => Number(0, 100)),
            Form = MaybeValue(Pick<TopicalForm>),
            Sites = Sites(),
            GramsPerWeek = MaybeValue(() => Number(0, 900)),
            Start = start,
            Stop = stop,
            PlannedStop = start.Day is { } from ? Maybe(() => new CourseTime(new WrittenTime.After(length, $"r{i}_start"), from + length.InDays)) : null,
            StopWhen = Maybe(MakeCondition),
            MaxDuration = Maybe(Length),
            IfRelapse = Maybe(() => new RelapsePlan(Pick<RelapseAction>(), Maybe(MakeCondition), MaybeValue(() => random.Next(1, 9)))),
            Changes = start.Day is { } first
                ? [.. Enumerable.Range(1, random.Next(3)).Select(k => new DoseChange(
                    new CourseTime(new WrittenTime.After(new Duration(k, TimeUnit.Days), $"r{i}_start"), first + k), MakeDose(), Maybe(MakeFrequency), Maybe(Text)))]
                : [],
            Missed = [.. Several(_ => new MissedDoses(Offset(anchor, random.Next(0, 10)), Offset(anchor, random.Next(10, 20))))],
            StopReason = Maybe(Text),
            Provenance = From(),
        };
    }

    private Observation MakeObservation(CourseAnchor anchor) => new()
    {
        At = Time(anchor),
        Status = Pick<StatusWord>() is var s && s == StatusWord.Clear ? StatusWord.Improved : s,
        Severity = MaybeValue(Pick<SeverityWord>),
        Sites = Sites(),
        Residual = Sites(),
        Symptoms = [.. Several(_ => Pick<Symptom>())],
        Easi = Maybe(() => Chance() ? new EasiScore(Number(0, 72), []) : new EasiScore(MaybeValue(() => Number(0, 72)), EasiRegions())),
        Iga = Maybe(() => new IgaScore(random.Next(5), Maybe(() => new IgaSigns(random.Next(5), random.Next(5), random.Next(5), random.Next(5))))),
        Bsa = Maybe(() => new BsaScore(Number(0, 100), Chance(), MaybeValue(() => Number(0, 100)), Chance() ? [] : [new RegionShare(BodyRegion.HeadNeck, Number(0, 100)), new RegionShare(BodyRegion.Trunk, Number(0, 100))])),
        PpNrs = Maybe(() => Chance() ? new PpNrsScore(Number(0, 10), []) : new PpNrsScore(MaybeValue(() => Number(0, 10)), [Number(0, 10), Number(0, 10)])),
        Scorad = Maybe(() => Chance() ? new ScoradScore { Total = Number(0, 103) } : new ScoradScore
        {
            Extent = Number(0, 100), IntensitySum = MaybeValue(() => Number(0, 18)), SubjectiveSum = MaybeValue(() => Number(0, 20)), Itch = MaybeValue(() => Number(0, 10)),
            SleepLoss = MaybeValue(() => Number(0, 10)), Intensity = Maybe(() => new ScoradIntensity(Sign(), Sign(), Sign(), Sign(), Sign(), Sign())),
        }),
        Poem = Maybe(() => Chance() ? new PoemScore(random.Next(29), null) : new PoemScore(null, new PoemItems(Item(), Item(), Item(), Item(), Item(), Item(), Item()))),
        Dlqi = Maybe(() => Chance() ? new DlqiScore(random.Next(31), []) : new DlqiScore(null, [.. Enumerable.Range(0, 10).Select(_ => Chance() ? (int?)random.Next(4) : null)])),
        Adct = Maybe(() => Chance() ? new AdctScore(random.Next(25), null) : new AdctScore(null, new AdctItems(Item(), Item(), Item(), Item(), Item(), Item()))),
        Provenance = From(),
    };

    private CourseEvent MakeEvent(int i, CourseAnchor anchor, Regimen[] regimens) => new()
    {
        Id = Chance() ? $"event_{i}" : null, Kind = Pick<EventKind>(), What = Text(), At = Time(anchor), Severity = MaybeValue(Pick<SeverityWord>), Sites = Sites(),
        Regimen = regimens.Length > 0 && Chance() ? regimens[^1].Id : null, Outcome = Maybe(Text), Finding = MaybeValue(Pick<EventFinding>),
        Resolved = Maybe(() => Offset(anchor, 4000)), Responding = MaybeValue(Chance), Provenance = From(),
    };

    private ValueList<EasiRegionScore> EasiRegions() =>
        [.. Enum.GetValues<BodyRegion>().Where(_ => Chance()).DefaultIfEmpty(BodyRegion.Trunk).Select(r => Chance()
            ? new EasiRegionScore(r, Number(0, 72), null, null, null, null, null)
            : new EasiRegionScore(r, null, random.Next(1, 7), Sign(), Sign(), Sign(), Sign()))];

    private Condition MakeCondition() => random.Next(3) switch
    {
        0 => new Condition { Status = Pick<StatusWord>(), HeldFor = Maybe(Length) },
        1 => new Condition { Score = Pick<ScoreKind>(), AtMost = Number(0, 10) },
        _ => new Condition { Score = Pick<ScoreKind>(), AtLeast = Number(0, 10), HeldFor = Maybe(Length) },
    };

    private Frequency MakeFrequency() => random.Next(5) switch
    {
        0 => new Frequency.TimesADay(random.Next(1, 25)),
        1 => new Frequency.EveryDays(random.Next(2, 100)),
        2 => new Frequency.EveryDays(Number(2, 40)),
        3 => new Frequency.Once(),
        _ => new Frequency.AsNeeded(),
    };

    private CourseTime Time(CourseAnchor anchor) => random.Next(4) switch
    {
        0 when anchor.Date is { } zero => random.Next(-500, 3000) is var d ? new CourseTime(new WrittenTime.OnDate(zero.AddDays(d)), d) { Mark = Pick<FactMark>() } : CourseTime.Unknown,
        1 => new CourseTime(new WrittenTime.AtAnchor(anchor.Name), 0) { Mark = Pick<FactMark>() },
        2 => CourseTime.Unknown,
        _ => Offset(anchor, Number(-40, 400)),
    };

    private CourseTime Offset(CourseAnchor anchor, decimal amount) => CourseTime.AfterAnchor(amount, TimeUnit.Weeks, anchor.Name) with { Mark = Pick<FactMark>() };

    private Provenance From() => new()
    {
        Source = sources[random.Next(sources.Count)].Key, Mark = Pick<FactMark>(), Status = MaybeValue(Pick<FactStatus>), Said = Maybe(Text), Note = Maybe(Text),
    };

    private Dose MakeDose() => new(Number(1, 900), Pick<DoseUnit>());

    private Duration Length() => new(random.Next(1, 60), Pick<TimeUnit>());

    private ValueList<BodySite> Sites() => [.. Several(_ => Pick<BodySite>()).Distinct()];

    private decimal Sign() => random.Next(7) / 2m;

    private int? Item() => Chance() ? random.Next(5) : null;

    private decimal Number(int low, int high) => random.Next(low * 100, (high * 100) + 1) / 100m;

    private string Text()
    {
        var text = AwkwardTexts[random.Next(AwkwardTexts.Length)];
        text = random.Next(4) == 0 ? text + " " + AwkwardTexts[random.Next(AwkwardTexts.Length)] : text;
        return string.IsNullOrWhiteSpace(text) ? "x" + text : text;
    }

    private List<T> Several<T>(Func<int, T> make) => Enumerable.Range(0, random.Next(4)).Select(make).ToList();

    private T Pick<T>()
        where T : struct, Enum => Enum.GetValues<T>() is var all ? all[random.Next(all.Length)] : default;

    private bool Chance() => random.Next(2) == 0;

    private T? Maybe<T>(Func<T> make)
        where T : class => Chance() ? make() : null;

    private T? MaybeValue<T>(Func<T> make)
        where T : struct => Chance() ? make() : null;
}
