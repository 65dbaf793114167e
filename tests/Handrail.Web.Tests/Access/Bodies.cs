using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;

namespace Handrail.Web.Tests.Access;

/// <summary>For each endpoint that can be done, its form filled as a person would: what it already says, and an answer wherever it asks.</summary>
internal static partial class Bodies
{
    private static readonly (string Field, string Value)[] NoHandOver = [("Form.Agreed", ""), ("Form.Going", ""), ("Form.Watch", "")];

    /// <summary>Answers that the first choice or plain words would not give.</summary>
    private static readonly Dictionary<string, Func<World, Person?, (string Field, string Value)[]>> Particular = new(StringComparer.Ordinal)
    {
        ["POST /sign-in"] = (_, _) => [("Person", Cast.CaseManager.Id.ToString())],
        ["POST /requests/{reference}/practitioner"] = (_, _) => [("Form.GivenName", "Gwil"), ("Form.RegistrationNumber", Cast.MrG.RegistrationNumber), ("Form.Email", Cast.MrG.Email)],
        ["POST /requests/{reference}/reasons"] = (_, _) => [("Form.ConcernSummary", "In other words.")],
        ["POST /requests/{reference}/absence"] = (_, _) => [("Form.Reason", "sickness")],
        ["POST /requests/{reference}/post"] = (_, _) => [("Form.JobPlan", "In other words.")],
        ["POST /requests/{reference}/readiness"] = (_, _) => [("Form.ResourcesNote", "In other words.")],
        // Boxes that are for another answer stay empty.
        ["POST /requests/{reference}/documents/new"] = (_, _) => [("Form.Shown", "yes"), ("Form.Summary", ""), ("Form.Why", "")],
        ["POST /requests/{reference}/documents/{id:guid}"] = (_, _) => [("Form.Shown", "summary"), ("Form.Summary", "In short."), ("Form.Why", "")],
        ["POST /requests/{reference}/documents/{id:guid}/replace"] = (_, _) => [("Form.Shown", "yes"), ("Form.Summary", ""), ("Form.Why", "")],
        ["POST /requests/{reference}/taking-part"] = (_, _) => [("Form.Until.Day", ""), ("Form.Until.Month", ""), ("Form.Until.Year", "")],
        ["POST /plans/{reference}/supervise"] = (_, _) => [("Form.Conflict", "")],
        ["POST /plans/{reference}/readiness"] = (_, _) => [("Form.Items[].Why", "")],
        ["POST /plans/{reference}/read-sign-off"] = (_, _) => [("Form.Dissent", "")],
        ["POST /plans/{reference}/draft/ladder"] = (_, _) => [("Form.Levels[].Name", ""), ("Form.Levels[].Definition", "")],
        // A proposal has to change something.
        ["POST /plans/{reference}/draft/about"] = (_, _) => [("Form.Aim", "Other words.")],
        ["POST /plans/{reference}/draft/safeguards"] = (_, _) => [("Form.Adjustments", "Other words.")],
        ["POST /plans/{reference}/draft/objectives/{id}"] = (_, _) => [("Form.Description", "Other words.")],
        ["POST /plans/{reference}/draft/activities/{id}"] = (_, _) => [("Form.CostPence", ""), ("Form.EvidenceNeeded", "Other words.")],
        ["POST /plans/{reference}/draft/stages/{id}"] = (_, _) => [("Form.EntryCriteria", "Other words.")],
        ["POST /plans/{reference}/draft/reviews/{id}"] = (_, _) => [("Form.Month", "1")],
        ["POST /plans/{reference}/answer-later"] = (_, _) => [("Form.By.Day", "28")],
        ["POST /plans/{reference}/pause"] = (_, _) => On("Form.ExpectedOn", Site.Today.AddDays(28)),
        ["POST /plans/{reference}/not-yet"] = (_, _) => On("Form.Next", new DateOnly(2026, 10, 1)),
        ["POST /plans/{reference}/extend"] = (_, _) => [("Form.Months", "9"), ("Form.ReviewMonths", "9")],
        ["POST /plans/{reference}/companions"] = (_, _) => [("Form.Email", "someone.new@example.org"), .. On("Form.Until", Site.Today.AddDays(28))],
        ["POST /plans/{reference}/companions?handler=End"] = (_, _) => [("person", Cast.Companion.Id.ToString())],
        ["POST /plans/{reference}/delegation"] = (_, _) => [.. On("Form.Until", Site.Today.AddDays(28)), ("Form.Person", Cast.Colleague.Id.ToString())],
        ["POST /plans/{reference}/delegation?handler=End"] = (_, _) => [("person", Cast.Delegate.Id.ToString())],
        ["POST /plans/{reference}/drafters?handler=End"] = (_, _) => [("person", Principals.Drafter.Id.ToString())],
        ["POST /plans/{reference}/hosts"] = (_, _) => [("Form.Email", Cast.OtherPractitioner.Email)],
        ["POST /plans/{reference}/hosts?handler=End"] = (_, _) => [("person", Cast.Host.Id.ToString())],
        ["POST /join"] = (_, _) => [("Form.OdsCode", "RHS"), ("Form.Email", "new.person@rhs.example.nhs.uk"), ("Form.Telephone", "01632 960 001")],
        ["POST /organisations/{id:guid}/invite"] = (world, _) => [("Form.Email", $"new.person{world.Mark}@rhs.example.nhs.uk"), ("Form.Telephone", "01632 960 001")],
        ["POST /organisation/people/{id:guid}?handler=EndRight"] = (_, _) => [("right", nameof(Duties.PlanUsers))],
        ["POST /organisations/new"] = (world, _) => [("Form.OdsCode", $"NEW{world.Mark}"), ("Form.EmailDomains", "new.nhs.uk")],
        ["POST /organisations/{id:guid}?handler=Rename"] = (_, _) => [("Form.Name", "Northmoor University Health Board")],
        ["POST /organisations/{id:guid}?handler=Domains"] = (_, _) => [("Form.EmailDomains", "northmoor.nhs.wales")],
        ["POST /plans/{reference}/object"] = (world, _) => [("Form.Assignment", world.Plan.Assignments.Where(a => a.IsOpenSupervision && a.ObjectedOn is null).MinBy(a => a.PersonId)?.Id.ToString() ?? "")],
        ["POST /plans/{reference}/people"] = (world, doer) => doer == Cast.Adviser
            ? [("Form.Assignment", world.Plan.Assignments.First(a => a is { Role: Role.KeyContact, To: null }).Id.ToString()), ("Form.Successor", Cast.OtherAdviser.Id.ToString()), .. NoHandOver]
            : [("Form.Assignment", world.Plan.Assignments.First(a => a is { Role: Role.CaseManager, To: null }).Id.ToString()), ("Form.Successor", Cast.Colleague.Id.ToString()), .. NoHandOver],
    };

    public static async Task<IEnumerable<KeyValuePair<string, string>>> ForAsync(Site site, string endpoint, World world, Person? doer) =>
        await ForAsync(doer is null ? site.Stranger() : await site.SignInAsync(doer), endpoint, world, doer);

    /// <summary>The same for somebody at their screen; with dice, answered at random. Empty where the page shows no such form.</summary>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> ForAsync(Screen screen, string endpoint, World world, Person? doer, Random? dice = null)
    {
        var (path, handler) = endpoint["POST ".Length..].Split("?handler=") is [var p, var h] ? (p, h) : (endpoint["POST ".Length..], "");
        await screen.OpenAsync(world.Fill(path));
        // What only a script asks for has no form.
        if (path == "/session") return [];
        // What saves itself in the background is the page's own form.
        if (handler == "Autosave") handler = "";
        var form = screen.Page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().FirstOrDefault(f => f.Method == "post" && Sends(f, handler));
        if (form is null) return [];
        if (dice is not null) Answer(form, dice);
        Answer(form);
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            if (element is IHtmlInputElement { Name.Length: > 0 } input && input.Type is not ("submit" or "file") && (input.Type is not ("radio" or "checkbox") || input.IsChecked) && input.Name != "__RequestVerificationToken")
                fields.Add(new(input.Name!, input.Value));
            else if (element is IHtmlTextAreaElement { Name.Length: > 0 } area)
                fields.Add(new(area.Name!, area.Value));
            else if (element is IHtmlSelectElement { Name.Length: > 0 } select)
                fields.Add(new(select.Name!, select.Value ?? ""));
        }

        if (dice is not null || !Particular.TryGetValue(endpoint, out var particular)) return fields;
        foreach (var (field, value) in particular(world, doer))
        {
            fields.RemoveAll(f => f.Key == field || Number().Replace(f.Key, "[]") == field);
            if (value.Length > 0) fields.Add(new(field, value));
        }

        return fields;
    }

    /// <summary>The place of a row among the rows of a form.</summary>
    [GeneratedRegex("\\[[0-9]+\\]", RegexOptions.NonBacktracking)]
    internal static partial Regex Number();

    private static (string Field, string Value)[] On(string field, DateOnly day) =>
        [(field + ".Day", day.Day.ToString(CultureInfo.InvariantCulture)), (field + ".Month", day.Month.ToString(CultureInfo.InvariantCulture)), (field + ".Year", day.Year.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Whether the form, or one of its buttons, sends to this handler.</summary>
    internal static bool Sends(IHtmlFormElement form, string handler)
    {
        var targets = form.QuerySelectorAll("button").Select(b => b.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "");
        return targets.Any(t => (t.Split("handler=") is [_, var named] ? named.Split('&')[0] : "") == handler);
    }

    /// <summary>Other choices than the first, and days around today; what is left is answered plainly.</summary>
    private static void Answer(IHtmlFormElement form, Random dice)
    {
        foreach (var group in form.QuerySelectorAll("input[type=radio]").OfType<IHtmlInputElement>().GroupBy(i => i.Name))
            group.ElementAt(dice.Next(group.Count())).IsChecked = true;
        foreach (var box in form.QuerySelectorAll("input[type=checkbox]").OfType<IHtmlInputElement>())
            box.IsChecked = dice.Next(4) > 0;
        foreach (var options in form.QuerySelectorAll("select").OfType<IHtmlSelectElement>().Select(s => s.Options))
            options.ElementAt(dice.Next(options.Length)).IsSelected = true;
        foreach (var day in form.QuerySelectorAll("input[type=text]").OfType<IHtmlInputElement>().Where(i => i.Name?.Split('.') is [.., "Day"]))
            if (dice.Next(3) == 0) day.Value = dice.Next(1, 33).ToString(CultureInfo.InvariantCulture);
        if (dice.Next(10) == 0 && form.QuerySelector("textarea") is IHtmlTextAreaElement area) area.Value = " ";
    }

    private static void Answer(IHtmlFormElement form)
    {
        foreach (var group in form.QuerySelectorAll("input[type=radio], input[type=checkbox]").OfType<IHtmlInputElement>().GroupBy(i => i.Name))
            if (group.All(i => !i.IsChecked))
                group.First().IsChecked = true;
        foreach (var select in form.QuerySelectorAll("select").OfType<IHtmlSelectElement>().Where(s => string.IsNullOrEmpty(s.Value)))
            select.Value = select.Options.FirstOrDefault(o => o.Value.Length > 0)?.Value ?? "";
        foreach (var area in form.QuerySelectorAll("textarea").OfType<IHtmlTextAreaElement>().Where(a => a.Value.Length == 0))
            area.Value = "Plain words.";
        foreach (var input in form.QuerySelectorAll("input[type=text]").OfType<IHtmlInputElement>().Where(i => string.IsNullOrEmpty(i.Value)))
            input.Value = input.Name!.Split('.')[^1] switch
            {
                "Day" when input.Name.Split('.').Length >= 3 => Site.Today.Day.ToString(CultureInfo.InvariantCulture),
                "Month" when input.Name.Split('.').Length >= 3 => Site.Today.Month.ToString(CultureInfo.InvariantCulture),
                "Year" when input.Name.Split('.').Length >= 3 => Site.Today.Year.ToString(CultureInfo.InvariantCulture),
                _ when input.GetAttribute("inputmode") == "numeric" => "2",
                _ => "Words",
            };
    }
}
