namespace Clearance.Course;

/// <summary>Reads and writes the scores of the skin: EASI, IGA, BSA, SCORAD.</summary>
internal static class SkinScoreFormat
{
    public static EasiScore? ReadEasi(FieldReader parent) => ScoreFormat.Read(
        parent, "easi", 72, static v => new EasiScore(v, []), static f => new EasiScore(ScoreFormat.Bounded(f, "total", 0, 72), ReadRegions(f)));

    public static DocumentNode WriteEasi(EasiScore s) => s.Regions.IsEmpty && s.Total is { } total
        ? MapBuilder.Of(total)
        : new MapBuilder().Number("total", s.Total).Add("regions", s.Regions.IsEmpty ? null : WriteRegions(s.Regions)).Build();

    public static IgaScore? ReadIga(FieldReader parent) => ScoreFormat.Read(
        parent,
        "iga",
        4,
        v => new IgaScore(ScoreFormat.AsWhole(v, parent, "iga"), null),
        static f => new IgaScore(ScoreFormat.Whole(f, "level", 0, 4), f.Fields("signs") is { } s ? ReadIgaSigns(s) : null));

    public static DocumentNode WriteIga(IgaScore s) => s.Signs is null && s.Level is { } level
        ? MapBuilder.Of(level)
        : new MapBuilder().Number("level", s.Level).One("signs", s.Signs, static g => new MapBuilder()
            .Number("erythema", g.Erythema).Number("induration", g.Induration)
            .Number("lichenification", g.Lichenification).Number("oozing", g.Oozing).Build()).Build();

    public static BsaScore? ReadBsa(FieldReader parent) => ScoreFormat.Read(
        parent,
        "bsa",
        100,
        static v => new BsaScore(v, About: false, null, []),
        static f => new BsaScore(
            ScoreFormat.Bounded(f, "percent", 0, 100),
            f.Flag("about") ?? false,
            ScoreFormat.Bounded(f, "palms", 0, 100),
            [.. ReadShares(f)]));

    public static DocumentNode WriteBsa(BsaScore s)
    {
        if (s is { Percent: { } percent, About: false, Palms: null, Regions.IsEmpty: true })
        {
            return MapBuilder.Of(percent);
        }

        var shares = new MapBuilder();
        foreach (var share in s.Regions)
        {
            shares.Number(Token.Of(share.Region), share.Percent);
        }

        return new MapBuilder().Number("percent", s.Percent).Flag("about", s.About, unless: false).Number("palms", s.Palms)
            .Add("regions", s.Regions.IsEmpty ? null : shares.Build()).Build();
    }

    public static ScoradScore? ReadScorad(FieldReader parent) => ScoreFormat.Read(
        parent,
        "scorad",
        103,
        static v => new ScoradScore { Total = v },
        static f => new ScoradScore
        {
            Total = ScoreFormat.Bounded(f, "total", 0, 103),
            Extent = ScoreFormat.Bounded(f, "extent", 0, 100),
            IntensitySum = ScoreFormat.Bounded(f, "intensity_sum", 0, 18),
            Intensity = f.Fields("intensity") is { } i ? ReadIntensity(i) : null,
            SubjectiveSum = ScoreFormat.Bounded(f, "subjective_sum", 0, 20),
            Itch = ScoreFormat.Bounded(f, "itch", 0, 10),
            SleepLoss = ScoreFormat.Bounded(f, "sleep_loss", 0, 10),
        });

    public static DocumentNode WriteScorad(ScoradScore s) => s.Total is { } total && s == new ScoradScore { Total = total }
        ? MapBuilder.Of(total)
        : new MapBuilder().Number("total", s.Total).Number("extent", s.Extent).Number("intensity_sum", s.IntensitySum)
            .One("intensity", s.Intensity, static i => new MapBuilder()
                .Number("erythema", i.Erythema).Number("oedema", i.Oedema).Number("oozing", i.Oozing)
                .Number("excoriation", i.Excoriation).Number("lichenification", i.Lichenification).Number("dryness", i.Dryness).Build())
            .Number("subjective_sum", s.SubjectiveSum).Number("itch", s.Itch).Number("sleep_loss", s.SleepLoss).Build();

    private static ValueList<EasiRegionScore> ReadRegions(FieldReader easi)
    {
        var regions = new List<EasiRegionScore>();
        foreach (var (region, node) in SiteFormat.Regions(easi, "regions"))
        {
            if (easi.AsFields(node) is { } f)
            {
                regions.Add(ReadRegion(region, f));
            }
        }

        return [.. regions.OrderBy(static r => r.Region)];
    }

    private static EasiRegionScore ReadRegion(BodyRegion region, FieldReader f)
    {
        var read = new EasiRegionScore(
            region, ScoreFormat.Bounded(f, "score", 0, 72), ScoreFormat.Whole(f, "area", 0, 6), ScoreFormat.Sign(f, "erythema"),
            ScoreFormat.Sign(f, "induration"), ScoreFormat.Sign(f, "excoriation"), ScoreFormat.Sign(f, "lichenification"));
        f.Finish();
        string[] items = ["area", "erythema", "induration", "excoriation", "lichenification"];
        if (!f.Has("score") && items.FirstOrDefault(i => !f.Has(i)) is { } missing)
        {
            f.Log.Error("field.missing", f.PlaceOf(missing), $"'{missing}' is missing.", "Give 'area' and the four signs, or 'score' of the region.");
        }

        // EASI guide, zero rule: no area, no signs.
        if (read.Area == 0 && (read.Erythema + read.Induration + read.Excoriation + read.Lichenification) > 0)
        {
            f.Log.Error("score.zero-area", f.PlaceOf("area"), "The area score is 0 but signs are graded.", "Set the signs to 0 or the area to at least 1.");
        }

        return read;
    }

    private static MapNode WriteRegions(ValueList<EasiRegionScore> regions)
    {
        var map = new MapBuilder();
        foreach (var r in regions)
        {
            map.Add(Token.Of(r.Region), new MapBuilder()
                .Number("score", r.Score).Number("area", r.Area).Number("erythema", r.Erythema).Number("induration", r.Induration)
                .Number("excoriation", r.Excoriation).Number("lichenification", r.Lichenification).Build());
        }

        return map.Build();
    }

    private static IgaSigns ReadIgaSigns(FieldReader f)
    {
        var signs = new IgaSigns(
            ScoreFormat.RequiredWhole(f, "erythema", 0, 4), ScoreFormat.RequiredWhole(f, "induration", 0, 4),
            ScoreFormat.RequiredWhole(f, "lichenification", 0, 4), ScoreFormat.RequiredWhole(f, "oozing", 0, 4));
        f.Finish();
        return signs;
    }

    private static IEnumerable<RegionShare> ReadShares(FieldReader bsa)
    {
        var shares = new List<RegionShare>();
        foreach (var (region, node) in SiteFormat.Regions(bsa, "regions"))
        {
            if (bsa.AsScalar(node, "a number") is { } scalar && bsa.AsDecimal(scalar) is { } value && ScoreFormat.Within(value, 0, 100, node.Place, Token.Of(region), bsa.Log))
            {
                shares.Add(new RegionShare(region, value));
            }
        }

        return shares.OrderBy(static s => s.Region);
    }

    private static ScoradIntensity ReadIntensity(FieldReader f)
    {
        var intensity = new ScoradIntensity(
            ScoreFormat.RequiredSign(f, "erythema"), ScoreFormat.RequiredSign(f, "oedema"), ScoreFormat.RequiredSign(f, "oozing"),
            ScoreFormat.RequiredSign(f, "excoriation"), ScoreFormat.RequiredSign(f, "lichenification"), ScoreFormat.RequiredSign(f, "dryness"));
        f.Finish();
        return intensity;
    }
}
