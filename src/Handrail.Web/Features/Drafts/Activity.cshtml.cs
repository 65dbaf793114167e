using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Drafts;

public sealed class ActivityModel : PartPage<Activity, ActivityForm>
{
    public IEnumerable<Option> Kinds => Options(CodeLists.ActivityKinds);

    public IEnumerable<Option> Objectives => Draft.Objectives.Select(o => new Option(o.Id.ToString(), o.Title));

    public IEnumerable<Option> Owners => Options(CodeLists.Owners);

    public IEnumerable<Option> Frequencies => Options(CodeLists.Frequencies);

    public IEnumerable<Option> Payers => Options(CodeLists.WhoPays);

    public override string Heading => T[IsNew ? "Add an activity" : "Change the activity"];

    protected override string Noun => "Activity";

    protected override IReadOnlyList<Activity> In(PlanContent content) => content.Activities;

    protected override Activity Blank(Guid id) => new() { Id = id };

    protected override ActivityForm Fill(Activity part) => new()
    {
        Kind = part.Kind,
        Title = part.Title,
        Objectives = [.. part.Objectives.Select(id => id.ToString())],
        Owner = part.Owner,
        Frequency = part.Frequency,
        PlannedCount = Shown(part.PlannedCount),
        DueByMonth = Shown(part.DueByMonth),
        EvidenceNeeded = part.EvidenceNeeded,
        CostPence = Pounds(part.CostPence),
        WhoPays = part.WhoPays,
    };

    protected override Activity Typed(Activity started) => started with
    {
        Kind = Form.Kind ?? "",
        Title = Text.Clean(Form.Title),
        // What is not an id serves no objective, and the domain says so.
        Objectives = [.. Form.Objectives.Select(id => Guid.TryParse(id, out var known) ? known : Guid.Empty)],
        Owner = Form.Owner ?? "",
        Frequency = Form.Frequency ?? "",
        PlannedCount = Number(Form.PlannedCount),
        DueByMonth = Number(Form.DueByMonth),
        EvidenceNeeded = Text.Clean(Form.EvidenceNeeded),
        CostPence = Pence(Form.CostPence),
        WhoPays = Form.WhoPays ?? "",
    };

    protected override PlanContent With(PlanContent content, Activity part) => content.With(part);

    protected override IReadOnlyList<Outcome> FaultsOf(PlanContent content, Activity part, bool isFinished) => content.FaultsOf(part, isFinished);

    protected override string LabelOf(string field) => T[field switch
    {
        "Kind" => "Kind of activity",
        "Objectives" => "Which objectives does it serve?",
        "Owner" => "Who sees to it?",
        "Frequency" => "How often?",
        "PlannedCount" => "How many times in all?",
        "DueByMonth" => "In which month of the plan is it due?",
        "EvidenceNeeded" => "What shows that it was done?",
        "CostPence" => "What does it cost? (optional)",
        "WhoPays" => "Who pays?",
        _ => "Title",
    }];

    protected override string WordsOf(string field, string value) => field switch
    {
        "Kind" => Words(CodeLists.ActivityKinds, value),
        "Objectives" => string.Join(", ", value.Split('\n').Select(id => Draft.Objectives.FirstOrDefault(o => o.Id.ToString() == id)?.Title).Where(t => t is not null)),
        "Owner" => Words(CodeLists.Owners, value),
        "Frequency" => Words(CodeLists.Frequencies, value),
        "CostPence" => "£" + (int.TryParse(value, CultureInfo.InvariantCulture, out var pence) && pence > 0 ? Pounds(pence) : "0"),
        "WhoPays" => Words(CodeLists.WhoPays, value),
        _ => value,
    };

    private static string Pounds(int pence) => pence == 0 ? "" : (pence / 100m).ToString(pence % 100 == 0 ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);

    private static int Pence(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(c => char.IsAsciiDigit(c) || c == '.'));
        // An amount beyond any plan is left to the domain to refuse.
        return digits.Length == 0 ? 0 : decimal.TryParse(digits, CultureInfo.InvariantCulture, out var pounds) ? (int)Math.Min(pounds * 100, int.MaxValue) : 0;
    }
}

public sealed class ActivityForm
{
    [Required(ErrorMessage = "Select the kind of activity")]
    public string? Kind { get; set; }

    [Required(ErrorMessage = "Enter a title for the activity")]
    public string? Title { get; set; }

    [MinLength(1, ErrorMessage = "Select the objective that this activity serves")]
    public string[] Objectives { get; set; } = [];

    [Required(ErrorMessage = "Select who sees to the activity")]
    public string? Owner { get; set; }

    [Required(ErrorMessage = "Select how often it happens")]
    public string? Frequency { get; set; }

    [Required(ErrorMessage = "Enter how many times it happens in all")]
    [RegularExpression(@"\s*[0-9]{1,9}\s*", ErrorMessage = "How many times must be a whole number, like 6")]
    public string? PlannedCount { get; set; }

    [Required(ErrorMessage = "Enter the month of the plan in which it is due")]
    [RegularExpression(@"\s*[0-9]{1,9}\s*", ErrorMessage = "The month must be a whole number, like 3")]
    public string? DueByMonth { get; set; }

    public string? EvidenceNeeded { get; set; }

    [RegularExpression(@"\s*£?\s*[0-9][0-9,]{0,11}(\.[0-9]{2})?\s*", ErrorMessage = "The cost must be an amount in pounds, like 1,200 or 49.50")]
    public string? CostPence { get; set; }

    [Required(ErrorMessage = "Select who pays")]
    public string? WhoPays { get; set; }
}
