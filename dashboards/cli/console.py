"""How the console speaks: what is asked for, and every failure as one sentence on stderr."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import click

from dashboards.settings import SettingError

DONE, INVALID, MISUNDERSTOOD, REFUSED = range(4)
"""The exit codes."""

_INTERRUPTED = 130
_LONG = 60


@dataclass(frozen=True, slots=True)
class Manner:
    """How an answer is wanted.

    Attributes
    ----------
    data : str or None
        Folder of the atlas; ``None`` for the product's own.
    lang : str
    json : bool
        Whether to print JSON instead of a table.
    """

    data: str | None = None
    lang: str = "zh"
    json: bool = False


class HaltError(Exception):
    """The end of a command, with its exit code and the one sentence that says why."""

    def __init__(self, code: int, sentence: str) -> None:
        super().__init__(code, sentence)
        self.code, self.sentence = code, " ".join(sentence.split())


class SurplusError(click.UsageError):
    """An argument more than the command takes."""

    def __init__(self, stray: str, ctx: click.Context) -> None:
        super().__init__(stray, ctx)
        self.stray = stray


class NoCommandError(click.UsageError):
    """A word where a command should stand."""

    def __init__(self, stray: str, commands: Sequence[str], ctx: click.Context) -> None:
        super().__init__(stray, ctx)
        self.stray, self.commands = stray, commands


class Command(click.Command):
    """A command that names the first argument it has no use for."""

    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and refuse what is left over."""
        try:
            left = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if left and not ctx.resilient_parsing:
            raise SurplusError(left[0], ctx)
        return left


class Console(click.Group):
    """The group of all commands; the one place where failures become exit codes."""

    def main(  # pyright: ignore[reportIncompatibleMethodOverride]  (click's own choices are fixed)
        self, args: Sequence[str] | None = None, **more: Any
    ) -> Any:
        """Run a command line and exit."""
        told = list(sys.argv[1:] if args is None else args)
        more |= {"prog_name": "siquan", "standalone_mode": False}
        try:
            code = super().main(told, **more) or DONE
            sys.stdout.flush()  # a full disk is told here, not by Python at its end
            sys.exit(code)
        except click.UsageError as error:
            _end(MISUNDERSTOOD, _usage(error, _language(told)))
        except HaltError as error:
            _end(error.code, error.sentence)
        except OSError as error:
            _end(INVALID, _hindered(error, _language(told)))
        except SettingError as error:
            _end(MISUNDERSTOOD, error.said.say(_language(told)))
        except click.Abort:
            sys.exit(_INTERRUPTED)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which there are."""
        if args[0] in self.commands or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        raise NoCommandError(args[0], list(self.commands), ctx)


def quoted(text: str) -> str:
    """Quote what was given, shortened, with nothing in it that a terminal would obey."""
    return repr(text if len(text) <= _LONG else f"{text[: _LONG - 1]}…")


def near(text: str, names: Iterable[str]) -> list[str]:
    """Return the three names most like ``text``, if any is."""
    spelt = {name.casefold(): name for name in names}
    return [spelt[one] for one in get_close_matches(text[:_LONG].casefold(), spelt, 3)]


def known(lang: str, close: Sequence[str], all_names: str) -> str:
    """Say which names are close to the one given, or else all that there are."""
    from geo.text import listed, say  # noqa: PLC0415  (only a failure waits for it)

    if close:
        return say(lang, "cli.close", "the closest: {names}", names=listed(lang, list(close)))
    return say(lang, "cli.known", "known: {names}", names=all_names)


def _end(code: int, sentence: str) -> None:
    click.echo(sentence, err=True)
    sys.exit(code)


def _hindered(error: OSError, lang: str) -> str:
    """Say in one sentence what the machine is in the way of."""
    from geo.hindrances import HinderedError  # noqa: PLC0415  (only a failure waits for it)
    from geo.text import say  # noqa: PLC0415  (only a failure waits for it)

    if isinstance(error, HinderedError):
        return error.sentence.say(lang)
    reason = error.strerror or str(error)
    if error.filename:
        reason = f"{reason}: {quoted(str(error.filename))}"
    text = (
        "the machine cannot write or read a file that this needs ({reason}); make room, or name"
        " another folder for temporary files by TMPDIR, and run the command again"
    )
    return " ".join(say(lang, "cli.disk", text, reason=reason).split())


def _language(args: Sequence[str]) -> str:
    """Find the language that a command line asks for, before it is understood."""
    for here, after in zip(args, [*args[1:], ""], strict=True):
        if here == "--lang":
            return after
        if here.startswith("--lang="):
            return here.removeprefix("--lang=")
    return "zh"


def _usage(error: click.UsageError, lang: str) -> str:
    """Say in one sentence what click did not understand, and where the help is."""
    from geo.text import say  # noqa: PLC0415  (only a failure waits for it)

    match error:
        case click.NoSuchOption():
            what = say(lang, "cli.option", "option")
            said = _unknown(lang, what, error.option_name, _options(error.ctx))
        case NoCommandError():
            what = say(lang, "cli.command", "command")
            said = _unknown(lang, what, error.stray, error.commands)
        case SurplusError():
            stray = quoted(error.stray)
            said = say(lang, "cli.surplus", "{value} is one argument too many", value=stray)
        case click.MissingParameter() if error.param:
            said = say(lang, "cli.missing", "{value} is missing", value=_spelt(error.param))
        case click.BadOptionUsage():
            option = quoted(error.option_name)
            said = say(lang, "cli.usage", "the option {value} is not used like this", value=option)
        case _:
            said = quoted(error.format_message())
    path = error.ctx.command_path if error.ctx else "siquan"
    hint = say(lang, "cli.help", "see `{command} --help`", command=path)
    return say(lang, "cli.sentence", "{said}; {hint}", said=said, hint=hint)


def _unknown(lang: str, what: str, name: str, names: Sequence[str]) -> str:
    from geo.text import listed, say  # noqa: PLC0415  (only a failure waits for it)

    return say(
        lang,
        "cli.unknown",
        "no {what} named {value}; {known}",
        what=what,
        value=quoted(name),
        known=known(lang, near(name, names), listed(lang, list(names))),
    )


def _spelt(param: click.Parameter) -> str:
    """Write a parameter as the help does: ``--by`` or ``INDICATOR``."""
    return param.opts[-1] if param.param_type_name == "option" else (param.name or "").upper()


def _options(ctx: click.Context | None) -> list[str]:
    found = ctx.command.get_params(ctx) if ctx else []
    return [name for one in found if one.param_type_name == "option" for name in one.opts]
