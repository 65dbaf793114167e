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

    /// <summary>What an act is called on this plan: a plan in force is not signed again, but what would change in it.</summary>
    public static string WordsOf(this Plan plan, Act act) =>
        act == Act.Sign && plan.IsExtensionOffered ? "Sign the extension" : WordsOf(act, plan.Status);

    /// <summary>The same where no more is known of the plan than where it stands.</summary>
    public static string WordsOf(Act act, PlanStatus status) =>
        act == Act.Sign && status == PlanStatus.Amending ? "Sign the change to the plan" : Lifecycle.WordsOf(act).Words;

    /// <summary>What people are asked on this plan: the question, where the act is one of several answers to it.</summary>
    public static string QuestionOf(this Plan plan, Act act) => Lifecycle.WordsOf(act).Question ?? plan.WordsOf(act);

    /// <summary>The same where no more is known of the plan than where it stands.</summary>
    public static string QuestionOf(Act act, PlanStatus status) => Lifecycle.WordsOf(act).Question ?? WordsOf(act, status);

    /// <summary>The very version that both sides are asked to sign; the plan's own page shows the one in force.</summary>
    public static string HrefForSignature(this Plan plan) => FormattableString.Invariant($"/plans/{plan.Reference}/content?version={plan.SharedVersion}");

    /// <summary>What signing an amendment would change in the plan in force.</summary>
    public static string HrefOfChanges(this Plan plan) => FormattableString.Invariant($"/plans/{plan.Reference}/compare?from={plan.AgreedVersion}&to={plan.SharedVersion}");
}
