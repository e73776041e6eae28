using System.Net;
using System.Text;
using GovInfoReports.Application.Setup;
using GovInfoReports.TestSupport.Attack;

namespace GovInfoReports.Benchmarks;

/// <summary>Every address of the portal that takes input from anybody or from a clerk, with the worst that is known for it.</summary>
/// <param name="newcomer">Somebody who has not signed in yet.</param>
/// <param name="clerk">A clerk with a draft of 2025.</param>
/// <param name="returned">A clerk whose report of 2025 was returned with a comment.</param>
/// <param name="published">A clerk whose report of 2025 is published.</param>
internal sealed class AttackTargets(AttackBrowser anybody, AttackBrowser newcomer, AttackBrowser clerk, AttackBrowser returned, AttackBrowser published)
{
    private const string Form = "/clerk/reports/2025";
    private const string Check = $"{Form}/check";
    private const string Unit = "370725103";
    private const string Unread = "/check-up";
    private const string Words = "一切正常。";

    // A line of a request is not taken where it is longer than 8 KiB; the rest of it is the address.
    private const int Line = 7_500;
    private const int LineKilobytes = 7;

    // The budgets of decision 0011: opening, recognising and checking what anybody brings, and the checks of a save.
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Saving = TimeSpan.FromSeconds(2);

    // What reaches no reader at all.
    private static readonly TimeSpan Answering = TimeSpan.FromSeconds(1);

    // As long as is taken, 1,000,000 characters of three bytes, or nearly.
    private static readonly int[] Longest = [3_000];

    public IReadOnlyList<AttackTarget> All =>
    [
        .. AttackFiles.All.Select(f => new AttackTarget($"/check-up {f.Extension}", f.Pattern, Reading, (n, ct) => anybody.UploadAsync(Unread, "files", $"a{f.Extension}", f.Make(n), ct))
        {
            More = f.Extension is ".md" or ".txt" ? Longest : [],
            Honest = f.Extension == ".txt" ? (ct => anybody.UploadAsync(Unread, "files", "a.txt", Bytes(AttackFiles.Start), ct), HttpStatusCode.OK) : null,
        }),
        .. Texts("/check-up text", Reading, AttackFiles.Start, HttpStatusCode.OK, (text, ct) => anybody.UploadAsync(Unread, "text", null, Bytes(AttackFiles.Start + text), ct)),
        .. Texts("/check-up?handler=Table", Reading, "甲\t乙\n1\t2", HttpStatusCode.OK, (text, ct) => anybody.PostAsync(Unread, "/check-up?handler=Table", ct, ("table", text), ("format", "excel"))),
        .. Lines("/reports?q=", "人民政府", q => $"/reports?q={q}"),
        .. Lines("/reports?cursor=", string.Empty, q => $"/reports?cursor={q}"),
        .. Lines("/units/{code}", Unit, c => $"/units/{c}"),
        .. Lines("/sign-off/{code}", string.Empty, c => $"/sign-off/{c}"),
        .. Lines("/sign-off?code=", string.Empty, c => $"/sign-off?code={c}"),
        .. Lines("/help/{name}", "clerk", n => $"/help/{n}"),
        .. Lines("/api/v1/reports?unit=", Unit, u => $"/api/v1/reports?year=2020&limit=5&unit={u}"),
        .. Lines("/api/v1/reports?cursor=", string.Empty, c => $"/api/v1/reports?limit=5&cursor={c}"),
        .. Lines("/api/v1/reports/{unit}/{year}", Unit, u => $"/api/v1/reports/{u}/2020"),
        .. Lines("/api/v1/forms/{id}/schema", "2021", f => $"/api/v1/forms/{f}/schema"),
        .. Lines("/units/…/download/{format}", "word", f => $"/units/{Unit}/2020/editions/1/download/{f}"),
        .. Texts("/account/sign-in", Answering, Clerk, HttpStatusCode.Redirect, (text, ct) => (text == Clerk ? newcomer : anybody).PostAsync("/account/sign-in", "/account/sign-in", ct, ("Input.UserName", text), ("Input.Password", text == Clerk ? DemoData.Password : text))),
        .. Texts("/text-size", Answering, "about", HttpStatusCode.Redirect, (text, ct) => anybody.PostAsync("/about", "/text-size", ct, ("size", "large"), ("returnUrl", "/" + text))),
        .. Texts("/account/password", Answering, Words, HttpStatusCode.BadRequest, (text, ct) => clerk.FillAsync("/account/password", "form.panel", "UserName", text, ct)),
        .. Texts("/account/notices", Answering, "a@example.com", HttpStatusCode.Redirect, (text, ct) => clerk.FillAsync("/account/notices", "form[action*='hoose']", "Input.Address", text, ct)),
        .. Texts($"{Form}/fields", Saving, Words, HttpStatusCode.OK, (text, ct) => clerk.SaveAsync(Form, text, ct)),
        .. Texts(Form, Saving, Words, HttpStatusCode.Redirect, (text, ct) => clerk.FillAsync(Form, "form[data-fields]", "overview", text, ct)),
        .. Texts($"{Form} comments", Saving, Words, HttpStatusCode.Redirect, (text, ct) => returned.FillAsync(Form, "form[data-fields]", "answer.", text, ct)),
        .. Texts($"{Form}/text-preview", Saving, Words, HttpStatusCode.OK, (text, ct) => clerk.PostAsync(Form, $"{Form}/text-preview", ct, ("text", text))),
        .. Texts(Check, Saving, Words, HttpStatusCode.Redirect, (text, ct) => clerk.FillAsync(Check, "form.explain-form", "explain.", text, ct)),

        // One that cannot be handed in as it is, so that it is there the next time.
        .. Texts("/clerk/reports/2020/check?handler=Submit", Saving, Words, HttpStatusCode.Conflict, (text, ct) => clerk.PostAsync("/clerk/reports/2020/check", "/clerk/reports/2020/check?handler=Submit", ct, ("early", text))),
        .. Texts($"{Form}/nothing", Saving, Words, HttpStatusCode.BadRequest, (text, ct) => clerk.FillAsync($"{Form}/nothing", "form:has([name='revision'])", "text.", text, ct)),
        .. Texts($"{Form}/correct", Saving, string.Empty, HttpStatusCode.BadRequest, (text, ct) => published.FillAsync($"{Form}/correct", "form:has([name='revision'])", "note", text.Length == 0 ? text : text.PadRight(10_000, '1'), ct)),
        .. Texts($"{Form}/import text", Reading, AttackFiles.Start, HttpStatusCode.OK, (text, ct) => clerk.ImportAsync($"{Form}/import", "text", null, more => Bytes(AttackFiles.Start + text + new string('1', more)), ct)),

        // What reads them is what the check-up reads them with.
        .. AttackFiles.All.Where(f => f.Extension != ".zip").Select(f => new AttackTarget(
            $"{Form}/import {f.Extension}",
            f.Pattern,
            Reading,
            (n, ct) => clerk.ImportAsync($"{Form}/import", "file", $"a{f.Extension}", more => f.Make(n + (more * f.Pattern.Length * 3)), ct))
        {
            WorstOf = $"/check-up {f.Extension}",
            Honest = f.Extension == ".txt" ? (ct => clerk.ImportAsync($"{Form}/import", "file", "a.txt", more => Bytes(AttackFiles.Start + new string('甲', more)), ct), HttpStatusCode.OK) : null,
        }),
    ];

    private static string Clerk => "xuefang";

    private static IEnumerable<AttackTarget> Texts(string address, TimeSpan budget, string honest, HttpStatusCode answer, Func<string, CancellationToken, Task<HttpResponseMessage>> send) =>
        RepeatedPatterns.Texts.Select((p, i) => new AttackTarget(address, p, budget, (n, ct) => send(AttackFiles.Repeated(p, n), ct))
        {
            Honest = i == 0 ? (ct => send(honest, ct), answer) : null,
        });

    // What stands in the address itself.
    private IEnumerable<AttackTarget> Lines(string address, string honest, Func<string, string> make) =>
        RepeatedPatterns.Texts.Select((p, i) => new AttackTarget(address, p, Answering, (_, ct) =>
            anybody.GetAsync(make(string.Concat(Enumerable.Repeat(Uri.EscapeDataString(p), Line / Uri.EscapeDataString(p).Length))), ct))
        {
            Sizes = [LineKilobytes],
            NamesSomething = true,
            Honest = i == 0 ? (ct => anybody.GetAsync(make(Uri.EscapeDataString(honest)), ct), HttpStatusCode.OK) : null,
        });

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
