using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Drafts;

/// <summary>One review point. Its number follows from its month.</summary>
public sealed class ReviewModel : PartPage<ReviewPoint, ReviewForm>
{
    public IEnumerable<Option> Types => Options(CodeLists.ReviewTypes);

    public IEnumerable<Option> Attendees => Options(CodeLists.ReviewAttendees);

    public override string Heading => T[IsNew ? "Add a review point" : "Change the review point"];

    protected override string Noun => "Review point";

    protected override IReadOnlyList<ReviewPoint> In(PlanContent content) => content.Reviews;

    protected override ReviewPoint Blank(Guid id) => new() { Id = id };

    protected override ReviewForm Fill(ReviewPoint part) => new() { Month = Shown(part.Month), Type = part.Type, Attendees = [.. part.Attendees] };

    protected override ReviewPoint Typed(ReviewPoint started) => started with { Month = Number(Form.Month), Type = Form.Type ?? "", Attendees = [.. Form.Attendees] };

    protected override PlanContent With(PlanContent content, ReviewPoint part) => content.With(part);

    protected override IReadOnlyList<Outcome> FaultsOf(PlanContent content, ReviewPoint part, bool isFinished) => content.FaultsOf(part, isFinished);

    protected override string LabelOf(string field) => T[field switch
    {
        "Type" => "Type of review",
        "Attendees" => "Who attends?",
        _ => "In which month of the plan is it?",
    }];

    protected override string WordsOf(string field, string value) => field switch
    {
        "Type" => Words(CodeLists.ReviewTypes, value),
        "Attendees" => Words(CodeLists.ReviewAttendees, value),
        _ => value,
    };
}

public sealed class ReviewForm
{
    [Required(ErrorMessage = "Enter the month of the plan in which the review is held")]
    [RegularExpression(@"\s*[0-9]{1,9}\s*", ErrorMessage = "The month must be a whole number, like 2")]
    public string? Month { get; set; }

    [Required(ErrorMessage = "Select the type of review")]
    public string? Type { get; set; }

    [MinLength(1, ErrorMessage = "Select who attends the review")]
    public string[] Attendees { get; set; } = [];
}
