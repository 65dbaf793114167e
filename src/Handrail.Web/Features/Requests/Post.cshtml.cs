using Handrail.Domain;
using Handrail.Domain.Requests;

namespace Handrail.Web.Features.Requests;

/// <summary>What the post must cover and where the work is done.</summary>
public sealed class PostModel : SectionPage<PostDetails, PostForm>
{
    public override string Section => "post";

    protected override PostDetails Of(RequestDetails request) => request.Post;

    protected override RequestDetails With(RequestDetails request, PostDetails part) => request with { Post = part };

    protected override PostForm Fill(PostDetails part) => new()
    {
        ServiceNeeds = part.ServiceNeeds,
        WorkEnvironment = part.WorkEnvironment,
        JobPlan = part.JobPlan,
        ProposedSupervisors = part.ProposedSupervisors,
    };

    protected override PostDetails Typed(PostDetails started) => started with
    {
        ServiceNeeds = Text.Clean(Form.ServiceNeeds),
        WorkEnvironment = Text.Clean(Form.WorkEnvironment),
        JobPlan = Text.Clean(Form.JobPlan),
        ProposedSupervisors = Text.Clean(Form.ProposedSupervisors),
    };
}

public sealed class PostForm
{
    public string? ServiceNeeds { get; set; }

    public string? WorkEnvironment { get; set; }

    public string? JobPlan { get; set; }

    public string? ProposedSupervisors { get; set; }
}
