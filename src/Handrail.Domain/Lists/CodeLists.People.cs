namespace Handrail.Domain.Lists;

public static partial class CodeLists
{
    public static CodeList Professions { get; } = new("professions",
        new("doctor", "Doctor"),
        new("dentist", "Dentist"),
        new("pharmacist", "Pharmacist"));

    public static CodeList Regulators { get; } = new("regulators",
        new("gmc", "General Medical Council (GMC)"),
        new("gdc", "General Dental Council (GDC)"),
        new("gphc", "General Pharmaceutical Council (GPhC)"),
        new("psni", "Pharmaceutical Society of Northern Ireland (PSNI)"));

    /// <summary>
    /// The regulators that register a profession: pharmacists have one in Great Britain and another in Northern
    /// Ireland. An unknown profession has none.
    /// </summary>
    public static IReadOnlyList<string> RegulatorsOf(string profession) => profession switch
    {
        "doctor" => ["gmc"],
        "dentist" => ["gdc"],
        "pharmacist" => ["gphc", "psni"],
        _ => [],
    };

    /// <summary>
    /// A short list for people to choose from, not the job role codes of the workforce data sets, which are
    /// many and mostly closed to new staff.
    /// </summary>
    public static CodeList Grades { get; } = new("grades",
        new("consultant", "Consultant"),
        new("specialist", "Specialist"),
        new("associate-specialist", "Associate specialist"),
        new("specialty-doctor", "Specialty doctor"),
        new("staff-grade", "Staff grade"),
        new("locally-employed-doctor", "Trust grade or locally employed doctor"),
        new("gp-partner", "GP partner"),
        new("gp-salaried", "Salaried GP"),
        new("gp-locum", "Locum GP"),
        new("doctor-in-training", "Doctor in training"),
        new("dentist-practice-owner", "Dentist who owns a practice"),
        new("dentist-performer", "Dentist on a performers list"),
        new("dentist-associate", "Associate dentist"),
        new("dentist-community", "Community or salaried dentist"),
        new("dentist-hospital", "Hospital dentist"),
        new("pharmacist-community", "Community pharmacist"),
        new("pharmacist-hospital", "Hospital pharmacist"),
        new("pharmacist-primary-care", "Primary care pharmacist"),
        new("pharmacist-superintendent", "Superintendent pharmacist"),
        new("other", "Another grade"));

    public static CodeList ContractTypes { get; } = new("contract types",
        new("permanent", "Permanent"),
        new("fixed-term", "Fixed term"),
        new("locum", "Locum"),
        new("honorary", "Honorary"),
        new("contractor", "Contractor"),
        new("partner", "Partner"),
        new("other", "Another kind of contract"));

    /// <summary>
    /// The groups in which plans are counted. Surgery leaves out obstetrics and gynaecology, medicine includes
    /// paediatrics and general practice stands alone, as in the analysis of 74 plans published in February 2023.
    /// </summary>
    public static CodeList SpecialtyGroups { get; } = new("specialty groups",
        new("surgery", "Surgery"),
        new("medicine", "Medicine, including paediatrics"),
        new("general-practice", "General medical practice"),
        new("obstetrics-gynaecology", "Obstetrics and gynaecology"),
        new("anaesthetics-intensive-care", "Anaesthetics and intensive care"),
        new("emergency-medicine", "Emergency medicine"),
        new("psychiatry", "Psychiatry"),
        new("radiology", "Radiology"),
        new("pathology", "Pathology"),
        new("dentistry", "Dentistry"),
        new("pharmacy", "Pharmacy"),
        new("public-health-occupational", "Public health and occupational medicine"),
        new("other", "Another specialty"));

    public static CodeList OrganisationTypes { get; } = new("organisation types",
        new("nhs-trust", "NHS trust"),
        new("nhs-foundation-trust", "NHS foundation trust"),
        new("nhs-england-region", "NHS England region"),
        new("integrated-care-board", "Integrated care board"),
        new("health-board", "Health board (Wales)"),
        new("hsc-trust", "Health and social care trust (Northern Ireland)"),
        new("gp-practice", "GP practice"),
        new("dental-practice", "Dental practice"),
        new("pharmacy-contractor", "Pharmacy contractor"),
        new("independent-hospital", "Independent hospital"),
        new("locum-agency", "Locum agency"),
        new("regulator", "Regulator"),
        new("other", "Another kind of organisation"));

    public static CodeList Sectors { get; } = new("sectors",
        new("primary", "Primary care"),
        new("secondary", "Secondary care"),
        new("independent", "Independent sector"),
        new("other", "Another sector"));

    public static CodeList Countries { get; } = new("countries",
        new("england", "England"),
        new("wales", "Wales"),
        new("northern-ireland", "Northern Ireland"),
        new("other", "Another country or island"));
}
