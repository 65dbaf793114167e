using Handrail.Domain.Plans;

namespace Handrail.Web.Ui;

/// <summary>Where each act has its page. Acts that ask for grounds alone share one.</summary>
public static class ActLinks
{
    public static string Href(this Plan plan, Act act)
    {
        var words = Lifecycle.WordsOf(act);
        return act switch
        {
            Act.EditRequest or Act.AmendRequest => $"/requests/{plan.Reference}",
            Act.Reassign => $"/triage/{plan.Reference}",
            Act.SubmitRequest or Act.Allocate or Act.AskForMore or Act.ReadExplanation or Act.AnswerTakingPart
                or Act.AddDocument or Act.DecideDocument or Act.ReplaceDocument or Act.RemoveDocument => $"/requests/{plan.Reference}/{words.Address}",
            _ when words.Asks is not null => $"/plans/{plan.Reference}/do/{words.Address}",
            _ => $"/plans/{plan.Reference}/{words.Address}",
        };
    }
}
