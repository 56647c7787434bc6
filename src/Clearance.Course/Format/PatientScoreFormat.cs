namespace Clearance.Course;

/// <summary>Reads and writes what patients score themselves: PP-NRS, POEM, DLQI, ADCT.</summary>
internal static class PatientScoreFormat
{
    public static PpNrsScore? ReadPpNrs(FieldReader parent) => ScoreFormat.Read(
        parent, "pp_nrs", 10, static v => new PpNrsScore(v, []), static f => new PpNrsScore(ScoreFormat.Bounded(f, "value", 0, 10), ReadDaily(f)));

    public static DocumentNode WritePpNrs(PpNrsScore s) => s.Daily.IsEmpty && s.Value is { } value
        ? MapBuilder.Of(value)
        : new MapBuilder().Number("value", s.Value).Numbers("daily", s.Daily).Build();

    public static PoemScore? ReadPoem(FieldReader parent) => ScoreFormat.Read(
        parent, "poem", 28, v => new PoemScore(ScoreFormat.AsWhole(v, parent, "poem"), null), static f => new PoemScore(
            ScoreFormat.Whole(f, "total", 0, 28), f.Fields("items") is { } i ? ReadPoemItems(i) : null));

    public static DocumentNode WritePoem(PoemScore s) => s.Items is null && s.Total is { } total
        ? MapBuilder.Of(total)
        : new MapBuilder().Number("total", s.Total).One("items", s.Items, static i => new MapBuilder()
            .Number("itch", i.Itch).Number("sleep", i.Sleep).Number("bleeding", i.Bleeding).Number("weeping", i.Weeping)
            .Number("cracking", i.Cracking).Number("flaking", i.Flaking).Number("dryness", i.Dryness).Build()).Build();

    public static DlqiScore? ReadDlqi(FieldReader parent) => ScoreFormat.Read(
        parent, "dlqi", 30, v => new DlqiScore(ScoreFormat.AsWhole(v, parent, "dlqi"), []), static f => new DlqiScore(
            ScoreFormat.Whole(f, "total", 0, 30), ReadDlqiItems(f)));

    public static DocumentNode WriteDlqi(DlqiScore s) => s.Items.IsEmpty && s.Total is { } total
        ? MapBuilder.Of(total)
        : new MapBuilder().Number("total", s.Total)
            .Add("items", MapBuilder.ListOf(s.Items.Items.Select(static i => i is { } v ? MapBuilder.Of(v) : MapBuilder.Raw("null")))).Build();

    public static AdctScore? ReadAdct(FieldReader parent) => ScoreFormat.Read(
        parent, "adct", 24, v => new AdctScore(ScoreFormat.AsWhole(v, parent, "adct"), null), static f => new AdctScore(
            ScoreFormat.Whole(f, "total", 0, 24), f.Fields("items") is { } i ? ReadAdctItems(i) : null));

    public static DocumentNode WriteAdct(AdctScore s) => s.Items is null && s.Total is { } total
        ? MapBuilder.Of(total)
        : new MapBuilder().Number("total", s.Total).One("items", s.Items, static i => new MapBuilder()
            .Number("overall_severity", i.OverallSeverity).Number("intense_itch", i.IntenseItch).Number("bother", i.Bother)
            .Number("sleep", i.Sleep).Number("daily_activities", i.DailyActivities).Number("mood", i.Mood).Build()).Build();

    private static ValueList<decimal> ReadDaily(FieldReader f)
    {
        var values = new List<decimal>();
        foreach (var node in f.Items("daily"))
        {
            if (f.AsScalar(node, "a number") is { } scalar && f.AsDecimal(scalar) is { } value && ScoreFormat.Within(value, 0, 10, node.Place, "daily", f.Log))
            {
                values.Add(value);
            }
        }

        return [.. values];
    }

    private static PoemItems ReadPoemItems(FieldReader f)
    {
        var items = new PoemItems(
            Item(f, "itch"), Item(f, "sleep"), Item(f, "bleeding"), Item(f, "weeping"), Item(f, "cracking"), Item(f, "flaking"), Item(f, "dryness"));
        f.Finish();
        return items;
    }

    private static AdctItems ReadAdctItems(FieldReader f)
    {
        var items = new AdctItems(
            Item(f, "overall_severity"), Item(f, "intense_itch"), Item(f, "bother"), Item(f, "sleep"), Item(f, "daily_activities"), Item(f, "mood"));
        f.Finish();
        return items;
    }

    private static ValueList<int?> ReadDlqiItems(FieldReader f)
    {
        var nodes = f.Items("items");
        if (nodes.IsEmpty)
        {
            return [];
        }

        if (nodes.Length != 10)
        {
            f.Log.Error("score.items", f.PlaceOf("items"), $"The DLQI has ten items, not {nodes.Length}.", "Write ten values in the order of the form; null for an unanswered one.");
        }

        var values = new List<int?>();
        foreach (var node in nodes)
        {
            int? value = null;
            if (node is not ScalarNode { IsNull: true } && f.AsScalar(node, "a number") is { } scalar && f.AsDecimal(scalar) is { } number
                && ScoreFormat.Within(number, 0, 3, node.Place, "items", f.Log))
            {
                if (number == decimal.Truncate(number))
                {
                    value = (int)number;
                }
                else
                {
                    f.Log.Error("score.step", node.Place, $"{number} is not a whole number.", "Write 0, 1, 2 or 3.");
                }
            }

            values.Add(value);
        }

        return [.. values];
    }

    private static int? Item(FieldReader f, string key) => ScoreFormat.Whole(f, key, 0, 4);
}
