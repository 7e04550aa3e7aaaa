"""The console script ``siquan``: the same View, the same Scene, in a terminal.

Only click is imported here; what opens the atlas is imported by the command that needs it, so that
``siquan --help`` answers at once.
"""

from typing import Any

import click

from dashboards.cli import options
from dashboards.cli.console import Command, Console, Manner
from dashboards.cli.intakes import match, tally, update

_EPILOG = (
    "Exit codes: 0 done, 1 data or file invalid, 2 argument not understood, "
    "3 refused by a rule of truth."
)


@click.group(
    cls=Console,
    invoke_without_command=True,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="四圈 Siquan: an atlas of Zhejiang's service economy. 浙江服务业图集。",
)
@click.pass_context
def main(ctx: click.Context) -> None:
    """Show the help where no command is named."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@main.command(
    cls=Command,
    help="Serve the atlas to browsers until Ctrl-C. 启动网页，按 Ctrl-C 结束。\n\n"
    "SIGTERM ends it once answers in flight are finished; SIGHUP opens the data anew and goes on"
    " with the old ones where the new are not valid.",
)
@options.service
@options.data
@options.lang
def serve(host: str, port: str, data: str | None, lang: str, **choices: str) -> None:
    """Serve the atlas."""
    from dashboards.cli import server  # noqa: PLC0415

    server.run(Manner(data, lang), host, port, **choices)


@main.command(
    cls=Command,
    help="Check every boundary, table, site and document row; print file, row and reason of each"
    " problem. 检查全部数据。",
)
@click.option(
    "--seal", is_flag=True, help="Write size and checksum of each file. 记下各文件的校验值。"
)
@options.facts
def check(manner: Manner, seal: bool) -> None:
    """Check a data folder."""
    from dashboards.cli import checks  # noqa: PLC0415

    checks.run(manner, sealing=seal)


@main.command(
    cls=Command,
    help="Print one value with unit, status, vintage, grade, source and flags. 查一个数值。\n\n"
    "INDICATOR is an indicator's key or exact name. CODE is an area's code, a region's key, "
    "or an unambiguous name. The default year is "
    "the newest with a value there.",
)
@click.argument("indicator")
@click.argument("code")
@options.year
@options.allow
@options.facts
def value(indicator: str, code: str, manner: Manner, **choices: Any) -> None:
    """Print one value."""
    from dashboards.cli import values  # noqa: PLC0415

    values.run(manner, indicator, code, **choices)


@main.command(
    cls=Command,
    help="Compare places by one indicator, highest first. 比较各地。\n\n"
    "The default year is the newest that most places have; --year latest takes each place's own.",
)
@click.argument("indicator")
@click.option(
    "--by", metavar="LEVEL", required=True, help="Such as circle, city or county. 按哪一级。"
)
@options.within
@options.year
@options.allow
@options.facts
def compare(indicator: str, manner: Manner, **choices: Any) -> None:
    """Compare places."""
    from dashboards.cli import comparisons  # noqa: PLC0415

    comparisons.run(manner, indicator, **choices)


@main.command(
    cls=Command,
    help="Measure a map as a whole: pattern, inequality, specialisation, change. 区域分析。\n\n"
    "MEASURE is moran, lisa, getis, geary, quotient, quadrant, herfindahl, locational_gini, "
    "krugman, gini, theil, cv, sigma, beta or shift_share; shift_share and krugman take the "
    "industries, whatever the INDICATOR. Areas without a value of full scope are left out.",
)
@click.argument("measure")
@click.argument("indicator")
@click.option(
    "--by", metavar="LEVEL", required=True, help="Such as circle, city or county. 按哪一级。"
)
@click.option(
    "--weights",
    metavar="W",
    default="contiguity",
    show_default=True,
    help="Who is a neighbour: contiguity, knn:K or distance:KM. 谁是邻居。",
)
@click.option("--between", metavar="GROUPING", help="Regions to divide by. 按哪种区域分解。")
@click.option("--against", metavar="INDICATOR", help="The whole of a quotient. 区位商的整体。")
@click.option("--permutations", metavar="N", help="Default: 9999, or 999 of many. 排列次数。")
@options.within
@options.year
@options.allow
@options.facts
def analyse(measure: str, indicator: str, manner: Manner, **choices: Any) -> None:
    """Measure a map."""
    from dashboards.cli import analyses  # noqa: PLC0415

    analyses.run(manner, measure, indicator, **choices)


@main.command(
    cls=Command,
    help="List sites: innovation zones, clusters, platforms, pilots. 查集聚点。\n\n"
    "The register has known gaps: what is listed here is not the total.",
)
@click.option("--kind", "kinds", metavar="K", multiple=True, help="May be repeated. 类型，可重复。")
@click.option(
    "--sector",
    "sectors",
    metavar="S",
    multiple=True,
    help="A sector's id or Chinese name; may be repeated. 行业，可重复。",
)
@click.option("--pattern", is_flag=True, help="Where those of each sector lie. 空间分布。")
@options.within
@options.facts
def sites(manner: Manner, **choices: Any) -> None:
    """List sites."""
    from dashboards.cli import registers  # noqa: PLC0415

    registers.run(manner, **choices)


@main.command(
    cls=Command,
    help="Follow a target of the documents: baseline, values since, required pace, standing,"
    " forecast and back-test. 查目标进度。\n\n"
    "INDICATOR is a key or exact name of the documents or of the published series.",
)
@click.argument("indicator")
@click.option(
    "--tolerance",
    metavar="PCT",
    default="0.5",
    show_default=True,
    help="By which “or so” may fall short. 允许误差。",
)
@click.option("--model", metavar="M", help="Method of the forecast. 预测方法。")
@options.facts
def target(indicator: str, manner: Manner, **choices: Any) -> None:
    """Follow a target."""
    from dashboards.cli import targets  # noqa: PLC0415

    targets.run(manner, indicator, **choices)


@main.command(
    cls=Command,
    help="Print what the two documents say, each row with document, section and line."
    " 查两份文件。\n\n"
    "TABLE is one of indicators, circles, sectors, programmes, items, departments, places, "
    "entities, crosswalk, conflicts, terms or absences.",
)
@click.argument("table")
@click.option("--id", "key", metavar="ID", help="Only this row, by key or exact name. 只看一条。")
@options.facts
def plan(table: str, key: str | None, manner: Manner) -> None:
    """Print what the documents say."""
    from dashboards.cli import plans  # noqa: PLC0415

    plans.run(manner, table, key)


@main.command(
    cls=Command,
    help="Write a view to a file, every number with its trace. 把一个视图导出成文件。\n\n"
    "QUERY is the address of the view, such as '/?indicator=…&by=…&year=…'; quote it. The suffix "
    "of FILE is the format: .csv, .xlsx, .gpkg, .parquet, .geojson, .html, .png, .svg, .pdf or "
    ".pptx; of the brief of /targets?pin=…, .html, .md or .docx. Pictures, pages and slides take "
    "the words below.",
)
@click.argument("query")
@click.argument("file")
@options.wishes
@options.data
@options.lang
def export(query: str, file: str, data: str | None, lang: str, **wishes: Any) -> None:
    """Write a view to a file."""
    from dashboards.cli import exports  # noqa: PLC0415

    exports.run(Manner(data, lang), query, file, wishes)


@main.command(
    cls=Command,
    help="Write a briefing pack: for each region position, maps, ranking, peers, targets and sites."
    " 生成简报包：逐区域的位次、地图、排名、相似地区、目标和集聚平台。\n\n"
    "The suffix of FILE is the format: .pptx, .pdf, .docx or .zip; a workbook with every value and"
    " its trace stands beside it, or inside the archive. A run that was broken off is taken up"
    " again.",
)
@click.option("--by", metavar="LEVEL", required=True, help="Such as circle or city. 按哪一级。")
@click.option(
    "--indicators",
    metavar="KEY,…",
    multiple=True,
    required=True,
    help="Keys or names, or all; may be repeated. 指标，或 all。",
)
@click.option("--out", metavar="FILE", required=True, help="Where to. 输出文件。")
@click.option("--year", metavar="Y", help="Of all; default: the newest of each. 年份。")
@click.option("--title", metavar="T", help="Of the pack. 标题。")
@click.option("--note", metavar="T", help="On the cover and every map. 说明。")
@click.option("--dark", is_flag=True, help="Dark slides. 深色幻灯片。")
@options.standing
@options.data
@options.lang
def pack(data: str | None, lang: str, **choices: Any) -> None:
    """Write a pack."""
    from dashboards.cli import packs  # noqa: PLC0415

    packs.run(Manner(data, lang), **choices)


@main.command(
    cls=Command,
    help="Say what a careful editor would object to before a view is published."
    " 发布前检查：编辑会提什么意见。\n\n"
    "QUERY is the address of the view, as for export. Each finding says what, why, and what to do;"
    " an error that is not waived ends with code 3.",
)
@click.argument("query")
@click.option("--title", metavar="T", default="", help="A title of your own. 自拟标题。")
@click.option("--note", metavar="T", default="", help="A note of your own. 自拟说明。")
@click.option("--review", metavar="N", help="Approval number of the map. 审图号。")
@click.option(
    "--waive",
    "waived",
    metavar="RULE",
    multiple=True,
    help="A rule that you know and let stand; may be repeated. 保留某条意见，可重复。",
)
@options.facts
def lint(query: str, title: str, note: str, manner: Manner, **choices: Any) -> None:
    """Look for what an editor would object to."""
    from dashboards.cli import lints  # noqa: PLC0415

    lints.run(manner, query, title, note, **choices)


main.add_command(match)
main.add_command(update)
main.add_command(tally)
