using System.Globalization;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Data.Scale;

/// <summary>Units in the proportions of the country, with invented names: about sixteen to a county, nine counties to a city, eleven cities to a province.</summary>
internal static class ScaleHierarchy
{
    /// <summary>A whole branch: province, city, county, township.</summary>
    public const int FewestUnits = 4;

    /// <summary>Codes of townships and departments run out above this.</summary>
    public const int MostUnits = 200_000;

    private const int UnitsToCounty = 16;
    private const int CountiesToCity = 9;
    private const int CitiesToProvince = 11;

    private const string First = "安白宝长朝承春大德东丰福高古广海合和黑红湖华怀惠济建江金景靖康兰乐澧连灵龙泸洛蒙密明牧南宁平青清庆泉荣瑞三沙上石顺泰桃天通望文武西新兴秀延永玉云泽昭枝";
    private const string Second = "安昌城川村德都阜岗港谷关河湖化会家江津口兰乐林岭柳陵洛门明南宁坪浦桥青泉山石水塘田头湾溪县乡阳义驿营原源镇州洲庄";

    private static readonly string[] Provinces = ["11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65"];

    private static readonly (string Code, string Name)[] Departments =
    [
        ("JYJ", "教育局"), ("GAJ", "公安局"), ("CZJ", "财政局"), ("MZJ", "民政局"), ("WJJ", "卫生健康局"), ("ZRZY", "自然资源局"),
        ("ZJJ", "住房和城乡建设局"), ("JTJ", "交通运输局"), ("NYJ", "农业农村局"), ("SCJG", "市场监督管理局"), ("YJJ", "应急管理局"),
        ("SFJ", "司法局"), ("SJJ", "审计局"), ("TJJ", "统计局"), ("SWJ", "水务局"), ("WLJ", "文化和旅游局"), ("FGW", "发展和改革局"), ("RSJ", "人力资源和社会保障局"),
    ];

    public static IReadOnlyList<(Unit Unit, string AreaNames)> Make(int count)
    {
        var counties = Math.Max(1, (int)Math.Round(count / (double)UnitsToCounty));
        var cities = (counties + CountiesToCity - 1) / CountiesToCity;
        var provinces = Math.Clamp((cities + CitiesToProvince - 1) / CitiesToProvince, 1, Provinces.Length);
        List<(Unit Unit, string AreaNames)> units = new(count);
        List<Unit> provinceUnits = [], cityUnits = [];
        List<(Unit Unit, string AreaNames)> countyUnits = [];
        for (var p = 0; p < provinces; p++)
        {
            var province = Unit.Create(Provinces[p] + "0000", $"{Name(p, 7)}省", UnitLevel.Province, null, true);
            provinceUnits.Add(province);
            units.Add((province, string.Empty));
        }

        for (var c = 0; c < cities; c++)
        {
            var province = provinceUnits[c % provinces];
            var code = string.Create(CultureInfo.InvariantCulture, $"{province.Code[..2]}{(c / provinces) + 1:00}00");
            var city = Unit.Create(code, $"{Name(c, 101)}市", UnitLevel.City, province, true);
            cityUnits.Add(city);
            units.Add((city, province.Name));
        }

        for (var k = 0; k < counties; k++)
        {
            var city = cityUnits[k % cities];
            var code = string.Create(CultureInfo.InvariantCulture, $"{city.Code[..4]}{(k / cities) + 1:00}");
            var names = $"{provinceUnits[k % cities % provinces].Name}/{city.Name}";
            var county = (Unit.Create(code, Name(k, 1009) + (k % 3) switch { 0 => "区", 1 => "县", _ => "市" }, UnitLevel.County, city, true), names);
            countyUnits.Add(county);
            units.Add(county);
        }

        for (var n = 0; units.Count < count; n++)
        {
            var (county, above) = countyUnits[n % counties];
            var within = n / counties;
            var names = $"{above}/{county.Name}";

            // Two townships to a department, until the departments run out.
            var department = within % 3 == 2 && within / 3 < Departments.Length ? Departments[within / 3] : default;
            units.Add((
                department.Code is null
                    ? Unit.Create(string.Create(CultureInfo.InvariantCulture, $"{county.Code}{100 + within:000}"), county.Name + Name(n, 5003) + TownshipKind(n), UnitLevel.Township, county, true)
                    : Unit.Create($"{county.Code}-{department.Code}", county.Name + department.Name, UnitLevel.Department, county, true),
                names));
        }

        return units[..count];
    }

    private static string TownshipKind(int n) => (n % 7) switch { 0 or 4 => "街道办事处", 1 or 2 or 5 => "镇人民政府", _ => "乡人民政府" };

    // Steps through all pairs of characters in an order that looks like none; the step shares no factor with their number.
    private static string Name(int n, int start)
    {
        var pairs = First.Length * Second.Length;
        var at = (int)(((long)n * 1877L) + (start * 31L)) % pairs;
        return $"{First[at % First.Length]}{Second[at / First.Length]}";
    }
}
