using System.Net;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Domain.Requests;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Requests;

public sealed class RequestTests(Site site) : IClassFixture<Site>
{
    private const string Odd = "Safe return 🩺 עברית <b>&amp;</b>";

    [Fact]
    public async Task A_request_is_written_part_by_part_checked_and_sent()
    {
        var screen = await site.SignInAsync(Cast.CaseManager);
        var reference = await BeginAsync(screen);
        Assert.Contains("Until you send it, only you see this request", screen.Text, StringComparison.Ordinal);

        await screen.OpenAsync($"/requests/{reference}/submit");
        Assert.Contains("What is still missing", screen.Text, StringComparison.Ordinal);

        await WriteAsync(screen, reference, Cast.Supervisor.RegistrationNumber, "Calder");
        Assert.DoesNotContain("Not started", screen.Text, StringComparison.Ordinal);
        await screen.ClickAsync("Check and send");
        Assert.Contains(Odd, screen.Text, StringComparison.Ordinal);

        var (address, fields) = screen.Filled("Send the request");
        await screen.PostAsync(address, fields);
        Assert.Equal("The request has been sent", screen.Confirmation);
        await screen.PostAsync(address, fields);
        Assert.Equal(HttpStatusCode.OK, screen.Status);

        Assert.Equal(PlanStatus.Submitted, await site.StatusAsync(reference));
        Assert.Equal(Cast.Supervisor.Id, await PractitionerOfAsync(reference));
        await screen.OpenAsync($"/requests/{reference}/submit");
        Assert.Equal($"/requests/{reference}", screen.Address);
        Assert.Contains("This cannot be done now", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_practitioner_who_is_new_gets_an_account_with_the_request()
    {
        var screen = await site.SignInAsync(Cast.CaseManager);
        var reference = await BeginAsync(screen);
        await WriteAsync(screen, reference, " 70 99 123", "Rees");
        await screen.OpenAsync($"/requests/{reference}/submit");
        await screen.PressAsync("Send the request");
        var id = await PractitionerOfAsync(reference);
        var person = await site.AskAsync(db => db.People.SingleAsync(p => p.Id == id));
        Assert.Equal(("Rees", "gmc", "7099123", Cast.Harbourside.Id), (person.FamilyName, person.Regulator, person.RegistrationNumber, person.OrganisationId));
    }

    [Fact]
    public async Task Two_requests_for_one_new_practitioner_at_the_same_moment_make_one_account()
    {
        var screens = new[] { await site.SignInAsync(Cast.CaseManager), await site.SignInAsync(Cast.CaseManager) };
        var references = new List<string>();
        foreach (var screen in screens)
        {
            references.Add(await BeginAsync(screen));
            await WriteAsync(screen, references[^1], "7099456", "Lloyd");
            await screen.OpenAsync($"/requests/{references[^1]}/submit");
        }

        await Task.WhenAll(screens.Select(s => s.PressAsync("Send the request")));
        Assert.Single(await site.AskAsync(db => db.People.Where(p => p.RegistrationNumber == "7099456").ToListAsync()));
        foreach (var reference in references) Assert.Equal(PlanStatus.Submitted, await site.StatusAsync(reference));
    }

    [Fact]
    public async Task A_wrong_digit_does_not_send_the_request_to_somebody_else()
    {
        var screen = await site.SignInAsync(Cast.CaseManager);
        var reference = await BeginAsync(screen);
        await WriteAsync(screen, reference, Cast.MrG.RegistrationNumber, "Calder");
        await screen.OpenAsync($"/requests/{reference}/submit");
        await screen.PressAsync("Send the request");
        Assert.Equal(HttpStatusCode.BadRequest, screen.Status);
        Assert.Contains("The registration number and the family name do not agree", Assert.Single(screen.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("Grant", screen.Text, StringComparison.Ordinal);
        Assert.Equal(PlanStatus.RequestDrafting, await site.StatusAsync(reference));
    }

    [Fact]
    public async Task The_reference_of_a_new_request_does_not_follow_the_last_one()
    {
        var screen = await site.SignInAsync(Cast.OtherCaseManager);
        var numbers = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            await screen.OpenAsync("/requests/new");
            await screen.PressAsync("Start a request");
            Assert.Equal(HttpStatusCode.OK, screen.Status);
            numbers.Add(int.Parse(screen.Address.Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.NotEqual(Enumerable.Range(numbers[0], 4), numbers);
    }

    [Fact]
    public async Task Pressing_start_twice_begins_one_request()
    {
        var screen = await site.SignInAsync(Cast.AccountablePerson);
        await screen.OpenAsync("/requests/new");
        var (address, fields) = screen.Filled("Start a request");
        var twin = new Screen(screen.Http);
        await Task.WhenAll(screen.PostAsync(address, fields), twin.PostAsync(address, fields));
        Assert.Equal(screen.Address, twin.Address);
        Assert.StartsWith("/requests/PSR-2026-", screen.Address, StringComparison.Ordinal);
        Assert.Equal(1, await site.AskAsync(db => db.Plans.CountAsync(p => p.RequestedBy == Cast.AccountablePerson.Id)));
    }

    [Fact]
    public async Task Only_people_who_may_request_plans_find_the_page()
    {
        foreach (var person in new[] { Cast.Adviser, Cast.MrG, Cast.SystemAdministrator })
            Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignInAsync(person)).OpenAsync("/requests/new")).Status);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_field_and_the_typed_text_stays()
    {
        var screen = await site.SignInAsync(Cast.CaseManager);
        var reference = await BeginAsync(screen);

        await screen.OpenAsync($"/requests/{reference}/absence");
        await screen.Type("When did it begin?", "31 2 2026").PressAsync("Save");
        Assert.Equal(HttpStatusCode.BadRequest, screen.Status);
        Assert.Equal("The day on which it began must be a real date", Assert.Single(screen.Errors));
        Assert.Equal("31", screen.Page.QuerySelector("#Form_From-day")!.GetAttribute("value"));

        await screen.OpenAsync($"/requests/{reference}/practitioner");
        await screen.Choose("Regulator", "General Medical Council (GMC)").Type("Registration number", "12345").PressAsync("Save");
        Assert.Equal("The GMC number must be 7 digits, like 1234567, or the letter L and 6 digits", Assert.Single(screen.Errors));

        var endless = new string('x', 100_000);
        await screen.OpenAsync($"/requests/{reference}/post");
        await screen.Type("What does the service need from the post?", endless).PressAsync("Save");
        Assert.Equal("What the service needs must be 2,000 characters or fewer", Assert.Single(screen.Errors));
        Assert.Equal(endless, screen.Page.QuerySelector("textarea")!.TextContent);

        await screen.OpenAsync($"/requests/{reference}/responsible");
        var (address, fields) = screen.Filled("Save");
        await screen.PostAsync(address, fields.Where(f => f.Key != "Form.Deputy").Append(new("Form.Deputy", Cast.OtherCaseManager.Id.ToString())));
        Assert.Equal("Select a person from the list", Assert.Single(screen.Errors));
    }

    [Fact]
    public async Task Whoever_raised_the_concern_is_not_named_among_the_people_responsible()
    {
        var screen = await site.SignInAsync(Cast.CaseManager);
        var reference = await BeginAsync(screen);
        await screen.OpenAsync($"/requests/{reference}/responsible");
        await screen.Choose("Case manager", Chosen(Cast.Colleague)).Choose(RaisedByCaseManager, "Yes").PressAsync("Save");
        Assert.Equal("You said that the case manager raised or investigated the concern, so they do not decide on this plan. Select another case manager", Assert.Single(screen.Errors));
        await screen.Choose("Case manager", Chosen(Cast.CaseManager)).Choose(RaisedByCaseManager, "No").PressAsync("Save");
        Assert.Empty(screen.Errors);
        var kept = await site.AskAsync(db => db.Plans.Where(p => p.Reference == reference).Select(p => p.RequestText).SingleAsync());
        Assert.Contains("\"caseManagerRaised\":\"no\"", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Cast.Colleague.Id.ToString(), kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_part_may_be_saved()
    {
        var screen = await site.SignInAsync(Cast.CaseManager);
        var reference = await BeginAsync(screen);
        foreach (var section in RequestSections.All.Offered.Select(s => s.Value))
        {
            await screen.OpenAsync($"/requests/{reference}/{section}");
            await screen.PressAsync("Save");
            Assert.Equal((HttpStatusCode.OK, "Your answers have been saved"), (screen.Status, screen.Confirmation));
        }
    }

    [Fact]
    public async Task Two_people_who_change_the_same_answer_see_both_and_different_answers_both_stand()
    {
        var reference = await site.PlanAtAsync(PlanStatus.MoreInformation);
        var first = await site.SignInAsync(Cast.CaseManager);
        var second = await site.SignInAsync(Cast.CaseManager);
        await first.OpenAsync($"/requests/{reference}/post");
        await second.OpenAsync($"/requests/{reference}/post");

        await first.Type("What does the service need from the post?", "Their needs").Type("Job plan (optional)", "Their job plan").Type("Why do you amend the request?", "A new rota").PressAsync("Amend the request");
        Assert.StartsWith("The request has been amended", first.Confirmation, StringComparison.Ordinal);
        await second.Type("What does the service need from the post?", "My needs").Type("Why do you amend the request?", "The rota again").PressAsync("Amend the request");

        Assert.Equal(HttpStatusCode.BadRequest, second.Status);
        Assert.Contains("Their needs", second.Text, StringComparison.Ordinal);
        Assert.Equal("My needs", second.Page.QuerySelector("textarea")!.TextContent);
        Assert.Equal("The rota again", second.Page.QuerySelectorAll("textarea")[^1].TextContent);
        await second.PressAsync("Amend the request");
        var post = await site.AskAsync(async db => (await db.Plans.SingleAsync(p => p.Reference == reference)).Request.Post);
        Assert.Equal(("My needs", "Their job plan"), (post.ServiceNeeds, post.JobPlan));
    }

    [Fact]
    public async Task Clashing_choices_are_shown_in_words()
    {
        var reference = await site.PlanAtAsync(PlanStatus.MoreInformation);
        var first = await site.SignInAsync(Cast.CaseManager);
        var second = await site.SignInAsync(Cast.CaseManager);
        await first.OpenAsync($"/requests/{reference}/practitioner");
        await second.OpenAsync($"/requests/{reference}/practitioner");
        await first.Choose("Contract (optional)", "Honorary").Type("Why do you amend the request?", "Put right").PressAsync("Amend the request");
        await second.Choose("Contract (optional)", "Locum").Type("Why do you amend the request?", "Put right").PressAsync("Amend the request");
        Assert.Contains("Their answer Honorary", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_there_only_for_those_who_take_part_in_it()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Submitted);
        string[] pages = ["", "/practitioner", "/submit", "/allocate", "/taking-part"];
        foreach (var person in new[] { Cast.Colleague, Cast.OtherCaseManager, Cast.MrG, Cast.Supervisor, Cast.SystemAdministrator })
        {
            var screen = await site.SignInAsync(person);
            foreach (var page in pages)
                Assert.Equal(HttpStatusCode.NotFound, (await screen.OpenAsync($"/requests/{reference}{page}")).Status);
        }

        var running = await site.PlanAtAsync(PlanStatus.InDelivery);
        Assert.Equal(HttpStatusCode.OK, (await (await site.SignInAsync(Cast.MrG)).OpenAsync($"/requests/{running}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await site.SignInAsync(Cast.Adviser)).OpenAsync($"/requests/{running}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignInAsync(Cast.Supervisor)).OpenAsync($"/requests/{running}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignInAsync(Cast.SecondReader)).OpenAsync($"/requests/{running}")).Status);
    }

    [Fact]
    public async Task An_adviser_allocates_a_colleague_and_is_led_to_triage_even_when_pressed_twice()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Submitted);
        var screen = await site.SignInAsync(Cast.Adviser);
        await screen.OpenAsync($"/requests/{reference}");
        await screen.ClickAsync("Allocate a key contact");
        screen.Choose("Who takes this request on?", "Dr Rowan Price").Choose("Did they raise or investigate the concern?", "No");
        var (address, fields) = screen.Filled("Allocate");
        await screen.PostAsync(address, fields);
        Assert.Equal(("/triage", HttpStatusCode.OK), (screen.Address, screen.Status));
        Assert.Contains("A key contact has been allocated", screen.Confirmation, StringComparison.Ordinal);
        await screen.PostAsync(address, fields);
        Assert.Equal(("/triage", HttpStatusCode.OK), (screen.Address, screen.Status));
        Assert.Equal(HttpStatusCode.NotFound, (await screen.OpenAsync($"/requests/{reference}")).Status);
        Assert.Equal(1, await site.AskAsync(db => db.Entries.CountAsync(e => e.Act == Act.Allocate && db.Plans.Any(p => p.Id == e.SubjectId && p.Reference == reference))));
    }

    [Fact]
    public async Task The_practitioner_reads_what_a_plan_is_and_answers()
    {
        var reference = await site.PlanAtAsync(PlanStatus.PractitionerAsked);
        var screen = await site.SignInAsync(Cast.MrG);
        await screen.OpenAsync($"/requests/{reference}");
        Assert.Equal("Read what a plan is", Screen.Words(screen.Page.QuerySelector(".hr-next .govuk-button")));
        await screen.OpenAsync($"/requests/{reference}/taking-part");
        Assert.Equal($"/requests/{reference}", screen.Address);
        Assert.Contains("Read what a plan is first. Then you can answer", screen.Text, StringComparison.Ordinal);
        await screen.ClickAsync("Read what a plan is");
        foreach (var words in new[] { "It is not a sanction", "It is voluntary", "What happens if I say no", "Who reads what", "Take advice first", Cast.Adviser.Email })
            Assert.Contains(words, screen.Text, StringComparison.Ordinal);
        var (address, fields) = screen.Filled("I have read this");
        await screen.PostAsync(address, fields);
        await screen.PostAsync(address, fields);
        Assert.Equal(($"/requests/{reference}", HttpStatusCode.OK), (screen.Address, screen.Status));
        Assert.Contains("read on 1 September 2026", screen.Text, StringComparison.Ordinal);
        Assert.Equal(1, await site.AskAsync(db => db.Entries.CountAsync(e => e.Act == Act.ReadExplanation && db.Plans.Any(p => p.Id == e.SubjectId && p.Reference == reference))));
        await screen.ClickAsync("Say whether you take part");
        await screen.PressAsync("Send my answer");
        Assert.Equal("Select yes, no or I need time", Assert.Single(screen.Errors));
        await screen.Choose("Your answer", "I need time").Type("When do you expect to answer?", "30 2 2026").PressAsync("Send my answer");
        Assert.Equal("The date by which you expect to answer must be a real date", Assert.Single(screen.Errors));
        await screen.Choose("Your answer", "I need time").Type("When do you expect to answer?", "1 10 2026").PressAsync("Send my answer");
        Assert.Contains("Thursday 1 October 2026", screen.Text, StringComparison.Ordinal);
        Assert.Contains("I need time By 1 October 2026", screen.Text, StringComparison.Ordinal);
        await screen.ClickAsync("Say whether you take part");
        await screen.Choose("Your answer", "Yes, I take part").Type("When do you expect to answer?", "1 10 2026").PressAsync("Send my answer");
        Assert.Equal("You said yes, and also by when you expect to answer. Change one of the two", Assert.Single(screen.Errors));
        screen.Type("When do you expect to answer?", "");
        await screen.Choose("Your answer", "No, I do not take part").Type("Anything you want to say (optional)", Odd).PressAsync("Send my answer");
        Assert.Contains(Odd, screen.Text, StringComparison.Ordinal);
        Assert.Equal(PlanStatus.PractitionerAsked, await site.StatusAsync(reference));
        await screen.ClickAsync("Say whether you take part");
        await screen.Choose("Your answer", "Yes, I take part").PressAsync("Send my answer");
        Assert.Equal(PlanStatus.Considering, await site.StatusAsync(reference));
        await screen.OpenAsync($"/requests/{reference}/taking-part");
        Assert.Equal($"/requests/{reference}", screen.Address);
    }

    [Fact]
    public async Task The_page_says_whose_move_it_is_and_offers_that_move_first()
    {
        (PlanStatus Status, Person Reader, string Mover, string Button)[] moves =
        [
            (PlanStatus.Submitted, Cast.Adviser, "You", "Allocate a key contact"),
            (PlanStatus.MoreInformation, Cast.CaseManager, "You", "Answer the question"),
            (PlanStatus.Considering, Cast.Adviser, "You", "Accept the request"),
            (PlanStatus.Considering, Cast.MrG, "Key contact", ""),
            (PlanStatus.PractitionerAsked, Cast.CaseManager, "Practitioner", ""),
            (PlanStatus.PractitionerAsked, Cast.MrG, "You", "Read what a plan is"),
        ];
        foreach (var (status, reader, mover, button) in moves)
        {
            var screen = await site.SignInAsync(reader);
            await screen.OpenAsync($"/requests/{await site.PlanAtAsync(status)}");
            Assert.Equal(mover, Screen.Words(screen.Page.QuerySelectorAll("dt").Single(t => Screen.Words(t) == "Next move").NextElementSibling));
            Assert.Equal(button, Screen.Words(screen.Page.QuerySelector(".hr-next .govuk-button")));
        }
    }

    [Fact]
    public async Task A_question_is_answered_after_the_request_has_been_changed()
    {
        var reference = await site.PlanAtAsync(PlanStatus.MoreInformation);
        var screen = await site.SignInAsync(Cast.CaseManager);
        await screen.OpenAsync($"/requests/{reference}");
        Assert.Contains("How many operating sessions a week", screen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(screen.Page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"/requests/{reference}/responsible");
        await screen.OpenAsync($"/requests/{reference}/responsible");
        Assert.Equal($"/requests/{reference}", screen.Address);
        await screen.OpenAsync($"/requests/{reference}/practitioner");
        await screen.Type("Registration number", "7012346").Type("Why do you amend the request?", "A slip").PressAsync("Amend the request");
        Assert.Contains("The registration number cannot change", Assert.Single(screen.Errors), StringComparison.Ordinal);
        await screen.OpenAsync($"/requests/{reference}");
        await screen.ClickAsync("Answer the question");
        await screen.Type("Your answer", "Three a week").PressAsync("Answer the question");
        Assert.Equal(PlanStatus.PractitionerAsked, await site.StatusAsync(reference));
    }

    [Theory]
    [InlineData(PlanStatus.Declined, "Request declined", "A local induction would serve better here")]
    [InlineData(PlanStatus.Withdrawn, "Request withdrawn", "A plan is no longer needed")]
    public async Task A_request_that_has_ended_says_why_and_offers_nothing_to_do(PlanStatus status, string words, string reason)
    {
        var reference = await site.PlanAtAsync(status);
        var screen = await site.SignInAsync(Cast.CaseManager);
        await screen.OpenAsync($"/plans/{reference}");
        Assert.Equal($"/requests/{reference}", screen.Address);
        Assert.Contains(words, screen.Text, StringComparison.Ordinal);
        Assert.Contains(reason, screen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("What else you can do", screen.Text, StringComparison.Ordinal);
        Assert.Empty(screen.Page.QuerySelectorAll("main .govuk-button"));
    }

    [Fact]
    public async Task An_accepted_request_stays_readable_and_leads_to_the_plan()
    {
        var reference = await site.PlanAtAsync(PlanStatus.FrameworkDrafting);
        var screen = await site.SignInAsync(Cast.CaseManager);
        await screen.OpenAsync($"/requests/{reference}");
        Assert.Contains("Request accepted", screen.Text, StringComparison.Ordinal);
        await screen.ClickAsync("Open the plan");
        Assert.Equal($"/plans/{reference}", screen.Address);
    }

    private static async Task<string> BeginAsync(Screen screen)
    {
        await screen.OpenAsync("/requests/new");
        await screen.PressAsync("Start a request");
        Assert.Equal(HttpStatusCode.OK, screen.Status);
        return screen.Address["/requests/".Length..];
    }

    private static async Task WriteAsync(Screen screen, string reference, string number, string family)
    {
        await screen.OpenAsync($"/requests/{reference}/practitioner");
        await screen.Type("Given name", "Ruth").Type("Family name", family).Type("Email address", "ruth@rhs.example.nhs.uk")
            .Choose("Profession", "Doctor").Choose("Regulator", "General Medical Council (GMC)").Type("Registration number", number)
            .Choose("Main specialty", "General Surgery").Choose("Grade", "Consultant").PressAsync("Save");
        Assert.Empty(screen.Errors);
        await screen.OpenAsync($"/requests/{reference}/reasons");
        await screen.Choose("Type of plan", "Remediation: to address concerns about practice or behaviour")
            .Choose("What has led to the request?", "The organisation has completed its own assessment")
            .Type("Summary of the concerns", Odd).PressAsync("Save");
        Assert.Empty(screen.Errors);
        await screen.OpenAsync($"/requests/{reference}/absence");
        await screen.Choose("Has the practitioner been away from practice, or is their practice restricted?", "No").PressAsync("Save");
        await screen.OpenAsync($"/requests/{reference}/restrictions");
        await screen.Choose("Is the practitioner’s practice restricted, or was it until lately?", "No").PressAsync("Save");
        await screen.OpenAsync($"/requests/{reference}/workplaces");
        await screen.Type("Name of the workplace", "Harbourside General Hospital").PressAsync("Save");
        await screen.OpenAsync($"/requests/{reference}/post");
        await screen.Type("What does the service need from the post?", "One in six on call").PressAsync("Save");
        await screen.OpenAsync($"/requests/{reference}/responsible");
        await screen.Choose("Case manager", Chosen(Cast.CaseManager)).Choose("Accountable person", Chosen(Cast.AccountablePerson))
            .Choose("In which office does the accountable person decide?", "Responsible officer").Choose("In which office does the deputy decide?", "Named by the organisation for this practitioner")
            .Choose("Deputy accountable person", Chosen(Cast.DeputyAccountablePerson)).Choose(RaisedByCaseManager, "No").Choose(RaisedByAccountable, "No").Choose(RaisedByDeputy, "No").PressAsync("Save");
        Assert.Empty(screen.Errors);
        await screen.OpenAsync($"/requests/{reference}/readiness");
        await screen.Choose("Have you told the practitioner about the request?", "Yes")
            .Choose("Can the organisation find the time, the money and the cover that a plan needs?", "Yes")
            .Choose("Where does occupational health advice stand?", "Not needed").Choose("Is the regulator involved?", "None").PressAsync("Save");
        Assert.Empty(screen.Errors);
    }

    private const string RaisedByCaseManager = "Did the case manager raise or investigate the concern?", RaisedByAccountable = "Did the accountable person raise or investigate the concern?", RaisedByDeputy = "Did the deputy raise or investigate the concern?";

    private static string Chosen(Person person) => $"{person.Name}, {person.Position}";

    private Task<Guid?> PractitionerOfAsync(string reference) => site.AskAsync(db => db.Plans.Where(p => p.Reference == reference).Select(p => p.PractitionerId).SingleAsync());
}
