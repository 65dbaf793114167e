using System.Text;
using Handrail.Web.Ui;
using Xunit;

namespace Handrail.Web.Tests.Ui;

public sealed class FileRulesTests
{
    [Theory]
    [InlineData("form.pdf", "%PDF-1.7")]
    [InlineData("FORM.PDF", "%PDF-1.7")]
    [InlineData("list.csv", "date,case\n2026-09-01,12")]
    [InlineData("note.txt", "Zoë’s note")]
    [InlineData("report.docx", "PK\u0003\u0004rest")]
    public void A_file_whose_name_and_first_bytes_agree_is_taken(string name, string head) => Assert.Null(FileRules.Fault(name, head.Length, Encoding.UTF8.GetBytes(head)));

    [Theory]
    [InlineData("form.pdf", "MZ\u0090\0\u0003")]
    [InlineData("form.png", "%PDF-1.7")]
    [InlineData("note.txt", "MZ\0\0")]
    [InlineData("note.txt", "%PDF-1.7")]
    [InlineData("report.docx", "<html>")]
    public void A_renamed_file_is_not(string name, string head) =>
        Assert.Equal("The file is not what its name says. Save it again in its own program, or choose another file", FileRules.Fault(name, head.Length, Encoding.Latin1.GetBytes(head)));

    [Theory]
    [InlineData("setup.exe")]
    [InlineData("page.html")]
    [InlineData("picture.svg")]
    [InlineData("form.pdf.exe")]
    [InlineData("report.docm")]
    [InlineData("noending")]
    public void Other_kinds_are_not(string name) =>
        Assert.Equal("The file must be a PDF, Word (.docx), Excel (.xlsx), PNG, JPG, TXT or CSV file", FileRules.Fault(name, 8, "%PDF-1.7"u8));

    [Fact]
    public void Sizes_have_an_end_on_both_sides()
    {
        Assert.Equal("The file is empty. Choose another file", FileRules.Fault("a.txt", 0, []));
        Assert.Null(FileRules.Fault("a.txt", 10 << 20, "a"u8));
        Assert.Equal("The file must be 10 MB or smaller", FileRules.Fault("a.txt", (10 << 20) + 1, "a"u8));
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\Users\\me\\form.pdf", "form.pdf")]
    [InlineData("a\"b;c\r\nd.pdf", "a-b-c-d.pdf")]
    [InlineData("invoice\u202Efdp.exe", "invoice-fdp.exe")]
    [InlineData(".pdf", "pdf")]
    [InlineData("", "file")]
    public void Names_are_made_safe(string given, string safe) => Assert.Equal(safe, FileRules.SafeName(given));

    [Fact]
    public void Long_names_keep_their_ending() => Assert.Equal(new string('a', 120) + ".pdf", FileRules.SafeName(new string('a', 500) + ".pdf"));
}
