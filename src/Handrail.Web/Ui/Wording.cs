namespace Handrail.Web.Ui;

/// <summary>Names the one file of translations; English is the key, so it has no English file.</summary>
public sealed class Wording;
