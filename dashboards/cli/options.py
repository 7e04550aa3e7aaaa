"""Options that several commands of the console share."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import click

from dashboards.cli.console import Manner

data = click.option(
    "--data",
    metavar="DIR",
    help="Another folder with boundaries/ and data/. 另一个数据文件夹。",
)
lang = click.option(
    "--lang", metavar="zh|en", default="zh", show_default=True, help="Language. 语言。"
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON. 输出 JSON。")
year = click.option("--year", metavar="Y", help="A year; default: the newest. 年份。")
within = click.option("--within", metavar="CODE", help="Only inside this place. 只看此地。")
allow = click.option(
    "--allow",
    metavar="partial|break",
    multiple=True,
    help="Answer what a rule withholds, labelled; may be repeated. 例外，均加注。",
)


def facts(ask: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of all that print facts, as one ``manner``."""

    @as_json
    @lang
    @data
    @wraps(ask)
    def asked(data: str | None, lang: str, as_json: bool, **choices: Any) -> None:
        ask(manner=Manner(data, lang, as_json), **choices)

    return asked


def wishes(ask: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of what a presenter asks for."""
    told = (
        click.option("--title", metavar="T", help="A title of your own. 自拟标题。"),
        click.option("--note", metavar="T", help="A note of your own. 自拟说明。"),
        click.option("--size", metavar="S", help="a4, 1920x1080px, 297x210mm@300 … 尺寸。"),
        click.option("--part", metavar="map|ranking", help="What it shows. 画地图还是排名。"),
        click.option("--grey", is_flag=True, help="For a printer without colours. 灰度。"),
    )
    return _with(told, standing(ask))


def standing(ask: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of what holds for every map of a presenter."""
    told = (
        click.option("--review", metavar="N", help="Approval number of the map. 审图号。"),
        click.option("--hide", metavar="PART,…", help="legend, labels, scale, … 不显示的部分。"),
        click.option("--waive", metavar="RULE,…", help="Rules that you let stand. 保留的意见。"),
        click.option("--site", metavar="URL", help="Where others reach the atlas. 图集网址。"),
    )
    return _with(told, ask)


def service(ask: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a server; the environment may say them, too."""

    def option(name: str, metavar: str, usual: str, told: str) -> Any:
        variable = f"SIQUAN_{name.upper().replace('-', '_')}"
        return click.option(
            f"--{name}",
            metavar=metavar,
            default=usual,
            show_default=bool(usual),
            envvar=variable if name not in {"host", "port"} else None,
            help=told,
        )

    told = (
        option("host", "NAME", "127.0.0.1", "Address to listen on. 地址。"),
        option("port", "N", "8050", "0 takes a free one. 端口。"),
        option("workers", "N", "1", "Processes that answer. 进程数。"),
        option("threads", "N", "4", "Threads of each process. 每个进程的线程数。"),
        option("url-prefix", "PATH", "", "Path on the host, such as /atlas. 网址前缀。"),
        option("proxies", "N", "0", "Own servers in front, whose headers are believed. 代理层数。"),
        option("log", "none|text|json", "none", "One line a request, on stderr. 日志。"),
    )
    return _with(told, ask)


def counting(ask: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of what is counted of a register, and how."""
    told = (
        click.option(
            "--by",
            metavar="LEVEL",
            required=True,
            help="circle, city, county, sector, or h3:R with a resolution. 按哪一级。",
        ),
        click.option("--out", metavar="FILE", required=True, help="Where to. 输出文件。"),
        click.option(
            "--system",
            metavar="S",
            default="wgs84",
            show_default=True,
            help="Of the positions: wgs84 (cgcs2000), gcj02 or bd09. 坐标系。",
        ),
        click.option(
            "--column",
            metavar="NAME=ROLE",
            multiple=True,
            help="Which column is lon, lat, value, sector, status or year. 某列是什么，可重复。",
        ),
        click.option(
            "--also",
            metavar="ROLE",
            multiple=True,
            help="Part the counts by sector, status or year as well. 再按行业、状态或年份分。",
        ),
        click.option(
            "--only",
            metavar="ROLE=WORD",
            multiple=True,
            help="Count only such rows, as sector=logistics; may be repeated. 只统计这些行。",
        ),
    )
    return _with(told, _pooling(ask))


def _pooling(ask: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of who counts, and of what is made of clusters."""
    told = (
        click.option(
            "--allow", metavar="partial", multiple=True, help="Partial sums. 允许部分和。"
        ),
        click.option(
            "--propose", metavar="FILE", help="Clusters as sites, a CSV. 集聚区建议名单。"
        ),
        _number("--radius", "M", "500", "Metres about a core of a cluster. 集聚半径，米。"),
        _number("--least", "N", "100", "Establishments within it. 半径内最少单位数。"),
        _number("--workers", "N", "2", "Parts counted at once. 并行数。"),
        _number("--part", "MB", "32", "Size of a part. 每份大小。"),
        click.option("--scheduler", metavar="URL", help="Of Dask: tcp://…, tls://…. 集群。"),
    )
    return _with(told, ask)


def _number(
    name: str, metavar: str, default: str, told: str
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(name, metavar=metavar, default=default, show_default=True, help=told)


def _with(
    options: Sequence[Callable[[Callable[..., None]], Callable[..., None]]],
    ask: Callable[..., None],
) -> Callable[..., None]:
    for option in reversed(options):
        ask = option(ask)
    return ask
