using System.Collections.Immutable;
using Clearance.Consult;
using Clearance.Report.Specs;

namespace Clearance.Report.Page;

/// <summary>The sections of the page, the answer first.</summary>
internal static class Sections
{
    public static Html Answer(RunReading run)
    {
        ImmutableArray<MilestoneResult> milestones = run.LeadingMilestones;
        if (milestones.IsEmpty)
        {
            return Html.Empty;
        }

        Denominator who = milestones[0].Denominator;
        return Section("answer", $"Does adding {run.RescueName} help a patient like this one?", Html.Of(
            $"""
            <p class="lead">Out of 100 {who.Who} ({Wording.Count(who.Patients)} simulated), how many reach what was reported, with {run.RescueName} and without it. The same virtual patients stand on both sides.</p>
            <div class="cards">{milestones.Select(milestone => Card(run, milestone))}</div>
            {OtherReading(run, milestones)}
            <p class="quiet">Bars are 90% intervals and cover {milestones[0].IntervalCovers}. Reaching a state without {run.RescueName} counts for the biologic and for chance: a single course that went well cannot tell these apart.</p>
            {Pieces.Folded(MilestoneFigure.Table(run.Run.Milestones, "Milestones under each reading of IL-13", run), "All milestones and definitions")}
            """));
    }

    public static Html Timeline(RunReading run)
    {
        CourseSummary course = run.Run.Course;
        return Section("course", "What happened", Html.Of(
            $"""
            {Pieces.Figure(TimelineFigure.Create(run), css: "wide")}
            {AssumedNote(course)}
            <dl class="facts">
            {Fact("Earlier treatments", course.EarlierTreatments.Select(earlier => $"{earlier.What}: {earlier.Outcome}"))}
            {Fact("Screening", course.Screening.Select(screening => $"{screening.Test}: {screening.Result}"))}
            {Fact("Approvals", course.Approvals.Select(approval => $"{approval.By}: {approval.What}"))}
            {course.Statements.GroupBy(statement => statement.Topic).Select(topic => Fact($"The authors on {topic.Key}", topic.Select(statement => statement.Text)))}
            </dl>
            """));
    }

    public static Html Mechanism(RunReading run)
    {
        IEnumerable<Figure> maps = Enum.GetValues<Compartment>().Select(compartment => SignalHeatMapFigure.Create(run, compartment)).OfType<Figure>();
        return Section("mechanism", "What each drug blocks", Html.Of(
            $"""
            <p class="lead">{run.Run.MechanismSentence}</p>
            <p>Share of each signal that is blocked, mean over the day at steady state. Large number: median virtual patient; small numbers: 90% of them. Blood is what blood tests of JAK inhibition see and what the infection risk follows; skin is what drives the simulated disease.</p>
            <ul class="strata" aria-label="Colours of the share blocked">
            <li><span class="swatch block-0"></span>under 20%</li><li><span class="swatch block-1"></span>20 to 40%</li><li><span class="swatch block-2"></span>40 to 60%</li><li><span class="swatch block-3"></span>60 to 80%</li><li><span class="swatch block-4"></span>80% and over</li></ul>
            <div class="pair">{maps.Select(map => Pieces.Figure(map))}</div>
            """));
    }

    public static Html Course(RunReading run)
    {
        ImmutableArray<Figure> bands = [.. ReportFigures.Bands(run)];
        ImmutableArray<Figure> concentrations = [.. ConcentrationFigure.CreateAll(run)];
        Html Of(string id, string css = "") => Html.Join(bands.Where(figure => figure.Id == id).Select(figure => Pieces.Figure(figure, css: css)));
        IEnumerable<Html> regions = bands.Where(figure => figure.Id.StartsWith("easi-", StringComparison.Ordinal)).Select(figure => Pieces.Figure(figure));
        return Section("skin", "The likely course of the skin", Html.Of(
            $"""
            {Legend(run, curves: true)}
            {Of("easi", "wide")}
            {run.Run.Remarks.Select(remark => Html.Of($"""<p class="remark">{remark}</p>"""))}
            {BodyMap.Create(run)}
            <div class="pair">{regions}</div>
            <p class="quiet">EASI is drawn on a square-root scale, so that the low scores where decisions fall can be told apart. Grid lines are the borders of the severity classes (1, 7, 21, 50).{ReadingsApart(run)}</p>
            <div class="pair">{Of("ppnrs")}{Of("bsa")}</div>
            <h3 class="apart">Drug in plasma</h3>
            <div class="pair">{concentrations.Select(figure => Pieces.Figure(figure, "h4"))}</div>
            """));
    }

    private static Html Interaction(RunReading run) => run.Run.Risk.All(risk => risk.Interaction is null) ? Html.Empty : Html.Of(
        $"""<p class="lead">No study has measured the infection risk of a biologic together with a JAK inhibitor: <strong>interaction unknown</strong>. What follows is the JAK inhibitor's own predicted effect, with a widened interval.</p>""");

    public static Html Risk(RunReading run) => Section("risk", "What it may cost: infections", Html.Of(
        $"""
        {Interaction(run)}
        {Legend(run, curves: false)}
        {Html.Join(new[] { HazardFigure.Create(run) }.OfType<Figure>().Select(figure => Pieces.Figure(figure, css: "wide")))}
        <h3 class="apart">Published rates, for comparison</h3>
        <p>Each was counted in its own population. Cardiovascular events, thrombosis and cancer are not simulated.</p>
        {Pieces.Table(new()
        {
            Caption = "Published rates with their populations",
            Columns = ["Event", "Drug", "Counted in", "Value (95% interval)", "Unit", "Source", "Note"],
            Rows = [.. run.Run.PublishedRates.Select(rate => (ImmutableArray<string>)
            [
                rate.Name, rate.Drug, rate.Population,
                Wording.Number(rate.Value) + (rate is { Low: { } low, High: { } high } ? $" ({Wording.Range(low, high)})" : ""),
                rate.Unit, $"{rate.Source} ({rate.Status.Words()})", rate.Note ?? "",
            ])],
        })}
        """));

    public static Html Assumptions(RunReading run) => Section("assumptions", "What was assumed", Html.Of(
        $"""
        <p>The course leaves these open. The program filled or drew them as stated.</p>
        {Pieces.Table(new()
        {
            Caption = "Assumptions",
            Columns = ["What", "Value", "Why", "Source"],
            Rows = [.. run.Run.Assumptions.Select(entry => (ImmutableArray<string>)
                [entry.What, entry.Value + (entry.Unit is { } unit ? " " + unit : ""), entry.Why, $"{entry.Source} ({entry.Status.Words()})"])],
        })}
        """));

    public static Html Record(RunReading run)
    {
        RunRecord record = run.Run.Record;
        PopulationSummary population = run.Run.Population;
        return Section("record", "How to repeat this", Html.Of(
            $"""
            <dl class="facts">
            {Fact("Virtual patients", [$"{Wording.Count(population.Drawn)} drawn: {population.Description}", $"{Wording.Count(population.Enrolled)} enrolled: {population.EnrolledDefinition}", $"{Wording.Count(population.PartialResponders)} partial responders: {population.PartialResponderDefinition}"])}
            {Fact("Numerical outcome", population.Statuses.Select(status => $"{Wording.Count(status.Count)} {status.Status}: {status.Meaning}"))}
            {Fact("Program", [$"{record.Program} {record.Version}"])}
            {Fact("Seed", [record.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)])}
            {Fact("Readings of IL-13", record.Il13Readings.Select(reading => reading.Words()))}
            {Fact("As of", record.AsOf is { } asOf ? [asOf] : [])}
            {Fact("Course file", [record.CourseFile, record.CourseHash])}
            {Fact("Knowledge", [record.KnowledgeHash])}
            </dl>
            """));
    }

    private static Html Section(string id, string heading, Html content) => Html.Of(
        $"""<section id="{id}" aria-labelledby="{id}-heading"><h2 id="{id}-heading">{heading}</h2>{content}</section>""");

    private static Html Legend(RunReading run, bool curves) => curves
        ? Html.Of(
            $"""
            <ul class="legend" aria-label="How to read the curves">
            <li><svg viewBox="0 0 44 20" aria-hidden="true"><rect class="with-band" width="44" height="20"/><rect class="with-band" y="5" width="44" height="10"/><path class="with-line" d="M0 10h44"/></svg>with {run.RescueName}</li>
            <li><svg viewBox="0 0 44 20" aria-hidden="true"><path class="without-outer" d="M0 1h44M0 19h44"/><path class="without-inner" d="M0 5.5h44M0 14.5h44"/><path class="without-line" d="M0 10h44"/></svg>the same patients without it</li>
            <li><svg viewBox="0 0 18 20" aria-hidden="true"><path class="seen" d="M9 3l5 7-5 7-5-7z"/></svg>what was reported</li>
            <li class="quiet">Middle line: median. Inner band: half of the virtual patients. Outer band: 90%.</li></ul>
            """)
        : Html.Of(
            $"""
            <ul class="legend" aria-label="How to read the dots">
            <li><svg viewBox="0 0 44 20" aria-hidden="true"><path class="with-line" d="M0 10h44"/><circle class="with-dot" cx="22" cy="10" r="6"/></svg>with {run.RescueName}</li>
            <li><svg viewBox="0 0 44 20" aria-hidden="true"><path class="without-bar" d="M0 10h44"/><path class="without-dot" d="M22 3l7 7-7 7-7-7z"/></svg>the same patients without it</li>
            <li class="quiet">Dot: median. Bar: 90% interval. ×: with divided by without.</li></ul>
            """);

    private static Html Card(RunReading run, MilestoneResult milestone)
    {
        Figure figure = MilestoneFigure.Create(milestone, run);
        bool unclear = milestone.Difference.Low <= 0 && milestone.Difference.High >= 0;
        string verdict = unclear
            ? $"No clear difference: {Wording.Difference(milestone.Difference)} of 100."
            : $"{Wording.Sentence(run.RescueName)} {(milestone.Difference.P > 0 ? "adds" : "takes away")} {Wording.Size(milestone.Difference)} of 100.";
        Html reported = milestone.Reported is { } words ? Html.Of($"""<p class="reported">Reported: “{words}”</p>""") : Html.Empty;
        return Html.Of(
            $"""
            <article class="card" id="figure-{figure.Id}">
            <h3>{milestone.Label}</h3>{reported}
            <p class="numbers"><span class="with"><span class="count"><b>{Wording.OutOf100(milestone.WithRescue.P)}</b> of 100</span><br>with {run.RescueName}</span> <span class="without"><span class="count"><b>{Wording.OutOf100(milestone.WithoutRescue.P)}</b> of 100</span><br>without it</span></p>
            <div class="drawing" role="img" aria-label="{figure.Summary}" data-figure="{figure.Id}"></div>
            <script type="application/json" id="spec-{figure.Id}">{new Html(figure.Spec.ToJsonString())}</script>
            <p class="verdict">{verdict}</p>
            <p class="quiet">{milestone.Definition}. {Wording.Sentence(Wording.When(milestone.Day))}.</p>
            </article>
            """);
    }

    private static Html OtherReading(RunReading run, ImmutableArray<MilestoneResult> leading)
    {
        IEnumerable<Html> lines = run.Run.Milestones.Where(milestone => milestone.Il13Reading != run.Leading).GroupBy(milestone => milestone.Il13Reading)
            .Select(group => Html.Of($"<p>Above, IL-13 signals {run.Leading.Clause()}. {Wording.Sentence(group.Key.Clause())}, the numbers with and without are {string.Join("; ", group.Select(milestone => $"{Wording.OutOf100(milestone.WithRescue.P)} and {Wording.OutOf100(milestone.WithoutRescue.P)}"))}.</p>"));
        return leading.IsEmpty ? Html.Empty : Html.Join(lines);
    }

    /// <summary>How far the readings of IL-13 lie apart in the median EASI.</summary>
    private static string ReadingsApart(RunReading run)
    {
        TrajectorySeries? leading = run.Series(RescueOption.WithRescue, Quantity.Easi);
        double[] gaps = leading is null ? [] :
        [
            .. run.Run.Record.Il13Readings.Where(reading => reading != run.Leading)
                .Select(reading => run.Series(RescueOption.WithRescue, Quantity.Easi, reading: reading)).OfType<TrajectorySeries>()
                .Select(other => leading.Median.Zip(other.Median, (first, second) => Math.Abs(first - second)).Max()),
        ];
        return gaps.Length == 0 ? "" : $" IL-13 signals here {run.Leading.Clause()}; the other reading moves the median EASI by {(gaps.Max() < 0.1 ? "less than 0.1" : "at most " + Wording.Number(gaps.Max()))} points.";
    }

    private static Html AssumedNote(CourseSummary course)
    {
        IEnumerable<Html> notes = course.DrugBars.Where(bar => bar.Assumed).Select(bar => Html.Of($"""<p class="quiet">* {bar.Name}: assumed, {bar.AssumedWhat}.</p>"""));
        return Html.Join(notes);
    }

    private static Html Fact(string name, IEnumerable<string> values)
    {
        ImmutableArray<string> all = [.. values];
        return all.IsEmpty ? Html.Empty : Html.Of($"<div><dt>{name}</dt>{all.Select(value => Html.Of($"<dd>{value}</dd>"))}</div>");
    }
}
