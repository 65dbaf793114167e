using Handrail.Domain.Plans;
using Microsoft.Extensions.Localization;

namespace Handrail.Web.Ui;

/// <summary>What somebody who was asked to supervise has answered, in words.</summary>
public static class Supervising
{
    public static string Said(this Assignment asked, IStringLocalizer<Wording> words) => asked.Answer switch
    {
        Answer.Declined => words["Has declined"],
        Answer.Withdrawn => words["Is no longer asked"],
        Answer.OnTerms when asked.ProposedHours > 0 => words["Would accept with {0} instead of {1}", Say.Count(asked.ProposedHours, words["hour a week"], words["hours a week"]), asked.HoursPerWeek],
        Answer.OnTerms => words["Would accept, and declares a conflict of interest"],
        Answer.Accepted when asked.To is { } to => words["Had accepted, and supervises until {0}", Say.Date(to)],
        Answer.Accepted => words["Has accepted"],
        _ => asked.To is null ? words["Has not answered yet"] : words["Did not answer"],
    };

    /// <summary>For which settings: by name, or all of them.</summary>
    public static string For(this Assignment asked, IStringLocalizer<Wording> words) => asked.Settings.Length == 0 ? words["all settings"] : asked.Settings.Replace("\n", "; ", StringComparison.Ordinal);
}
