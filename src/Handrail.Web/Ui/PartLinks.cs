using Handrail.Domain.Drafting;

namespace Handrail.Web.Ui;

/// <summary>Where each part of a plan is written, or a change of it proposed, and where it is talked about.</summary>
public static class PartLinks
{
    public static string Edit(string reference, PartKind kind, Guid id) => $"/plans/{reference}/draft/" + kind switch
    {
        PartKind.About => "about",
        PartKind.Safeguards => "safeguards",
        PartKind.Levels => "ladder",
        PartKind.Objective => $"objectives/{id}",
        PartKind.Activity => $"activities/{id}",
        PartKind.Stage => $"stages/{id}",
        _ => $"reviews/{id}",
    };

    public static string Thread(string reference, Guid id) => $"/plans/{reference}/discussion?part={id}";

    public static bool IsOwn(PartKind kind) => kind is PartKind.About or PartKind.Safeguards or PartKind.Levels;

    /// <summary>Under which heading such parts stand.</summary>
    public static string Heading(PartKind kind) => kind switch
    {
        PartKind.Objective => "Objectives",
        PartKind.Activity => "Activities",
        PartKind.Levels or PartKind.Stage => "Supervision",
        PartKind.Review => "Review points",
        _ => "Aim, safety and support",
    };
}
