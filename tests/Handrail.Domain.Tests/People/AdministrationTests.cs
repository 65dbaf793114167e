using Handrail.Domain.People;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.People;

/// <summary>Organisations, accounts and rights: who gives what to whom, and that each of it is a line of the log.</summary>
public sealed class AdministrationTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);
    private static readonly Moment Now = new(Today.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), Today);
    private static readonly DateOnly Before = new(2025, 1, 1);

    private readonly Organisation service = Place("NHSR1", isService: true), trust = Place("RHS"), other = Place("RWX");
    private readonly Person jo, farida, ewan, laura, asha;

    public AdministrationTests()
    {
        jo = Who(service, "Jo", Duties.SystemAdministrator);
        asha = Who(service, "Asha", Duties.Adviser);
        farida = Who(trust, "Farida", Duties.PlanUsers);
        ewan = Who(trust, "Ewan", Duties.PlanUsers | Duties.ChecksUsers);
        laura = Who(trust, "Laura", Duties.TakePart);
    }

    private static Organisation Place(string code, bool isService = false) =>
        new() { Id = Ids.New(), OdsCode = code, Name = "Place " + code, Type = "nhs-trust", Sector = "secondary", Country = "england", IsService = isService, EmailDomains = $"{code.ToLowerInvariant()}.nhs.uk" };

    private static Person Who(Organisation at, string given, Duties rights) =>
        new Person { Id = Ids.New(), OrganisationId = at.Id, GivenName = given, FamilyName = "Test", Email = $"{given.ToLowerInvariant()}@{at.Domains.First()}" }.With(rights, Before);

    private static Administration By(Person person) => new(person.AsActor(Today), Now);

    private Outcome Give(Person by, Person to, string post, string reason = "New in the post.", int administrators = 1) =>
        By(by).Give(to, trust, Post.Find(post), reason, Duties.PlanUsers | Duties.ChecksUsers, administrators);

    [Fact]
    public void Nobody_gives_ends_or_confirms_anything_of_their_own()
    {
        Expect.Refused("administration.self", "", Give(farida, farida, "asks"));
        Expect.Refused("administration.self", "", By(farida).End(farida, trust, Duties.PlanUsers, Duties.PlanUsers, 2));
        Expect.Refused("administration.self", "", By(farida).EndAccount(farida, trust, false, 2));
        Expect.Refused("administration.self", "", By(farida).Confirm(farida, trust));
        Assert.Equal(Duties.PlanUsers, farida.DutiesOn(Today));
    }

    [Fact]
    public void A_local_administrator_gives_plan_rights_and_no_others()
    {
        Expect.Done(Give(farida, laura, "asks"));
        Assert.True(laura.DutiesOn(Today).HasFlag(Duties.RequestPlans));
        foreach (var post in new[] { "checks", "checks-users", "adviser", "second-reader", "research", "privacy", "system" })
            Expect.Refused("administration.right", "", Give(farida, laura, post));
        Expect.Refused("administration.right", "", Give(laura, ewan, "asks"));
    }

    [Fact]
    public void Administering_Checks_users_is_a_right_of_its_own()
    {
        var checks = Who(trust, "Chidi", Duties.ChecksUsers);
        Expect.Done(Give(checks, laura, "checks"));
        Expect.Refused("administration.right", "", Give(checks, laura, "asks"));
        Expect.Refused("administration.right", "", By(checks).EndAccount(laura, trust, false, 1));
        Expect.Done(By(checks).End(laura, trust, Duties.Checks, Duties.ChecksUsers, 1));
    }

    [Fact]
    public void Each_right_that_is_given_says_by_whom_why_and_from_when_and_is_a_line_of_the_log()
    {
        var by = By(farida);
        Expect.Done(by.Give(laura, trust, Post.Find("asks"), "Covers for Helen.", Duties.PlanUsers, 1));
        var given = laura.Memberships.Single(m => m.Right == Duties.RequestPlans);
        Assert.Equal((farida.Id, "Covers for Helen.", Today, Today), (given.GrantedBy, given.Reason, given.From, given.ReviewedOn));
        var line = Assert.Single(by.Entries);
        Assert.Equal((Deed.GiveRight, farida.Id, laura.Id, trust.Id), (line.Deed, line.ActorId, line.PersonId, line.OrganisationId));
        Expect.Refused("give.held", "Post", Give(farida, laura, "asks"));
        Expect.Refused("give.reason", "Reason", Give(farida, laura, "plan-users", ""));
        Expect.Refused("give.post", "Post", Give(farida, laura, "nonsense"));
        Expect.Refused("text.long", "Reason", Give(farida, laura, "plan-users", new string('a', Limits.Line + 1)));
    }

    [Fact]
    public void There_are_an_administrator_and_a_deputy_and_no_third_and_the_last_is_not_ended()
    {
        Expect.Refused("give.administrators", "Post", Give(farida, laura, "plan-users", administrators: 2));
        Expect.Done(Give(farida, laura, "plan-users", administrators: 1));
        Expect.Done(By(farida).End(ewan, trust, Duties.PlanUsers, Duties.PlanUsers, 2));
        Expect.Refused("end.last", "", By(jo).End(laura, trust, Duties.PlanUsers, Duties.None, 1));
        Expect.Refused("end.last", "", By(farida).EndAccount(laura, trust, false, 1));
    }

    [Fact]
    public void A_right_ends_at_once_and_with_the_last_of_them_the_account()
    {
        Expect.Done(By(farida).End(laura, trust, Duties.TakePart, Duties.PlanUsers, 2));
        Assert.False(laura.IsHereOn(Today));
        Assert.Equal(Today, laura.LeftOn);
        Expect.Refused("end.gone", "", By(farida).End(laura, trust, Duties.TakePart, Duties.PlanUsers, 2));
        Expect.Done(Give(farida, laura, "take-part"));
        Assert.True(laura.IsHereOn(Today));
        Assert.Null(laura.LeftOn);
    }

    [Fact]
    public void Whoever_leaves_keeps_reading_their_own_plan_and_nothing_else()
    {
        Expect.Done(By(farida).EndAccount(laura, trust, hasOwnPlan: true, 2));
        Assert.Equal((Duties.OwnPlan, Today), (laura.DutiesOn(Today), laura.LeftOn));
        Assert.True(laura.IsHereOn(Today.AddYears(9)));
        Expect.Refused("end.gone", "", By(farida).EndAccount(laura, trust, true, 2));
        Expect.Refused("end.gone", "", By(farida).End(laura, trust, Duties.OwnPlan, Duties.PlanUsers, 2));
    }

    [Fact]
    public void Nobody_sees_to_the_people_of_another_organisation()
    {
        var stranger = Who(other, "Stranger", Duties.TakePart);
        Expect.Refused("give.elsewhere", "", Give(farida, stranger, "asks"));
        Expect.Refused("administration.right", "", By(farida).EndAccount(stranger, other, false, 2));
        Expect.Refused("administration.right", "", By(farida).Confirm(stranger, other));
        Expect.Refused("administration.right", "", By(farida).Give(stranger, other, Post.Find("asks"), "Why not.", Duties.PlanUsers, 1));
    }

    [Fact]
    public void Whoever_administers_the_system_never_comes_to_see_plans_nor_the_other_way_round()
    {
        Expect.Refused("administration.outside", "", By(jo).Give(asha, service, Post.Find("system"), "Second one.", Duties.None, 0));
        var second = Who(service, "Kim", Duties.SystemAdministrator);
        Expect.Refused("administration.outside", "", By(jo).Give(second, service, Post.Find("adviser"), "Helps out.", Duties.None, 0));
        Expect.Done(By(jo).Give(Who(service, "Lee", Duties.Research), service, Post.Find("adviser"), "New adviser.", Duties.None, 0));
        Assert.Equal(Duties.PlanUsers | Duties.ChecksUsers, Administration.MayGive(jo.AsActor(Today), trust, Duties.None));
        Assert.Equal(Duties.None, Administration.MayGive(jo.AsActor(Today), trust, Duties.PlanUsers | Duties.ChecksUsers));
    }

    [Fact]
    public void What_nobody_confirms_lapses_after_a_year_and_a_month_and_what_is_confirmed_goes_on()
    {
        Expect.Done(Give(farida, laura, "asks"));
        var last = Today.AddDays(Membership.LapsesAfterDays - 1);
        Assert.True(laura.DutiesOn(last).HasFlag(Duties.RequestPlans));
        Assert.False(laura.DutiesOn(last.AddDays(1)).HasFlag(Duties.RequestPlans));
        Expect.Done(new Administration(farida.AsActor(Today), new Moment(Now.At, last)).Confirm(laura, trust));
        Assert.True(laura.DutiesOn(last.AddYears(1)).HasFlag(Duties.RequestPlans));
    }

    [Fact]
    public void Whoever_confirms_the_rest_does_not_bring_back_what_has_lapsed()
    {
        Expect.Done(new Administration(farida.AsActor(Today), new Moment(Now.At, Today.AddMonths(-6))).Give(laura, trust, Post.Find("asks"), "Stands in.", Duties.None, 1));
        var day = Today.AddMonths(-6).AddDays(Membership.LapsesAfterDays);
        Assert.Equal(Duties.TakePart, laura.DutiesOn(day));
        Expect.Done(new Administration(farida.AsActor(Today), new Moment(Now.At, day)).Confirm(laura, trust));
        Assert.Equal(Duties.TakePart, laura.DutiesOn(day));
    }

    [Fact]
    public void Administrators_confirm_each_other_and_the_service_confirms_where_there_is_but_one()
    {
        Expect.Done(By(farida).Confirm(ewan, trust));
        Assert.Equal(Today, ewan.Memberships.Single(m => m.Right == Duties.PlanUsers).ReviewedOn);
        // What Farida could not give she does not confirm.
        Assert.Null(ewan.Memberships.Single(m => m.Right == Duties.ChecksUsers).ReviewedOn);
        Expect.Done(By(jo).Confirm(farida, trust));
        Expect.Refused("administration.right", "", By(jo).Confirm(laura, trust));
    }

    [Fact]
    public void An_organisation_is_added_with_a_code_of_the_right_shape_that_nobody_else_has()
    {
        var typed = new OrganisationItems("V03462", "Larch Lane Dental", "dental-practice", "primary", "england", "larchlane.nhs.uk");
        Assert.Equal("administration.right", By(farida).Add(typed, null).Outcome.Key);
        foreach (var (wrong, key, field) in new[]
        {
            (typed with { OdsCode = "" }, "organisation.code", "OdsCode"),
            (typed with { OdsCode = "V0346-2" }, "organisation.code-shape", "OdsCode"),
            (typed with { OdsCode = "V034623456" }, "organisation.code-shape", "OdsCode"),
            (typed with { OdsCode = "v03462" }, "organisation.code-shape", "OdsCode"),
            (typed with { Name = "" }, "organisation.name", "Name"),
            (typed with { Name = "One\nTwo" }, "text.long", "Name"),
            (typed with { Type = "castle" }, "organisation.type", "Type"),
            (typed with { Sector = "" }, "organisation.sector", "Sector"),
            (typed with { Country = "narnia" }, "organisation.country", "Country"),
            (typed with { EmailDomains = "" }, "organisation.domains", "EmailDomains"),
            (typed with { EmailDomains = "larchlane.nhs.uk\nnot a domain" }, "organisation.domain-shape", "EmailDomains"),
        })
        {
            var (outcome, none) = By(jo).Add(wrong, null);
            Expect.Refused(key, field, outcome);
            Assert.Null(none);
        }

        Expect.Refused("organisation.code-taken", "OdsCode", By(jo).Add(typed, trust).Outcome);
        Assert.Equal(5, By(jo).Add(new("", "", "", "", "", ""), null).Outcome.More.Count);
        var (done, organisation) = By(jo).Add(typed with { EmailDomains = "@LarchLane.nhs.uk\n\nlarchlane.nhs.uk" }, null);
        Expect.Done(done);
        Assert.Equal(("V03462", "larchlane.nhs.uk"), (organisation!.OdsCode, organisation.EmailDomains));
    }

    [Fact]
    public void A_name_and_code_change_from_today_and_the_ones_before_stay_with_their_days()
    {
        Expect.Refused("organisation.same", "Name", By(jo).Rename(trust, trust.OdsCode, trust.Name, trust));
        Expect.Refused("organisation.code-taken", "OdsCode", By(jo).Rename(trust, other.OdsCode, "New name", other));
        Expect.Done(By(jo).Rename(trust, "RH1", "New name", null));
        Expect.Done(new Administration(jo.AsActor(Today), new Moment(Now.At, Today.AddDays(9))).Rename(trust, "RH2", "Newer name", null));
        Assert.Equal([("RHS", (DateOnly?)null, Today), ("RH1", Today, Today.AddDays(9))], trust.Names.Select(n => (n.OdsCode, n.From, n.To)));
    }

    [Fact]
    public void People_go_with_their_organisation_when_it_becomes_part_of_another_but_administrators_administer_nothing_there()
    {
        Expect.Done(By(jo).Merge(trust, other, [farida, ewan, laura], []));
        Assert.Equal((Today, other.Id), (trust.ClosedOn!.Value, trust.MergedInto!.Value));
        Assert.Equal((other.Id, Duties.TakePart), (laura.OrganisationId, laura.DutiesOn(Today)));
        Assert.Equal((other.Id, Duties.None), (farida.OrganisationId, farida.DutiesOn(Today)));
        Expect.Refused("organisation.closed", "", By(jo).Merge(trust, other, [], []));
        Expect.Refused("organisation.closed", "", By(jo).Rename(trust, "RH1", "New", null));
        Expect.Refused("merge.into", "Into", By(jo).Merge(other, trust, [], []));
        Expect.Refused("merge.into", "Into", By(jo).Merge(other, other, [], []));
        Expect.Refused("merge.service", "", By(jo).Merge(service, other, [], []));
        var third = Place("RZZ");
        Expect.Done(By(jo).Merge(other, third, [laura], [trust]));
        Assert.Equal(third.Id, trust.MergedInto);
    }

    [Fact]
    public void Joining_asks_for_the_five_items_and_names_everything_that_is_wrong_at_once()
    {
        var (outcome, none) = JoinRequest.Of(new("", "", "", "", "", "", ""), null, Today);
        Assert.Null(none);
        Assert.Equal(["GivenName", "FamilyName", "Position", "Organisation", "OdsCode", "Email", "Telephone"], outcome.More.Prepend(outcome).Select(o => o.Field));
        foreach (var fault in outcome.More.Prepend(outcome)) Expect.Plain(fault.Sentence);
    }

    [Theory]
    [InlineData("ann@rhs.nhs.uk", "")]
    [InlineData("ann@theatre.rhs.nhs.uk", "")]
    [InlineData("ann@evilrhs.nhs.uk", "join.domain")]
    [InlineData("ann@rhs.nhs.uk.example.com", "join.domain")]
    [InlineData("ann@gmail.com", "join.domain")]
    [InlineData("ann", "join.email-shape")]
    [InlineData("ann@rhs.nhs.uk, bob@rhs.nhs.uk", "join.email-shape")]
    [InlineData("ann@rhs.nhs.uk\nbcc: bob@rhs.nhs.uk", "join.email-shape")]
    [InlineData("<ann@rhs.nhs.uk>", "join.email-shape")]
    public void An_address_is_one_address_of_the_organisation(string email, string key) => Assert.Equal(key, Asking(email).Outcome.Key);

    [Theory]
    [InlineData("01632 960 001", true)]
    [InlineData("+44 (0)808 157-0192 x 12", true)]
    [InlineData("12345", false)]
    [InlineData("ring me", false)]
    [InlineData("01632 960 001; drop", false)]
    public void A_telephone_number_looks_like_one(string telephone, bool isOne) =>
        Assert.Equal(isOne, JoinRequest.Of(new("Ann", "Test", "Director", "Place", "RHS", "ann@rhs.nhs.uk", telephone), trust, Today).Request is not null);

    private (Outcome Outcome, JoinRequest? Request) Asking(string email = "ann@rhs.nhs.uk") => JoinRequest.Of(new("Ann", "Test", "Director", "Place RHS", "RHS", email, "01632 960 001"), trust, Today);

    [Fact]
    public void The_service_approves_the_first_administrator_and_from_then_on_that_person_approves()
    {
        var first = Asking().Request!;
        Expect.Refused("administration.right", "", By(farida).Approve(first, trust, null, Duties.None).Outcome);
        var (done, ann) = By(jo).Approve(first, trust, null, Duties.None);
        Expect.Done(done);
        Assert.Equal((Duties.PlanUsers, "Ann Test", "01632 960 001"), (ann!.DutiesOn(Today), ann.Name, ann.Telephone));
        Expect.Refused("join.answered", "", By(jo).Approve(first, trust, null, Duties.None).Outcome);
        var second = Asking("ben@rhs.nhs.uk").Request!;
        Expect.Refused("administration.right", "", By(jo).Approve(second, trust, null, Duties.PlanUsers).Outcome);
        var (also, ben) = By(farida).Approve(second, trust, null, Duties.PlanUsers);
        Expect.Done(also);
        Assert.Equal(Duties.TakePart, ben!.DutiesOn(Today));
    }

    [Fact]
    public void A_mover_keeps_one_account_and_is_ended_where_they_were_first()
    {
        var mover = Who(other, "Ann", Duties.TakePart | Duties.RequestPlans | Duties.OwnPlan);
        var request = Asking().Request!;
        Expect.Refused("join.elsewhere", "", By(farida).Approve(request, trust, mover, Duties.PlanUsers).Outcome);
        var administrator = Who(other, "Otto", Duties.PlanUsers);
        Expect.Done(By(administrator).EndAccount(mover, other, true, 1));
        var (done, same) = By(farida).Approve(request, trust, mover, Duties.PlanUsers);
        Expect.Done(done);
        Assert.Same(mover, same);
        Assert.Equal((trust.Id, Duties.TakePart | Duties.OwnPlan, null), (mover.OrganisationId, mover.DutiesOn(Today), mover.LeftOn));
    }

    [Fact]
    public void Nobody_approves_an_unknown_organisation_a_foreign_address_or_themselves()
    {
        var request = Asking().Request!;
        Expect.Refused("join.organisation", "", By(jo).Approve(request, null, null, Duties.None).Outcome);
        Expect.Refused("join.domain-unknown", "", By(jo).Approve(request, other, null, Duties.None).Outcome);
        Expect.Refused("administration.self", "", By(farida).Approve(request, trust, farida, Duties.PlanUsers).Outcome);
        Expect.Refused("administration.outside", "", By(farida).Approve(request, trust, jo, Duties.PlanUsers).Outcome);
        Expect.Refused("join.why", "Why", By(farida).Decline(request, trust, Duties.PlanUsers, ""));
        Expect.Refused("administration.right", "", By(laura).Decline(request, trust, Duties.PlanUsers, "Not ours."));
        Expect.Done(By(farida).Decline(request, trust, Duties.PlanUsers, "Not ours."));
        Assert.Equal((false, "Not ours."), (request.IsApproved, request.Answer));
    }

    private (Outcome Outcome, Person? Person) Inviting(Person by, Organisation at, string post, string email = "ann@rhs.nhs.uk", Person? known = null, Duties administered = Duties.PlanUsers, int administrators = 1) =>
        By(by).Invite(new("Ann", "Test", "Director", at.Name, at.OdsCode, email, "01632 960 001"), at, known, Post.Find(post), "New in the post.", administered, administrators);

    [Fact]
    public void Each_invites_whom_they_may_give_something_to_and_with_that()
    {
        var (done, ann) = Inviting(farida, trust, "asks");
        Expect.Done(done);
        Assert.Equal((trust.Id, Duties.TakePart | Duties.RequestPlans, "Ann Test", Today), (ann!.OrganisationId, ann.DutiesOn(Today), ann.Name, ann.Memberships.First().ReviewedOn));
        Expect.Refused("administration.right", "", Inviting(farida, trust, "adviser").Outcome);
        Expect.Refused("administration.right", "", Inviting(farida, other, "asks").Outcome);
        Expect.Refused("administration.right", "", Inviting(laura, trust, "take-part").Outcome);
        Expect.Refused("give.administrators", "Post", Inviting(farida, trust, "plan-users", administrators: 2).Outcome);
        // The service: an organisation's first administrator and nobody else's, and its own people.
        Expect.Done(Inviting(jo, trust, "plan-users", administered: Duties.None, administrators: 0).Outcome);
        Expect.Refused("administration.right", "", Inviting(jo, trust, "take-part", administered: Duties.None).Outcome);
        Expect.Refused("administration.right", "", Inviting(jo, trust, "plan-users").Outcome);
        Expect.Done(Inviting(jo, service, "second-reader", "ann@nhsr1.nhs.uk").Outcome);
    }

    [Fact]
    public void An_invitation_names_everything_that_is_wrong_at_once()
    {
        var (outcome, none) = By(farida).Invite(new("", "", "", trust.Name, trust.OdsCode, "", ""), trust, null, null, "", Duties.PlanUsers, 1);
        Assert.Null(none);
        Assert.Equal(["GivenName", "FamilyName", "Position", "Email", "Telephone", "Post", "Reason"], outcome.More.Prepend(outcome).Select(o => o.Field));
        foreach (var fault in outcome.More.Prepend(outcome)) Expect.Plain(fault.Sentence);
        Expect.Refused("join.domain", "Email", Inviting(farida, trust, "asks", "ann@gmail.com").Outcome);
    }

    [Fact]
    public void Nobody_invites_themselves_somebody_who_is_there_or_who_is_elsewhere_still()
    {
        Expect.Refused("invite.known", "Email", Inviting(farida, trust, "asks", known: laura).Outcome);
        Expect.Refused("invite.known", "Email", Inviting(farida, trust, "asks", known: farida).Outcome);
        Expect.Refused("administration.self", "", Inviting(jo, trust, "plan-users", known: jo, administered: Duties.None).Outcome);
        Expect.Refused("administration.outside", "", Inviting(farida, trust, "asks", known: jo).Outcome);
        Expect.Refused("join.elsewhere", "", Inviting(farida, trust, "asks", known: Who(other, "Ann", Duties.TakePart)).Outcome);
        // Whoever has nothing but a plan of their own can be invited, and keeps it.
        var practitioner = Who(trust, "Goran", Duties.OwnPlan);
        Expect.Done(Inviting(farida, trust, "take-part", known: practitioner).Outcome);
        Assert.Equal(Duties.TakePart | Duties.OwnPlan, practitioner.DutiesOn(Today));
    }

    [Fact]
    public void Another_invitation_is_sent_by_those_who_could_send_the_first()
    {
        Expect.Done(By(farida).InviteAgain(laura, trust, Duties.PlanUsers));
        Expect.Refused("administration.self", "", By(farida).InviteAgain(farida, trust, Duties.PlanUsers));
        Expect.Refused("administration.right", "", By(laura).InviteAgain(ewan, trust, Duties.PlanUsers));
        // The service sees to the administrators alone: their links run out too.
        Expect.Refused("administration.right", "", By(jo).InviteAgain(laura, trust, Duties.PlanUsers));
        Expect.Done(By(jo).InviteAgain(farida, trust, Duties.PlanUsers));
        Expect.Done(By(farida).End(laura, trust, Duties.TakePart, Duties.PlanUsers, 1));
        Expect.Refused("invite.ended", "", By(farida).InviteAgain(laura, trust, Duties.PlanUsers));
    }
}
