namespace Handrail.Web.Ui.Pictures;

/// <summary>How far what happened lies from what was agreed, as people say it: dates differ, and nobody is to blame.</summary>
public static class Slip
{
    public static string Words(Tell tell, int days) => days switch
    {
        0 => tell("on the agreed day"),
        1 => tell("1 day later than agreed"),
        -1 => tell("1 day earlier than agreed"),
        > 1 => tell("{0} days later than agreed", Say.Number(days)),
        _ => tell("{0} days earlier than agreed", Say.Number(-days)),
    };
}
