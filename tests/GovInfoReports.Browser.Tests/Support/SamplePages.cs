namespace GovInfoReports.Browser.Tests.Support;

/// <summary>Addresses in the demonstration data for every route that shows a page.</summary>
public static class SamplePages
{
    /// <summary>By route as the portal declares it. A test fails for a route that is missing.</summary>
    public static IReadOnlyDictionary<string, SamplePage[]> ByRoute { get; } = new Dictionary<string, SamplePage[]>(StringComparer.Ordinal)
    {
        // Public
        [""] = [new(null, "/"), new(null, "/?area=370000")],
        ["about"] = [new(null, "/about")],
        ["help"] = [new(null, "/help")],
        ["help/{name}"] = [new(null, "/help/clerk"), new(null, "/help/officer"), new(null, "/help/signer"), new(null, "/help/nobody", 404)],
        ["sign-off/{code?}"] = [new(null, "/sign-off"), new(null, "/sign-off/000000000000", 404), new(null, "/sign-off/12", 400)],
        ["check-up"] = [new(null, "/check-up"), new("honghe", "/check-up")],
        ["reports"] = [new(null, "/reports"), new(null, "/reports?q=镇")],
        ["units/{code}"] = [new(null, "/units/370725103")],
        ["units/{code}/{year:int}"] = [new(null, "/units/370725103/2025"), new(null, "/units/370725103/2020")],
        ["units/{code}/{year:int}/editions/{number:int}"] = [new(null, "/units/370725103/2025/editions/1")],
        ["error"] = [new(null, "/nowhere", 404), new("honghe", "/county", 403), new("changle", "/county/reports/370305106/2025", 404)],

        // Account
        ["account"] = [new("honghe", "/account")],
        ["account/sign-in"] = [new(null, "/account/sign-in")],
        ["account/password"] = [new("honghe", "/account/password")],
        ["account/notices"] = [new("honghe", "/account/notices"), new("changle", "/account/notices")],

        // Clerk: a draft with errors, a finished one, a submitted and a published report
        ["clerk"] = [new("honghe", "/clerk"), new("yongzheng", "/clerk")],
        ["clerk/reports/{year:int}/{section?}"] =
        [
            new("xuefang", "/clerk/reports/2020"), new("chalukou", "/clerk/reports/2020/requests"), new("xuefang", "/clerk/reports/2025"),
            new("yongzheng", "/clerk/reports/2025"), new("xuefang", "/clerk/reports/2023"),
        ],
        ["clerk/reports/{year:int}/history/{table}"] = [new("honghe", "/clerk/reports/2025/history/requests"), new("honghe", "/clerk/reports/2025/history/nothing", 404)],
        ["clerk/reports/{year:int}/nothing"] =
        [
            new("xuefang", "/clerk/reports/2021/nothing"), new("yongzheng", "/clerk/reports/2025/nothing"), new("honghe", "/clerk/reports/2026/nothing"), new("chalukou", "/clerk/reports/2025/nothing"),
        ],
        ["clerk/reports/{year:int}/carry-over"] = [new("jingzhong", "/clerk/reports/2025/carry-over"), new("yongzheng", "/clerk/reports/2025/carry-over"), new("xuefang", "/clerk/reports/2025/carry-over")],
        ["clerk/reports/{year:int}/rollup"] = [new("laiyang-bian", "/clerk/reports/2025/rollup"), new("laiyang-bian", "/clerk/reports/2020/rollup?all=true&cell=requests.received.naturalPerson")],
        ["clerk/reports/{year:int}/take-over/{section}"] = [new("jingzhong", "/clerk/reports/2025/take-over/overview"), new("xuefang", "/clerk/reports/2025/take-over/overview")],
        ["clerk/reports/{year:int}/check"] = [new("yongzheng", "/clerk/reports/2020/check"), new("xuefang", "/clerk/reports/2020/check"), new("xuefang", "/clerk/reports/2025/check")],
        ["clerk/reports/{year:int}/questions"] = [new("xuefang", "/clerk/reports/2025/questions?place=section.requests"), new("honghe", "/clerk/reports/2025/questions")],
        ["clerk/reports/{year:int}/changes"] = [new("honghe", "/clerk/reports/2025/changes"), new("yongzheng", "/clerk/reports/2020/changes")],
        ["clerk/reports/{year:int}/preview"] = [new("honghe", "/clerk/reports/2025/preview"), new("xuefang", "/clerk/reports/2025/preview")],
        ["clerk/reports/{year:int}/likeness"] = [new("honghe", "/clerk/reports/2025/likeness")],
        ["clerk/reports/{year:int}/text-preview"] = [new("honghe", "/clerk/reports/2025/text-preview")],
        ["clerk/reports/{year:int}/fragment"] = [new("honghe", "/clerk/reports/2025/fragment")],
        ["clerk/reports/{year:int}/sign-off"] = [new("honghe", "/clerk/reports/2025/sign-off")],
        ["clerk/reports/{year:int}/receipt"] = [new("honghe", "/clerk/reports/2025/receipt")],
        ["clerk/reports/{year:int}/withdraw"] = [new("jingzhong", "/clerk/reports/2025/withdraw")],
        ["clerk/reports/{year:int}/correct"] = [new("honghe", "/clerk/reports/2025/correct")],
        ["clerk/reports/{year:int}/import"] = [new("xuefang", "/clerk/reports/2025/import")],
        ["clerk/reports/{year:int}/import/{id:long}"] = [new("yongzheng", "/clerk/reports/2020/import/1")],

        ["clerk/reports/{year:int}/signing"] = [new("chalukou", "/clerk/reports/2024/signing"), new("honghe", "/clerk/reports/2025/signing")],

        // Signing: on the second desk, and already signed at the first
        ["signing"] = [new("chalukou-zhu", "/signing"), new("chalukou-fen", "/signing")],
        ["signing/reports/{year:int}"] = [new("chalukou-zhu", "/signing/reports/2024"), new("chalukou-fen", "/signing/reports/2024")],

        // County
        ["county"] = [new("linzi", "/county?year=2025"), new("changle", "/county?year=2025"), new("shandong", "/county?year=2023")],
        ["county/board"] = [new("changle", "/county/board?year=2025"), new("shandong", "/county/board?year=2025&filter=missing")],
        ["county/board/extend"] = [new("changle", "/county/board/extend?year=2026&pick=370725103"), new("changle", "/county/board/extend?year=2026")],
        ["county/board/remind"] = [new("changle", "/county/board/remind?year=2025&ahead=90")],
        ["county/board/circular"] = [new("changle", "/county/board/circular?year=2025")],
        ["county/collection"] = [new("changle", "/county/collection?year=2025")],
        ["county/collection/{unitCode}/{year:int}"] = [new("changle", "/county/collection/370725103/2025")],
        ["county/inbox"] =
        [
            new("shandong", "/county/inbox?year=2025"), new("dehui", "/county/inbox?year=2025&state=approved"), new("shandong", "/county/inbox?year=2023&state=not-begun"),
            new("shandong", "/county/inbox?year=2025&q=镇"), new("shandong", "/county/inbox?year=2025&state=returned"),
        ],
        ["county/reports/{unitCode}/{year:int}"] =
        [
            new("linzi", "/county/reports/370305106/2025"), new("changle", "/county/reports/370725103/2025"), new("dehui", "/county/reports/220183116/2025"),
            new("zhengning", "/county/reports/621025104/2025"), new("laiyang", "/county/reports/370682107/2025"),
        ],
        ["county/comment"] = [new("changle", "/county/comment?year=2025"), new("linzi", "/county/comment?year=2025&unit=370305106")],
        ["county/questions"] = [new("changle", "/county/questions")],
        ["county/reports/{unitCode}/{year:int}/rollup"] = [new("linzi", "/county/reports/370305106/2025/rollup", 404)],
        ["county/reports/{unitCode}/{year:int}/again"] = [new("linzi", "/county/reports/370305106/2025/again")],
        ["county/publish"] = [new("dehui", "/county/publish?year=2025&unit=220183116"), new("linzi", "/county/publish?year=2025&unit=370305106")],
        ["county/batches/{id:long}/publish"] = [new("changle", "/county/batches/1/publish")],
        ["county/accounts"] = [new("laiyang", "/county/accounts")],
        ["county/accounts/{id:int}"] = [new("changle", "/county/accounts/1")],
        ["county/batches"] = [new("changle", "/county/batches"), new("linzi", "/county/batches")],
        ["county/batches/new"] = [new("changle", "/county/batches/new")],
        ["county/batches/{id:long}"] = [new("changle", "/county/batches/1"), new("changle", "/county/batches/1?state=choose"), new("linzi", "/county/batches/1", 404)],
        ["county/batches/{id:long}/files/{fileId:long}"] = [new("changle", "/county/batches/1/files/1"), new("changle", "/county/batches/1/files/3")],

        ["county/reports/{unitCode}/{year:int}/likeness"] = [new("linzi", "/county/reports/370305106/2025/likeness")],
        ["county/reports/{unitCode}/{year:int}/fragment"] = [new("linzi", "/county/reports/370305106/2025/fragment")],

        // Admin and audit
        ["admin"] = [new("shandong-admin", "/admin")],
        ["admin/units"] = [new("shandong-admin", "/admin/units")],
        ["admin/units/new"] = [new("shandong-admin", "/admin/units/new")],
        ["admin/units/import"] = [new("shandong-admin", "/admin/units/import")],
        ["admin/units/{code}/change"] = [new("shandong-admin", "/admin/units/370725103/change"), new("shandong-admin", "/admin/units/370725103/change?kind=Merge")],
        ["admin/units/{code}/closed/{year:int}"] = [new("shandong-admin", "/admin/units/370725103/closed/2025", 404)],
        ["admin/units/{code}"] = [new("shandong-admin", "/admin/units/370725103")],
        ["admin/accounts"] = [new("shandong-admin", "/admin/accounts")],
        ["admin/accounts/new"] = [new("shandong-admin", "/admin/accounts/new")],
        ["admin/accounts/import"] = [new("shandong-admin", "/admin/accounts/import")],
        ["admin/accounts/{id:int}"] = [new("shandong-admin", "/admin/accounts/1")],
        ["audit"] = [new("shandong-audit", "/audit")],
    };

    /// <summary>Routes of pages that are only posted to, or that hand out a file.</summary>
    public static IReadOnlySet<string> Elsewhere { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "account/sign-out", "account/post", "clerk/reports/{year:int}/fields", "clerk/reports/{year:int}/import/{id:long}/original", "county/reports/{unitCode}/{year:int}/sources/{id:long}",
    };
}

/// <summary>A page to look at.</summary>
/// <param name="UserName">The demonstration account that looks, or <see langword="null"/> for the public.</param>
public sealed record SamplePage(string? UserName, string Path, int Status = 200);
