using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Drafts;

public sealed class ObjectiveModel : PartPage<Objective, ObjectiveForm>
{
    public IEnumerable<Option> Areas => Options(CodeLists.ObjectiveAreas);

    public override string Heading => T[IsNew ? "Add an objective" : "Change the objective"];

    protected override string Noun => "Objective";

    protected override IReadOnlyList<Objective> In(PlanContent content) => content.Objectives;

    protected override Objective Blank(Guid id) => new() { Id = id };

    protected override ObjectiveForm Fill(Objective part) => new()
    {
        Title = part.Title,
        Areas = [.. part.Areas],
        Description = part.Description,
        WithinMonths = Shown(part.WithinMonths),
        SuccessMeasures = string.Join('\n', part.SuccessMeasures),
        EvidenceExpected = part.EvidenceExpected,
    };

    protected override Objective Typed(Objective started) => started with
    {
        Title = Text.Clean(Form.Title),
        Areas = [.. Form.Areas],
        Description = Text.Clean(Form.Description),
        WithinMonths = Number(Form.WithinMonths),
        SuccessMeasures = [.. Text.Lines(Form.SuccessMeasures)],
        EvidenceExpected = Text.Clean(Form.EvidenceExpected),
    };

    protected override PlanContent With(PlanContent content, Objective part) => content.With(part);

    protected override IReadOnlyList<Outcome> FaultsOf(PlanContent content, Objective part, bool isFinished) => content.FaultsOf(part, isFinished);

    protected override string LabelOf(string field) => T[field switch
    {
        "Areas" => "What is it about?",
        "Description" => "Description (optional)",
        "WithinMonths" => "Within how many months is it to be achieved?",
        "SuccessMeasures" => "How is success measured?",
        "EvidenceExpected" => "What evidence is expected?",
        _ => "Title",
    }];

    protected override string WordsOf(string field, string value) => field == "Areas" ? Words(CodeLists.ObjectiveAreas, value) : value;
}

public sealed class ObjectiveForm
{
    [Required(ErrorMessage = "Enter a title for the objective")]
    public string? Title { get; set; }

    [MinLength(1, ErrorMessage = "Select at least one area that the objective is about")]
    public string[] Areas { get; set; } = [];

    public string? Description { get; set; }

    [Required(ErrorMessage = "Enter the number of months within which the objective is to be achieved")]
    [RegularExpression(@"\s*[0-9]{1,9}\s*", ErrorMessage = "The number of months must be a whole number, like 6")]
    public string? WithinMonths { get; set; }

    public string? SuccessMeasures { get; set; }

    public string? EvidenceExpected { get; set; }
}
