using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads scales.yaml.</summary>
internal sealed class ScaleReader(SourcedReader sourced)
{
    public const string Schema = "clearance.knowledge.scales/1";

    public ScaleFacts Read(FieldReader root)
    {
        root.NeedSchema(Schema);
        var words = new WordReader(sourced);
        var facts = new ScaleFacts
        {
            Scales = ReadScales(root),
            Words = new WordTable
            {
                Status = words.ReadAll<StatusWord>(root, "status_words"),
                Severity = words.ReadAll<SeverityWord>(root, "severity_words"),
                Residual = root.NeedFields("residual") is { } residual ? words.Read(residual) : new WordMeaning("", [], "", ValueStatus.Policy),
            },
            WorkedVectors = [.. root.FieldsList("worked_vectors").Select(ReadVector)],
        };
        root.Finish();
        return facts;
    }

    private ImmutableSortedDictionary<ScoreKind, ScaleDefinition> ReadScales(FieldReader root)
    {
        var scales = ImmutableSortedDictionary.CreateBuilder<ScoreKind, ScaleDefinition>();
        if (root.NeedFields("scales") is { } list)
        {
            foreach (var kind in Enum.GetValues<ScoreKind>())
            {
                if (list.NeedFields(Token.Of(kind)) is { } item)
                {
                    scales[kind] = ReadScale(kind, item);
                }
            }

            list.Finish();
        }

        return scales.ToImmutable();
    }

    private ScaleDefinition ReadScale(ScoreKind kind, FieldReader item)
    {
        var (source, status) = sourced.Basis(item);
        item.NeedList("strata");
        var scale = new ScaleDefinition
        {
            Kind = kind,
            Name = item.NeedText("name"),
            Low = (decimal)item.NeedNumber("low"),
            High = (decimal)item.NeedNumber("high"),
            Definition = item.NeedText("definition"),
            Source = source,
            Status = status,
            Strata = [.. item.FieldsList("strata").Select(ReadStrata)],
        };
        item.Finish();
        foreach (var set in scale.Strata.Where(s => !s.Bands.IsEmpty && s.Bands[^1].Upper != scale.High))
        {
            item.Log.Error("scale.strata", item.PlaceOf("strata"), $"The bands of '{set.Name}' do not end at {scale.High}.", "Give as many upper ends as names, the last at the end of the range.");
        }

        return scale;
    }

    private StratumSet ReadStrata(FieldReader item)
    {
        var (source, status) = sourced.Basis(item);
        var names = item.Texts("names");
        var open = item.Texts("open");
        var upper = item.Items("upper").Select(n => item.AsScalar(n, "a number") is { } s ? item.AsDecimal(s) ?? 0m : 0m).ToList();
        var set = item.NeedText("set");
        item.Finish();
        if (names.Count != upper.Count || !upper.Zip(upper.Skip(1)).All(static p => p.First < p.Second))
        {
            item.Log.Error("scale.strata", item.PlaceOf("upper"), $"The bands of '{set}' need one rising upper end for each name.", "Correct 'names' and 'upper'.");
            return new StratumSet(set, [], source, status);
        }

        return new StratumSet(set, [.. names.Zip(upper, (n, u) => new Stratum(n, u, open.Contains(n)))], source, status);
    }

    private WorkedVector ReadVector(FieldReader item)
    {
        var (source, status) = sourced.Basis(item);
        item.NeedText("unit");
        var vector = new WorkedVector(item.NeedText("score"), item.NeedText("items"), item.IsThere("expect") ? item.Decimal("expect") ?? 0m : 0m, source, status);
        item.Finish();
        return vector;
    }
}
