using Handrail.Domain.Plans;

namespace Handrail.Web.Ui;

/// <summary>The supervisor's report and the practitioner's accounts for one review, to be shown side by side.</summary>
/// <param name="Names">the names of those who wrote them</param>
/// <param name="Level">the level of the two headings</param>
public sealed record BothAccounts(ProgressReport? Report, IReadOnlyList<Account> Accounts, IReadOnlyList<Objective> Objectives, IReadOnlyDictionary<Guid, string> Names, int Level)
{
    /// <summary>For a report beside which nothing is to be shown, such as one that was returned.</summary>
    public bool ReportAlone { get; init; }
}
