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
        plan.Property(p => p.Readiness).UsePropertyAccessMode(PropertyAccessMode.Property);
        plan.Ignore(p => p.Request).Ignore(p => p.Working).Ignore(p => p.Agreed).Ignore(p => p.NewEntries).Ignore(p => p.NewNotices)
            .Ignore(p => p.InForce).Ignore(p => p.FollowUpDates).Ignore(p => p.IsAmendmentOffered).Ignore(p => p.IsInTriage).Ignore(p => p.HasOpenDocument).Ignore(p => p.IsApproved)
            .Ignore(p => p.Shared).Ignore(p => p.AnswerDue).Ignore(p => p.IsForSignature);
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
    public void Configure(EntityTypeBuilder<Review> review) => review.Ignore(r => r.OpensStepDown);
}

internal sealed class StageRunMap : IEntityTypeConfiguration<StageRun>
{
    public void Configure(EntityTypeBuilder<StageRun> run) => run.Ignore(r => r.IsInForce).Ignore(r => r.IsStopped);
}
