using Handrail.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handrail.Web.Persistence.Maps;

internal sealed class PlanMap : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> plan)
    {
        plan.HasKey(p => p.Id);
        plan.Property(p => p.Revision).IsConcurrencyToken();
        plan.Property(p => p.Proceeded).UsePropertyAccessMode(PropertyAccessMode.Property);
        plan.Ignore(p => p.Request).Ignore(p => p.Working).Ignore(p => p.Agreed).Ignore(p => p.NewEntries).Ignore(p => p.NewNotices)
            .Ignore(p => p.InForce).Ignore(p => p.Tightened).Ignore(p => p.ConcernRaisedOn).Ignore(p => p.FollowUpDates).Ignore(p => p.IsAmendmentOffered).Ignore(p => p.IsExtensionOffered).Ignore(p => p.ReviewsWait).Ignore(p => p.IsInTriage).Ignore(p => p.HasOpenDocument).Ignore(p => p.IsApproved)
            .Ignore(p => p.Shared).Ignore(p => p.AnswerDue).Ignore(p => p.IsForSignature)
            .Ignore(p => p.OpenPause).Ignore(p => p.StandingRecommendations);
        plan.HasMany(p => p.Assignments).WithOne().HasForeignKey(a => a.PlanId);
        plan.HasMany(p => p.Versions).WithOne().HasForeignKey(v => v.PlanId);
        plan.HasMany(p => p.Signatures).WithOne().HasForeignKey(s => s.PlanId);
        plan.HasMany(p => p.StageRuns).WithOne().HasForeignKey(r => r.PlanId);
        plan.HasMany(p => p.Concerns).WithOne().HasForeignKey(c => c.PlanId);
        plan.HasMany(p => p.ActivityRecords).WithOne().HasForeignKey(r => r.PlanId);
        plan.HasMany(p => p.Evidence).WithOne().HasForeignKey(e => e.PlanId);
        plan.HasMany(p => p.Reports).WithOne().HasForeignKey(r => r.PlanId);
        plan.HasMany(p => p.Reviews).WithOne().HasForeignKey(r => r.PlanId);
        plan.HasMany(p => p.Accounts).WithOne().HasForeignKey(a => a.PlanId);
        plan.HasMany(p => p.ReadinessChecks).WithOne().HasForeignKey(c => c.PlanId);
        plan.HasMany(p => p.Pauses).WithOne().HasForeignKey(p => p.PlanId);
        plan.HasMany(p => p.HandOvers).WithOne().HasForeignKey(h => h.PlanId);
        plan.HasMany(p => p.Recommendations).WithOne().HasForeignKey(r => r.PlanId);
        plan.HasMany(p => p.ObjectiveResults).WithOne().HasForeignKey(r => r.PlanId);
        plan.HasMany(p => p.SignedStatements).WithOne().HasForeignKey(s => s.PlanId);
        plan.HasMany(p => p.FollowUpAnswers).WithOne().HasForeignKey(f => f.PlanId);
        plan.HasMany(p => p.Proposals).WithOne().HasForeignKey(p => p.PlanId);
        plan.HasMany(p => p.SafetyPoints).WithOne().HasForeignKey(p => p.PlanId);
        plan.HasMany(p => p.Documents).WithOne().HasForeignKey(d => d.PlanId);
    }
}

internal sealed class PlanVersionMap : IEntityTypeConfiguration<PlanVersion>
{
    public void Configure(EntityTypeBuilder<PlanVersion> version)
    {
        version.HasKey(v => new { v.PlanId, v.Number });
        version.Ignore(v => v.Content).Ignore(v => v.IsWhole);
    }
}

internal sealed class ProgressReportMap : IEntityTypeConfiguration<ProgressReport>
{
    public void Configure(EntityTypeBuilder<ProgressReport> report) => report.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.ReportId);
}

internal sealed class ReportLineMap : IEntityTypeConfiguration<ReportLine>
{
    public void Configure(EntityTypeBuilder<ReportLine> line) => line.HasKey(l => new { l.ReportId, l.ObjectiveId });
}

internal sealed class EvidenceMap : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> evidence) => evidence.Ignore(e => e.ObjectiveIds);
}

internal sealed class SourceDocumentMap : IEntityTypeConfiguration<SourceDocument>
{
    public void Configure(EntityTypeBuilder<SourceDocument> document) => document.Ignore(d => d.IsOut).Ignore(d => d.IsOpen);
}

internal sealed class ReviewMap : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.Ignore(r => r.OpensStepDown);
        review.HasMany(r => r.Attendees).WithOne().HasForeignKey(a => a.ReviewId);
    }
}

internal sealed class ReviewAttendeeMap : IEntityTypeConfiguration<ReviewAttendee>
{
    public void Configure(EntityTypeBuilder<ReviewAttendee> attendee) => attendee.HasKey(a => new { a.ReviewId, a.Role });
}

internal sealed class ReadinessCheckMap : IEntityTypeConfiguration<ReadinessCheck>
{
    public void Configure(EntityTypeBuilder<ReadinessCheck> check) => check.HasKey(c => new { c.PlanId, c.Item });
}

internal sealed class RecommendationMap : IEntityTypeConfiguration<Recommendation>
{
    public void Configure(EntityTypeBuilder<Recommendation> recommendation) => recommendation.HasKey(r => new { r.PlanId, r.Number });
}

internal sealed class ObjectiveResultMap : IEntityTypeConfiguration<ObjectiveResult>
{
    public void Configure(EntityTypeBuilder<ObjectiveResult> result) => result.HasKey(r => new { r.PlanId, r.ObjectiveId });
}

internal sealed class FollowUpAnswerMap : IEntityTypeConfiguration<FollowUpAnswer>
{
    public void Configure(EntityTypeBuilder<FollowUpAnswer> answer) => answer.HasKey(a => new { a.PlanId, a.Number });
}

internal sealed class StageRunMap : IEntityTypeConfiguration<StageRun>
{
    public void Configure(EntityTypeBuilder<StageRun> run) => run.Ignore(r => r.IsInForce).Ignore(r => r.IsStopped);
}
