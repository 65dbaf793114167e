namespace Handrail.Web.Ui;

/// <summary>One choice in a list of radios, checkboxes or a select. The text is shown as it is: translate it before it gets here.</summary>
public sealed record Option(string Value, string Text, string Hint = "");
