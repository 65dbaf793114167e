namespace Handrail.Domain;

/// <summary>The only home of maximum lengths and counts; forms, domain and schema tests read them here.</summary>
public static class Limits
{
    public const int PersonTitle = 20;
    public const int Name = 100;
    public const int Title = 200;
    public const int Line = 300;
    public const int Paragraph = 2_000;
    public const int Note = 4_000;
    public const int ListItems = 12;
    public const int Objectives = 12;
    public const int Activities = 60;
    public const int Stages = 16;
    public const int Reviews = 16;
    public const int Levels = 8;
    public const int PlannedMonths = 36;
    public const int StageWeeks = 104;
    public const int PlannedCount = 200;
    public const int CostPounds = 100_000;
    public const int PauseMonths = 24;
    public const int HoursPerWeek = 60;
    public const int FileMegabytes = 10;

    /// <summary>A report of 300 scanned pages.</summary>
    public const int DocumentMegabytes = 25;
    public const int Documents = 60;
    public const int SessionsPerWeek = 14;
}
