"""The commands that take tables in: a reader's own, and newer publications."""

from typing import Any

import click

from dashboards.cli import options
from dashboards.cli.console import Command, Manner


@click.command(
    cls=Command,
    help="Show how a table of your own fits the areas; nothing is kept."
    " 看自备表格如何与地区匹配。\n\n"
    "TABLE is an XLSX, XLS, ODS or CSV file. Every row ends as matched, ambiguous, unmatched, "
    "a duplicate, or set aside.",
)
@click.argument("table")
@click.option(
    "--sheet", metavar="S", help="Name or number; default: the sheet that fits best. 工作表。"
)
@click.option("--sites", is_flag=True, help="The table is a list of sites. 平台名录。")
@options.facts
def match(table: str, manner: Manner, **choices: Any) -> None:
    """Fit a table to the areas."""
    from dashboards.cli import matches  # noqa: PLC0415

    matches.run(manner, table, **choices)


@click.command(
    cls=Command,
    help="Bring a newer publication into a data folder; try it out, then --keep it."
    " 把新一年的年鉴表并入数据文件夹：先试，再保留。\n\n"
    "FILE is a workbook or CSV as it was published. Values it replaces move to the conflicts, "
    "changes are told in data/changes.csv. Steps: docs/update.md.",
)
@click.argument("file", required=False)
@click.option("--new", is_flag=True, help="Begin DIR as a copy of the shipped data. 新建副本。")
@click.option("--title", metavar="T", help="Of the publication. 出版物名称。")
@click.option("--publisher", metavar="P", help="发布单位。")
@click.option("--published", metavar="Y", help="Year of publication. 发布年份。")
@click.option("--address", metavar="URL", help="Where it was read. 网址。")
@click.option("--grade", metavar="A|B|C", help="Official, copy, secondary. 等级。")
@click.option("--status", metavar="S", help="preliminary, final or revised-after-census. 状态。")
@click.option("--vintage", metavar="V", help="Census vintage of GDP columns. 普查口径。")
@click.option("--scope", metavar="S", default="full", help="Of counties: full or partial. 范围。")
@click.option("--boundaries", metavar="Y", help="Divisions: a year's end, or today. 区划。")
@click.option(
    "--column",
    metavar="NAME=INDICATOR",
    multiple=True,
    help="A column by name or letter; NAME= leaves it out. 某列是哪个指标，可重复。",
)
@click.option("--unit", metavar="U", help="Of columns that state none. 未写单位的列。")
@click.option("--sheet", metavar="S", help="Name or number of a sheet. 工作表。")
@click.option("--year", metavar="Y", help="Where the table does not tell. 表中未写的年份。")
@click.option("--reason", metavar="T", help="Why areas do not add up to the whole. 差额原因。")
@click.option("--reason-en", metavar="T", help="The same in English.")
@click.option("--version", metavar="V", help="Of the data; default: the next. 数据版本。")
@click.option("--keep", is_flag=True, help="Write it, if all checks pass. 写入。")
@options.facts
def update(file: str | None, manner: Manner, **choices: Any) -> None:
    """Update a data folder."""
    from dashboards.cli import updates  # noqa: PLC0415

    updates.run(manner, file, **choices)


@click.command(
    cls=Command,
    help="Count a register of establishments by place: millions of rows, on this machine or on a"
    " cluster. 按地区统计名录，可达千万行。\n\n"
    "POINTS is a CSV or Parquet file with a position in each row; rows that cannot be placed are"
    " told one reason at a time. FILE is .csv, .xlsx or .parquet; the account of all rows lies"
    " beside it as .account.json. A run that was broken off is taken up again.\n\n"
    "A register that lists one unit in several years counts it in each, unless --only year=2024"
    " or --also year is given. 同一单位列入几年就计几次。",
)
@click.argument("points")
@options.counting
@options.facts
def tally(points: str, manner: Manner, **choices: Any) -> None:
    """Count a register."""
    from dashboards.cli import tallies  # noqa: PLC0415

    tallies.run(manner, points, **choices)
