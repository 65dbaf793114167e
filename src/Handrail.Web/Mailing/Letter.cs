using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Handrail.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Handrail.Web.Mailing;

/// <summary>The words of a mail. They follow from its kind alone, and say what is to be done and where.</summary>
public sealed class Letter(MailSettings settings, IStringLocalizer<Wording> words)
{
    /// <summary>Every try of a message has the same id, so that a mail server and a reader can tell a repetition.</summary>
    public MailMessage Of(OutboxMessage message, Mail mail)
    {
        var (subject, lines) = Words(mail.Kind);
        var link = settings.Address.Link(mail.Path);
        var text = string.Join("\r\n\r\n", lines.Select(l => l == "@" ? link : words[l].Value).Append(words["This mail was sent by Handrail. Nobody reads answers to it."].Value)) + "\r\n";
        var letter = new MailMessage(new MailAddress(settings.From, "Handrail"), new MailAddress(mail.To))
        {
            Subject = words[subject].Value,
            SubjectEncoding = Encoding.UTF8,
            Body = text,
            BodyEncoding = Encoding.UTF8,
            // Plain letters go as they are, so that a link is one piece also where a mail is looked at in the raw.
            BodyTransferEncoding = text.All(char.IsAscii) ? TransferEncoding.SevenBit : TransferEncoding.QuotedPrintable,
        };
        letter.Headers.Add("Message-ID", $"<{message.Id:N}@{new MailAddress(settings.From).Host}>");
        // No machine answers that somebody is on holiday.
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        return letter;
    }

    /// <summary>The subject, then the paragraphs; the link stands where "@" does.</summary>
    private static (string Subject, string[] Lines) Words(MailKind kind) => kind switch
    {
        MailKind.Invitation => ("You are invited to Handrail",
            ["You have been invited to use Handrail.", "To accept, open this link within 72 hours and press the button there:", "@", "The link can be used once. If you did not expect this, you can leave it alone: nothing happens."]),
        MailKind.PasswordReset => ("Choose a new password for Handrail",
            ["Somebody, probably you, has asked for a new password for Handrail.", "To choose one, open this link soon and press the button there:", "@", "The link can be used once. If it was not you, you can leave it alone: your password stays as it is."]),
        MailKind.OrganisationJoin => ("A request to join your organisation in Handrail waits",
            ["Somebody has asked to join your organisation in Handrail, and it is for you to decide.", "Sign in and look at the request:", "@"]),
        MailKind.AccountChanged => ("Your Handrail account has changed",
            ["How you sign in to Handrail has just been changed.", "If it was you, there is nothing to do. If it was not, sign in and look at your account now, or tell your local administrator:", "@"]),
        MailKind.Task => ("There is something new for you in Handrail",
            ["Something has happened in Handrail that you should know of, or something waits for you.", "Sign in to see what it is:", "@", "You get the next mail about it only when you have read the news on your home page."]),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
