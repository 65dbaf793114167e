using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Files;
using Microsoft.Extensions.Localization;

namespace Handrail.Web.Ui;

/// <summary>Which files are taken: the name's ending and the first bytes must both say the same of a short list.</summary>
public static class FileRules
{
    /// <summary>So many bytes are looked at.</summary>
    public const int Head = 4096;

    private const int LongestName = 120;

    // Word and Excel files are zip archives.
    private static readonly Dictionary<string, byte[][]> Beginnings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ["%PDF-"u8.ToArray()],
        [".docx"] = [[0x50, 0x4B, 0x03, 0x04]],
        [".xlsx"] = [[0x50, 0x4B, 0x03, 0x04]],
        [".png"] = [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]],
        [".jpg"] = [[0xFF, 0xD8, 0xFF]],
        [".jpeg"] = [[0xFF, 0xD8, 0xFF]],
        [".txt"] = [],
        [".csv"] = [],
    };

    public static IEnumerable<string> Endings => Beginnings.Keys;

    /// <summary>What is wrong with a file, as a sentence; null when nothing is.</summary>
    public static string? Fault(string name, long bytes, ReadOnlySpan<byte> head, int megabytes = Limits.FileMegabytes)
    {
        if (bytes == 0) return "The file is empty. Choose another file";
        if (bytes > (long)megabytes << 20) return string.Create(CultureInfo.InvariantCulture, $"The file must be {megabytes} MB or smaller");
        if (!Beginnings.TryGetValue(Path.GetExtension(SafeName(name)), out var beginnings))
            return "The file must be a PDF, Word (.docx), Excel (.xlsx), PNG, JPG, TXT or CSV file";
        return beginnings.Length == 0 ? LooksLikeText(head) ? null : Other : StartsWithAny(head, beginnings) ? null : Other;
    }

    /// <summary>The last part of a name, without characters that a system could take for something else, and not too long.</summary>
    public static string SafeName(string given)
    {
        var last = Text.Clean(given.Split('/', '\\')[^1]);
        var safe = string.Concat(last.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format || "<>:\"|?*;%".Contains(c, StringComparison.Ordinal) ? '-' : c)).Trim('.', ' ');
        var ending = Path.GetExtension(safe);
        var stem = Path.GetFileNameWithoutExtension(safe);
        if (ending.Length > 10) return "file";
        return (stem.Length == 0 ? "file" : stem.Length > LongestName ? stem[..LongestName] : stem) + ending;
    }

    private const string Other = "The file is not what its name says. Save it again in its own program, or choose another file";

    private static bool StartsWithAny(ReadOnlySpan<byte> head, byte[][] beginnings)
    {
        foreach (var beginning in beginnings)
            if (head.StartsWith(beginning))
                return true;
        return false;
    }

    /// <summary>Text has no control characters but tabs, line ends and form feeds; programs and archives do.</summary>
    private static bool LooksLikeText(ReadOnlySpan<byte> head)
    {
        foreach (var b in head)
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f'))
                return false;
        return !head.StartsWith("%PDF-"u8);
    }
}

public static class Uploads
{
    /// <summary>Keeps what was uploaded, as a stream, under a safe name; nothing where nothing was chosen.</summary>
    public static async Task<StoredFile?> KeepAsync(this FileStore store, IFormFile? given, CancellationToken cancel)
    {
        if (given is null) return null;
        await using var content = given.OpenReadStream();
        return new StoredFile(await store.KeepAsync(content, cancel), FileRules.SafeName(given.FileName), given.Length);
    }
}

/// <summary>The file, where there is one, is of a kind that is taken (<see cref="FileRules"/>).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AcceptedFileAttribute : ValidationAttribute
{
    public int Megabytes { get; set; } = Limits.FileMegabytes;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is not IFormFile file) return ValidationResult.Success;
        Span<byte> head = stackalloc byte[FileRules.Head];
        using var content = file.OpenReadStream();
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (FileRules.Fault(file.FileName, file.Length, head[..read], Megabytes) is not { } fault) return ValidationResult.Success;
        var words = validationContext.GetService(typeof(IStringLocalizer<Wording>)) as IStringLocalizer<Wording>;
        return new ValidationResult(words?[fault].Value ?? fault, [validationContext.MemberName!]);
    }
}
