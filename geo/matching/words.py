"""Words that stand in tables of any province: totals, notes, units, headings.

Patterns are matched against folded text (see ``places.fold``) where they are named so, and against
plain text, in which full-width forms are written half-width, elsewhere.
"""

import re

from geo.places import fold

TOTAL = re.compile(
    r"(?:全国?|各|所有)?(?:地区|城区|[省市县区州辖]+)?"
    r"(?:总?合计|总计|小计|共计|累计|总和|总数|总量|汇总|平均值?|均值|本级|直属|级)?"
)
"""Folded: a sum, a mean or a group of areas, by words that every province has."""

TOTAL_EN = re.compile(
    r"(?:all|whole|provincial|province|city|county|grand|sub|municipal|urban)?"
    r"(?:total|subtotal|sum|average|mean|province|districts|urbandistricts)"
)
"""Folded: the same in English."""

NO_TOTAL = frozenset(("", "全", "各", "所有", "地区", "各地区", "级"))
"""Folded: what the pattern of totals matches, and is none."""

PROVINCE = frozenset(("全省", "provincetotal", "wholeprovince"))
"""Folded: the whole province, whichever it is; other totals may be of what a table lists."""

NOTE = re.compile(
    r"(?:[*※]*\s*)(?:附?注\s*(?:\d{0,2}\s*[:.、]|\d{0,2}(?:\s|$))|(?:备注|说明|附注|注释)\s*(?::|$)"
    r"|(?:资料|数据|本表|信息)?来源\s*(?::|于|$)|续表|[(]续[)]|本表|填报|制表|审核|打印"
    r"|(?:notes?|sources?|remarks?)\s*\d*\s*(?:[:.]|$))",
    re.IGNORECASE,
)
"""Plain: how a line begins that tells something of the table."""

UNIT_LINE = re.compile(r"[(]?\s*(?:计量)?单\s*位\s*:\s*(.*?)\s*[)]?$|units?\s*:\s*(.*)$", re.I)
"""Plain: a line, or the end of one, that names the unit of all values."""

UNIT = re.compile(
    r"(?:(?:十|百万|百|千|万亿|万|亿|10{1,9})\s*)?"
    r"(?:个?百分点|%|‰|per\s?cent|percent|倍|度|天|日|年|岁|分|次|位|名|户|人|家|个|件|套|辆|台|艘|架"
    r"|张|册|平方|吨|公斤|千克|克|斤|亩|公顷|升|立方米|平方米|平方公里|公里|千米|米|千瓦时?|瓦时"
    r"|元|人民币|港元|美元|欧元|人次|张?床位?|所|处|座|项|种|标箱|teu|km2|km²|km|hm2|ha|[kg]wh|t|kg"
    r"|m2|m3|rmb|usd|cny|yuan|persons?|people|heads?|points?|tons?|times)"
    r"|万|亿|千|百万|万亿",
    re.IGNORECASE,
)
"""Plain: one unit, with its power of ten."""

HEADS = {
    "parent": re.compile(
        r"(?:所属|所在|上级|隶属|归属).*|地级市|设区市|地市|市州|上级|parent|prefecture"
    ),
    "code": re.compile(
        r"(?!.*(?:邮|机构|企业|信用|产品|商品|行业|部门)).*(?:代码|编码|区划码|地区码)|(?:ad|gb|area|region|unit)?codes?|adcode"
    ),
    "item": re.compile(
        r"(?:统计)?指标(?:名称)?|项目(?:名称)?|indicators?(?:name)?|items?|variables?"
    ),
    "name": re.compile(
        r".*(?:地区|区域|市县|县市|区县|县区|城市|地名|地方|行政区划?|名称)(?:名称?)?"
        r"|各?[省市县区]|市县区|县市区|(?:region|area|unit|city|county|district|place)s?(?:name)?"
        r"|names?"
    ),
    "year": re.compile(r"年份?|年度|时间|时期|统计年[份度]|数据年[份度]|years?|yr"),
    "unit": re.compile(r"(?:计量|数据)?单位|units?(?:ofmeasure)?"),
    "note": re.compile(r".*(?:备注|说明|来源|注释)|注|notes?|remarks?|sources?"),
    "ignore": re.compile(
        r"序号?|编号|邮编|邮政编码|.*电话|no|id|.*(?:排名|位次|名次|排序|排位)|rank(?:ing)?"
    ),
}
"""Folded: what the heading of a column says it holds."""

SITE_HEADS = {
    "kind": re.compile(r"(?:平台|园区|集聚区|示范区)?(?:类型|类别|种类)(?:名称)?|kinds?|types?"),
    "sector": re.compile(
        r"(?:主导|所属|重点)?(?:行业|产业|领域|业态)(?:类别|名称)?|sectors?|industry"
    ),
    "batch": re.compile(r".*批次|批|batch"),
    "year": re.compile(r".*(?:年份|年度|时间)|年|years?"),
    "lon": re.compile(r".*(?:经度|东经)|lon|lng|longitude|x"),
    "lat": re.compile(r".*(?:纬度|北纬)|lat|latitude|y"),
    "city": re.compile(
        r"所?[在属]?(?:地级|设区)?市|所[在属](?:地市|城市)|地市|城市|city|prefecture"
    ),
    "county": re.compile(
        r"所?[在属]?(?:县市区|县区市|区县市?|县市|市县|县区|区|县)|所[在属]地区?|属地|county|district"
    ),
    "name": re.compile(r".*名称|名单|names?|sites?"),
}
"""Folded: the headings of a list of sites, beside those of any table."""

GROWING = re.compile(
    r"增|减|速|差|净|变化|变动|气温|温度|盈亏|利润|growth|change|net|balance", re.I
)
"""Plain: the name of a column in which values below zero are no surprise."""

MISSING = frozenset(
    (
        "/",
        "\\",
        "x",
        "×",
        "*",
        "空",
        "无",
        "缺",
        "无数据",
        "暂无",
        "na",
        "n/a",
        "null",
        "none",
        "nil",
    )
)
"""Plain, in small letters: what stands where there is no value."""

FAULTS = re.compile(r"#.{1,12}|[-+]?inf(?:inity)?|[-+]?∞|nan", re.IGNORECASE)
"""Plain: what a formula leaves that came to nothing."""

LEAD = re.compile(
    r"^(?:[#★☆△▲●○◆◇■□▪•·※*†‡+—–\-]+\s*"
    r"|[(]\s*(?:\d{1,3}|[一二三四五六七八九十百]{1,4})\s*[)]\s*[、.]?\s*"
    r"|\d{1,3}\s*(?:[、)]|[.](?!\d))\s*|\d{1,2}\s+(?=\D)|[一二三四五六七八九十百]{1,4}\s*[、.)]\s*"
    r"|其\s*中\s*:?\s*)"
)
"""Plain: numbers and marks before a label."""

TAIL = re.compile(r"\s*(?:注\s*\d{0,2}|(?<=\D)\d{1,2}\s*[)]|[*※†‡★☆△▲#]+)$")
"""Plain: marks of footnotes after a label."""

FOOTNOTE = re.compile(
    r"\d{1,2}|[a-z]|注\s*\d{0,2}|[*※†‡]+|[ivx]{1,4}|[一二三四五六七八九十]{1,2}", re.I
)
"""Plain: what stands in brackets and is only the mark of a footnote or a number."""

FORMERLY = re.compile(r"^(?:原|曾用名|旧称|又称|即|原名|formerly)\s*:?\s*", re.IGNORECASE)
"""Plain: how brackets begin that hold another name."""

STANDING = re.compile(r"(?:县|地|副省)级市?|省会(?:城市)?|计划单列市")
"""Plain: what stands in brackets and only says what kind of area it is."""

SEVERAL = re.compile(r"[、;&+,]")
"""Plain: what stands between several places named at once."""

BOOK = re.compile(r"年鉴|yearbook", re.IGNORECASE)
"""Plain: a book is named by the year it came out in, not by the year of its values."""


CODE_LIKE = re.compile(r"\d{6}(?:\d{3}){0,2}")
"""Plain: a number of as many digits as a code of an area has, from counties to villages."""

_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州"
    "|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_PROVINCES_EN = (
    "beijing|tianjin|shanghai|chongqing|hebei|shanxi|liaoning|jilin|heilongjiang|jiangsu|zhejiang"
    "|anhui|fujian|jiangxi|shandong|henan|hubei|hunan|guangdong|hainan|sichuan|guizhou|yunnan"
    "|shaanxi|gansu|qinghai|taiwan|innermongolia|guangxi|tibet|ningxia|xinjiang|hongkong|maca[ou]"
)
ELSEWHERE = re.compile(
    rf"(?:{_PROVINCES})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?|(?:{_PROVINCES_EN})(?:city|province)?"
    r"|[\u4e00-\u9fff]{2,8}(?:市|省|盟|州|地区|自治区|特别行政区)|[a-z]{3,20}(?:city|province)"
)
"""Folded: a province of the country, or what is written like a city; it may be here or not."""

GROUP = re.compile(
    r".*(?:[级区县强]|各|其[他它余]|重点|中心)市|.*(?:[大小级心点他它各]|沿海)城市"
    r"|.*(?:分|各|其[他它余]|[东西南北中]部?|沿[海江]|内陆|山区|平原|海岛|城[镇乡市]|[农乡]村|发达|三角洲?|周边)"
    r"地区"
)
"""Folded: a group of areas that ends as the name of a city does."""

MONTHS = re.compile(
    r"(?:统计|数据|报告|所属)?(?:月份?|月度|季度?|日期|报告期)|(?:year)?months?|quarters?|dates?"
)
"""Folded: the heading of a column that holds parts of years."""

_UNITS = (
    "乡镇|街道|镇街|镇|村|社区|企业|公司|法人|单位|门店|商户|园区?|小微园|开发区|学校|医院|机构|项目|工程|平台|景区|银行"
    "|产品|品种|商品|品牌|市场|商场|楼宇"
)
PARTS = re.compile(
    rf"(?:所[属在]|重点|[^主导支柱特色优势]{{0,4}})?(?:{_UNITS})(?:{_UNITS})?(?:名称?|简称)"
    rf"|(?:所[属在])?(?:{_UNITS})(?:{_UNITS})?"
    r"|(?:所属|细分|国民经济)?(?:行业|产业)(?:门类|大类|中类|小类|分类|类别|名称)?"
    r"|性别|年龄[段组]?|民族|户口.*|户籍|学历|受教育程度|分组|组别"
    r"|(?:详细|注册|通讯|建设|项目|办公)?(?:地址|地点)"
    r"|towns?|townships?|villages?|compan(?:y|ies)|enterprises?|industry|sectors?|sex|gender|age"
    r"|(?:age)?groups?|address|projects?"
)
"""Folded: the heading of a column that says which part of an area a row is of."""

WHOLE = re.compile(
    r"[总合小共]计|累计|全部|全体|全年|全行业|全社会|总体|整体|年度|total|all|both(?:sexes)?|whole(?:year)?"
)
"""Folded: what says under such a heading that a row is of the whole."""

HOMONYMS = frozenset(("taizhou", "suzhou", "fuzhou", "yulin", "yichun", "jinzhou", "chaozhou"))
"""Folded: cities of several provinces that are one in Latin letters."""


def is_elsewhere(text: str) -> bool:
    """Whether a plain label that is no area here is written like a city, or is a province."""
    folded = fold(text)
    return bool(ELSEWHERE.fullmatch(folded)) and not GROUP.fullmatch(folded)


MADE = re.compile(
    r"(?:制表|打印|发布|公布|填报|填表|上报|更新|印发|编制|审核|生成|导出|下载|采集|报送)(?:日期|时间|单位|部门|人|机构)?\s*:"
    r"|日期\s*:|(?:printed|published|updated|issued|downloaded)\b",
    re.IGNORECASE,
)
"""Plain: how a line begins that says when a table was made, not of when its values are."""


def is_total(folded: str) -> bool:
    """Whether a folded label names a sum, a mean or a group of areas, and no area."""
    named = folded not in NO_TOTAL and TOTAL.fullmatch(folded)
    return bool(named or TOTAL_EN.fullmatch(folded))


def is_whole(folded: str) -> bool:
    """Whether a folded word says that a row is of a whole area and a whole year."""
    return bool(WHOLE.fullmatch(folded))


def is_unit(text: str) -> bool:
    """Whether plain text is a unit of measure, such as 万元/人."""
    parts = re.split(r"[/每·]", text.strip())
    return len(text) <= 16 and all(UNIT.fullmatch(part.strip()) for part in parts)
