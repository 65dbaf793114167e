using Handrail.Domain;
using Handrail.Domain.People;
using static Handrail.Web.Persistence.Situations.Cast;

namespace Handrail.Web.Persistence.Situations;

/// <summary>
/// The organisations and people of the plans beside Mr Grant's (see <see cref="Situation"/>). They stand apart from
/// <see cref="Cast.People"/>, whom tests try one by one on Mr Grant's plan.
/// </summary>
public static class Company
{
    public static readonly Organisation Thornmere = Place(51, "RT9M", "Thornmere Partnership NHS Foundation Trust", "nhs-foundation-trust", "secondary", "england");
    public static readonly Organisation Kestrelgate = Place(52, "RKG9", "Kestrelgate Hospitals NHS Trust", "nhs-trust", "secondary", "england");
    public static readonly Organisation Wendlemere = Place(53, "QZ9W", "Wendlemere Integrated Care Board", "integrated-care-board", "primary", "england");
    public static readonly Organisation Larkspur = Place(54, "V99LD", "Larkspur Lane Dental Practice", "dental-practice", "primary", "england");
    public static readonly Organisation Copperleaf = Place(55, "P99CL", "Copperleaf Pharmacies", "pharmacy-contractor", "primary", "england");
    public static readonly Organisation Slievebrack = Place(56, "ZT9SB", "Slievebrack Health and Social Care Trust", "hsc-trust", "secondary", "northern-ireland");

    public static readonly Person ThirdAdviser = Who(101, Advice, "Dr", "Miriam", "Castell", "Adviser and second reader", Duties.Adviser | Duties.SecondReader);

    // Harbourside: an anaesthetist, an obstetrician and a surgeon at another stage of a career; Mr Grant's supervisors have a second plan each.
    public static readonly Person Haddad = Who(111, Harbourside, "Dr", "Karim", "Haddad", "Consultant anaesthetist", Duties.None, "gmc", "6051872");
    public static readonly Person Whitby = Who(112, Harbourside, "Dr", "Alison", "Whitby", "Consultant anaesthetist, clinical supervisor", Duties.None, "gmc", "4071263");
    public static readonly Person Thorne = Who(113, Harbourside, "Dr", "Marcus", "Thorne", "Consultant anaesthetist, deputy supervisor", Duties.None, "gmc", "6082914");
    public static readonly Person Okafor = Who(114, Harbourside, "Mr", "Chidi", "Okafor", "Consultant obstetrician and gynaecologist", Duties.None, "gmc", "5093471");
    public static readonly Person Donovan = Who(115, Harbourside, "Miss", "Clare", "Donovan", "Consultant obstetrician, clinical supervisor", Duties.None, "gmc", "4063518");
    public static readonly Person Petrov = Who(116, Harbourside, "Mr", "Ivan", "Petrov", "Consultant gynaecologist, deputy supervisor", Duties.None, "gmc", "6074625");
    public static readonly Person Frost = Who(117, Harbourside, "Miss", "Eleanor", "Frost", "Specialty doctor in general surgery", Duties.None, "gmc", "7085736");

    // Northmoor: Dr Hughes has a plan in general practice and one in radiology.
    public static readonly Person Vaughan = Who(121, Northmoor, "Dr", "Rhian", "Vaughan", "Medical director and responsible officer", Duties.RequestPlans);
    public static readonly Person Morris = Who(122, Northmoor, "Dr", "Aled", "Morris", "Deputy medical director", Duties.RequestPlans);
    public static readonly Person Pritchard = Who(123, Northmoor, "Dr", "Siân", "Pritchard", "Salaried GP", Duties.None, "gmc", "6106847");
    public static readonly Person Llewellyn = Who(124, Northmoor, "Dr", "Gareth", "Llewellyn", "GP trainer, clinical supervisor", Duties.None, "gmc", "4117958");
    public static readonly Person Parry = Who(125, Northmoor, "Dr", "Nia", "Parry", "Salaried GP, deputy supervisor", Duties.None, "gmc", "7028169");
    public static readonly Person Rao = Who(126, Northmoor, "Dr", "Sunita", "Rao", "Consultant radiologist", Duties.None, "gmc", "5139270");
    public static readonly Person Rees = Who(127, Northmoor, "Dr", "Huw", "Rees", "Consultant radiologist, clinical supervisor", Duties.None, "gmc", "4140381");
    public static readonly Person Castle = Who(128, Northmoor, "Dr", "Bethan", "Castle", "Consultant radiologist, deputy supervisor", Duties.None, "gmc", "6151492");

    public static readonly Person Sowerby = Who(131, Thornmere, "Dr", "Hannah", "Sowerby", "Associate medical director, case manager", Duties.RequestPlans);
    public static readonly Person Lindqvist = Who(132, Thornmere, "Dr", "Peter", "Lindqvist", "Medical director and responsible officer", Duties.RequestPlans);
    public static readonly Person Mbeki = Who(133, Thornmere, "Dr", "Grace", "Mbeki", "Deputy medical director", Duties.RequestPlans);
    public static readonly Person Ellery = Who(134, Thornmere, "Dr", "Robert", "Ellery", "Consultant psychiatrist", Duties.None, "gmc", "4162503");
    public static readonly Person Kemp = Who(135, Thornmere, "Dr", "Ursula", "Kemp", "Consultant psychiatrist, clinical supervisor", Duties.None, "gmc", "4173614");
    public static readonly Person Aslam = Who(136, Thornmere, "Dr", "Naveed", "Aslam", "Consultant psychiatrist, deputy supervisor", Duties.None, "gmc", "6184725");

    // Kestrelgate: one case manager follows an emergency physician, a paediatrician and a dentist of the community service.
    public static readonly Person Ferreira = Who(141, Kestrelgate, "Dr", "Monica", "Ferreira", "Associate medical director, case manager", Duties.RequestPlans);
    public static readonly Person Whitcombe = Who(142, Kestrelgate, "Professor", "Alan", "Whitcombe", "Medical director and responsible officer", Duties.RequestPlans);
    public static readonly Person Farouk = Who(143, Kestrelgate, "Dr", "Leila", "Farouk", "Deputy medical director", Duties.RequestPlans);
    public static readonly Person Bramley = Who(144, Kestrelgate, "Dr", "Joel", "Bramley", "Consultant in emergency medicine", Duties.None, "gmc", "6195836");
    public static readonly Person Marinescu = Who(145, Kestrelgate, "Dr", "Elena", "Marinescu", "Associate specialist in paediatrics", Duties.None, "gmc", "5206947");
    public static readonly Person Hoyle = Who(146, Kestrelgate, "Dr", "Tessa", "Hoyle", "Consultant paediatrician, clinical supervisor", Duties.None, "gmc", "6217058");
    public static readonly Person Bankole = Who(147, Kestrelgate, "Dr", "Olu", "Bankole", "Consultant paediatrician, deputy supervisor", Duties.None, "gmc", "7038169");

    // Wendlemere: a dentist of a practice in its area, who also works for Kestrelgate one day a week, and a GP partner.
    public static readonly Person Corrie = Who(151, Wendlemere, "Mrs", "Janet", "Corrie", "Head of professional performance, case manager", Duties.RequestPlans);
    public static readonly Person Reeve = Who(152, Wendlemere, "Dr", "Malcolm", "Reeve", "Medical director and responsible officer", Duties.RequestPlans);
    public static readonly Person Patel = Who(153, Wendlemere, "Dr", "Shireen", "Patel", "Deputy medical director", Duties.RequestPlans);
    public static readonly Person Penn = Who(154, Wendlemere, "Mr", "Oliver", "Penn", "Clinical dental adviser, clinical supervisor", Duties.None, "gdc", "78214");
    public static readonly Person Wojcik = Who(155, Wendlemere, "Ms", "Katarzyna", "Wójcik", "Dental tutor, deputy supervisor", Duties.None, "gdc", "113690");
    public static readonly Person Tully = Who(156, Wendlemere, "Dr", "Graham", "Tully", "GP partner", Duties.None, "gmc", "4228170");
    public static readonly Person Hale = Who(157, Larkspur, "Mr", "Dominic", "Hale", "Dentist on the performers list", Duties.None, "gdc", "96352");

    public static readonly Person Lund = Who(161, Copperleaf, "Mr", "Tobias", "Lund", "Head of professional standards, case manager", Duties.RequestPlans, "gphc", "2049281");
    public static readonly Person Osborne = Who(162, Copperleaf, "Mrs", "Harriet", "Osborne", "Superintendent pharmacist", Duties.RequestPlans, "gphc", "2031724");
    public static readonly Person Hussain = Who(163, Copperleaf, "Mr", "Javed", "Hussain", "Deputy superintendent pharmacist", Duties.RequestPlans, "gphc", "2062835");
    public static readonly Person Malik = Who(164, Copperleaf, "Ms", "Zainab", "Malik", "Community pharmacist", Duties.None, "gphc", "2083946");
    public static readonly Person Nolan = Who(165, Copperleaf, "Ms", "Beth", "Nolan", "Pharmacist manager, clinical supervisor", Duties.None, "gphc", "2055057");
    public static readonly Person Chen = Who(166, Copperleaf, "Mr", "Li", "Chen", "Relief pharmacist, deputy supervisor", Duties.None, "gphc", "2096168");

    public static readonly Person McCann = Who(171, Slievebrack, "Ms", "Orla", "McCann", "Lead pharmacist for governance, case manager", Duties.RequestPlans, "psni", "4417");
    public static readonly Person Quigg = Who(172, Slievebrack, "Mrs", "Deirdre", "Quigg", "Head of pharmacy and medicines management", Duties.RequestPlans, "psni", "3528");
    public static readonly Person Mallon = Who(173, Slievebrack, "Dr", "Fergus", "Mallon", "Deputy medical director", Duties.RequestPlans);
    public static readonly Person Devlin = Who(174, Slievebrack, "Mr", "Conor", "Devlin", "Hospital pharmacist", Duties.None, "psni", "5639");
    public static readonly Person Rooney = Who(175, Slievebrack, "Ms", "Aoife", "Rooney", "Principal clinical pharmacist, clinical supervisor", Duties.None, "psni", "4740");
    public static readonly Person Toner = Who(176, Slievebrack, "Mr", "Declan", "Toner", "Senior clinical pharmacist, deputy supervisor", Duties.None, "psni", "5851");

    public static IReadOnlyList<Organisation> EveryOrganisation { get; } = [.. Organisations, Thornmere, Kestrelgate, Wendlemere, Larkspur, Copperleaf, Slievebrack];

    public static IReadOnlyList<Person> Others { get; } =
    [
        ThirdAdviser, Haddad, Whitby, Thorne, Okafor, Donovan, Petrov, Frost,
        Vaughan, Morris, Pritchard, Llewellyn, Parry, Rao, Rees, Castle,
        Sowerby, Lindqvist, Mbeki, Ellery, Kemp, Aslam,
        Ferreira, Whitcombe, Farouk, Bramley, Marinescu, Hoyle, Bankole,
        Corrie, Reeve, Patel, Penn, Wojcik, Tully, Hale,
        Lund, Osborne, Hussain, Malik, Nolan, Chen,
        McCann, Quigg, Mallon, Devlin, Rooney, Toner,
    ];

    public static IReadOnlyList<Person> Everybody { get; } = [.. People, .. Others];
}
