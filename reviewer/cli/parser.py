"""The words of the command line: commands, their arguments, French help and French usage errors."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from reviewer.cli.output import complain
from reviewer.wording import Wording

EXIT_USAGE = 2

_MOST_DAYS = 36_500
_MOST_SECONDS = 86_400
_MOST_THRESHOLD = 1_000_000
_DIMENSIONS = ("month", "year", "programme", "stream", "substream", "profile")
_FLAVOURS = ("csv", "csv-excel-fr", "xlsx", "json")


class FrenchParser(argparse.ArgumentParser):
    """A parser that refuses wrong usage in one French sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, how to get help, and leave with status 2."""
        wording = Wording.load()
        complain(wording.text("cli", "usage", what=_in_french(wording, message), program=self.prog))
        raise SystemExit(EXIT_USAGE)

    def format_usage(self) -> str:
        """Return the usage line in French."""
        return self._translated(super().format_usage())

    def format_help(self) -> str:
        """Return the help in French."""
        return self._translated(super().format_help())

    def _translated(self, text: str) -> str:
        wording = Wording.load()
        for english, key in (
            ("usage: ", "usage_heading"),
            ("positional arguments:", "positional_heading"),
            ("options:", "options_heading"),
            ("show this help message and exit", "help_option"),
        ):
            text = text.replace(english, wording.text("cli", key))
        return text


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words ask for. Leaves with status 2 where they are wrong usage.

    With ``--expert`` there is no command: the files may stand anywhere, before or after ``--home``.
    """
    if "--expert" not in words or not words[0].startswith("-"):
        return build_parser().parse_args(words)
    wording = Wording.load()
    parser = FrenchParser(
        prog="avise --expert",
        usage="%(prog)s [--home DOSSIER] [FICHIER …]",
        description=wording.text("cli_help", "expert_option"),
    )
    _of_windows(parser, wording)
    parser.add_argument("--expert", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FICHIER", help=wording.text("cli_help", "expert_files")
    )
    options = parser.parse_intermixed_args(words)
    options.expert, options.command = options.files, None
    return options


def _of_windows(parser: argparse.ArgumentParser, wording: Wording) -> None:
    """Add the options that stand without a command."""
    parser.add_argument("--version", action="store_true", help=wording.text("cli_help", "version"))
    parser.add_argument(
        "--demonstration", action="store_true", help=wording.text("cli_help", "demonstration")
    )
    parser.add_argument("--home", type=Path, metavar="DOSSIER", help=wording.text("cli_help", "home_option"))
    parser.add_argument("--gallery", action="store_true", help=wording.text("cli_help", "gallery"))


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of ``avise``."""
    wording = Wording.load()

    def text(key: str) -> str:
        return wording.text("cli_help", key)

    parser = FrenchParser(prog="avise", description=text("avise"))
    _of_windows(parser, wording)
    parser.add_argument("--expert", nargs="*", type=Path, metavar="FICHIER", help=text("expert_option"))
    verbs = parser.add_subparsers(dest="command", metavar=text("command_name"), parser_class=FrenchParser)

    def verb(name: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=text(name), description=text(name))

    def database(target: argparse.ArgumentParser, *, again: bool = False) -> None:
        # ``again``: after a verb of a verb; what was said before it stands.
        absent, no = (argparse.SUPPRESS, argparse.SUPPRESS) if again else (None, False)
        target.add_argument("--database", metavar="URL", default=absent, help=text("database_option"))
        target.add_argument(
            "--as", dest="login", metavar="IDENTIFIANT", default=absent, help=text("as_option")
        )
        target.add_argument("--password-stdin", action="store_true", default=no, help=text("password_option"))

    def as_json(target: argparse.ArgumentParser) -> None:
        target.add_argument("--format", choices=("text", "json"), default="text", help=text("format_option"))

    def as_of(target: argparse.ArgumentParser) -> None:
        target.add_argument("--as-of", type=_date, metavar="DATE", help=text("as_of_option"))

    intake = verb("intake")
    given = intake.add_mutually_exclusive_group(required=True)
    given.add_argument(
        "files", nargs="*", default=[], type=Path, metavar="FICHIER", help=text("intake_files")
    )
    given.add_argument("--template", type=Path, metavar="FICHIER", help=text("template_option"))
    database(intake)
    intake.add_argument("--programme", metavar="ID", help=text("house_programme_option"))
    as_of(intake)
    as_json(intake)

    precheck = verb("precheck")
    precheck.add_argument("files", nargs="+", type=Path, metavar="FICHIER", help=text("intake_files"))
    as_of(precheck)
    precheck.add_argument("--programme", default="iatiev", metavar="ID", help=text("programme_option"))
    precheck.add_argument("--rules", metavar="ID", help=text("rules_option"))
    database(precheck)
    as_json(precheck)

    assign = verb("assign")
    assign.add_argument("file", type=Path, metavar="FICHIER", help=text("assign_file"))
    assign.add_argument("--seconds", type=_seconds, metavar="SECONDES", help=text("seconds_option"))
    as_json(assign)

    verify = verb("verify")
    verify.add_argument("files", nargs="+", type=Path, metavar="AVIS.pdf", help=text("verify_files"))
    verify.add_argument("--trust", type=Path, action="append", metavar="CERT.pem", help=text("trust_option"))
    verify.add_argument("--status", type=Path, action="append", metavar="LISTE", help=text("status_option"))
    database(verify)
    as_of(verify)
    as_json(verify)

    states = verb("status")
    acts = states.add_subparsers(
        dest="act", metavar=text("act_name"), parser_class=FrenchParser, required=True
    )
    publish = acts.add_parser("publish", help=text("status_publish"), description=text("status_publish"))
    publish.add_argument("--out", type=Path, required=True, metavar="FICHIER", help=text("status_out"))
    publish.add_argument("--days", type=_days_ahead, default=7, metavar="JOURS", help=text("status_days"))
    keys = acts.add_parser("keys", help=text("status_keys"), description=text("status_keys"))
    keys.add_argument("--out", type=Path, required=True, metavar="DOSSIER", help=text("keys_out"))
    rotate = acts.add_parser("rotate", help=text("status_rotate"), description=text("status_rotate"))
    for act in (publish, keys, rotate):
        database(act)

    reconcile = verb("reconcile")
    reconcile.add_argument("file", type=Path, metavar="FICHIER", help=text("reconcile_file"))
    reconcile.add_argument("--mapping", metavar="NOM", help=text("reconcile_mapping"))
    reconcile.add_argument("--sheet", metavar="FEUILLE", help=text("reconcile_sheet"))
    reconcile.add_argument("--programme", metavar="ID", help=text("house_programme_option"))
    reconcile.add_argument("--import", dest="kept", action="store_true", help=text("reconcile_import"))
    as_of(reconcile)
    database(reconcile)
    as_json(reconcile)

    replay = verb("replay")
    database(replay)
    replay.add_argument("--rules", metavar="ID", help=text("rules_option"))
    as_of(replay)
    replay.add_argument("--filed-on", type=_date, metavar="DATE", help=text("filed_on_option"))
    replay.add_argument("--shift-days", type=_days, default=0, metavar="JOURS", help=text("shift_option"))
    as_json(replay)

    agreement = verb("agreement")
    agreement.add_argument("file", type=Path, metavar="FICHIER.csv", help=text("agreement_file"))
    agreement.add_argument(
        "--level", choices=("nominal", "ordinal", "interval"), default="nominal", help=text("level_option")
    )
    as_json(agreement)

    protect = verb("protect")
    protect.add_argument("file", type=Path, metavar="TABLEAUX.csv", help=text("protect_file"))
    protect.add_argument("--threshold", type=_threshold, metavar="SEUIL", help=text("threshold_option"))
    protect.add_argument("--relations", type=Path, metavar="FICHIER.json", help=text("relations_option"))
    protect.add_argument(
        "--previous",
        type=Path,
        action="append",
        default=[],
        metavar="EDITION.json",
        help=text("previous_option"),
    )
    protect.add_argument("--keep-totals", action="store_true", help=text("keep_totals_option"))
    protect.add_argument("--hold", action="store_true", help=text("hold_option"))
    protect.add_argument("--seconds", type=_seconds, metavar="SECONDES", help=text("seconds_option"))
    as_json(protect)

    demo = verb("demo")
    demo.add_argument("--out", type=Path, required=True, metavar="DOSSIER", help=text("out_option"))
    demo.add_argument("--unencrypted", action="store_true", help=text("unencrypted_option"))

    audit = verb("audit")
    database(audit)
    as_json(audit)
    acts = audit.add_subparsers(dest="act", metavar=text("act_name"), parser_class=FrenchParser)
    sealing = acts.add_parser("seal", help=text("audit_seal"), description=text("audit_seal"))
    export = acts.add_parser("export", help=text("audit_export"), description=text("audit_export"))
    export.add_argument("--out", type=Path, required=True, metavar="DOSSIER", help=text("proof_out"))
    export.add_argument("--dossier", metavar="REFERENCE", help=text("proof_dossier"))
    for act in (sealing, export):  # what was said before the verb stands
        act.add_argument("--database", metavar="URL", default=argparse.SUPPRESS, help=text("database_option"))

    base = verb("database")
    acts = base.add_subparsers(dest="act", metavar=text("act_name"), parser_class=FrenchParser, required=True)
    for name in ("init", "upgrade", "check"):
        database(acts.add_parser(name, help=text(f"database_{name}"), description=text(f"database_{name}")))
    backup = acts.add_parser("backup", help=text("database_backup"), description=text("database_backup"))
    backup.add_argument("target", type=Path, nargs="?", metavar="DOSSIER", help=text("backup_target"))
    backup.add_argument("--if-due", action="store_true", help=text("if_due_option"))
    backup.add_argument("--as-is", action="store_true", help=text("as_is_option"))
    database(backup)
    restore = acts.add_parser("restore", help=text("database_restore"), description=text("database_restore"))
    restore.add_argument("source", type=Path, metavar="DOSSIER", help=text("restore_source"))
    restore.add_argument("--replace", action="store_true", help=text("replace_option"))
    restore.add_argument("--dry-run", action="store_true", help=text("dry_run_option"))
    database(restore)
    orphans = acts.add_parser("orphans", help=text("database_orphans"), description=text("database_orphans"))
    orphans.add_argument("--clear", action="store_true", help=text("clear_option"))
    database(orphans)

    keys = acts.add_parser("keys", help=text("database_keys"), description=text("database_keys"))
    database(keys)
    verbs_of_keys = keys.add_subparsers(dest="verb", metavar=text("act_name"), parser_class=FrenchParser)

    def verb_of_keys(name: str) -> argparse.ArgumentParser:
        words = text("keys_" + name.replace("-", "_"))
        made = verbs_of_keys.add_parser(name, help=words, description=words)
        database(made, again=True)
        return made

    verb_of_keys("list")
    for name in ("add-password", "add-recovery", "add-computer"):
        adding = verb_of_keys(name)
        adding.add_argument(
            "--for", dest="holder", metavar="NOM", required=name != "add-computer", help=text("keys_for")
        )
        if name == "add-computer":
            adding.add_argument("--keyring", action="store_true", help=text("keys_keyring"))
    removing = verb_of_keys("remove")
    removing.add_argument("slot", metavar="ACCES", help=text("keys_slot"))
    verb_of_keys("rekey")
    encrypt = acts.add_parser("encrypt", help=text("database_encrypt"), description=text("database_encrypt"))
    database(encrypt)

    roles = acts.add_parser("roles", help=text("database_roles"), description=text("database_roles"))
    roles.add_argument("--grant", nargs=2, metavar=("LOGIN", "PERSONNE"), help=text("grant_option"))
    database(roles)

    travelling = verb("package")
    acts = travelling.add_subparsers(
        dest="act", metavar=text("act_name"), parser_class=FrenchParser, required=True
    )
    for name in ("inspect", "verify"):
        act = acts.add_parser(name, help=text(f"package_{name}"), description=text(f"package_{name}"))
        act.add_argument("file", type=Path, metavar="FICHIER", help=text("package_file"))
        database(act)
        as_json(act)

    shelf = verb("programme")
    acts = shelf.add_subparsers(
        dest="act", metavar=text("act_name"), parser_class=FrenchParser, required=True
    )
    for name in ("install", "check"):
        act = acts.add_parser(name, help=text(f"programme_{name}"), description=text(f"programme_{name}"))
        act.add_argument("folder", type=Path, metavar="DOSSIER", help=text("programme_folder"))
        if name == "install":
            database(act)
    listing = acts.add_parser("list", help=text("programme_list"), description=text("programme_list"))
    database(listing)
    as_json(listing)

    counting = verb("figures")
    acts = counting.add_subparsers(
        dest="act", metavar=text("act_name"), parser_class=FrenchParser, required=True
    )
    declared = acts.add_parser(
        "declared", help=text("figures_declared"), description=text("figures_declared")
    )
    declared.add_argument("file", type=Path, metavar="CHIFFRES.toml", help=text("figures_file"))
    as_json(declared)
    for name in ("show", "check", "export", "publish", "report", "editions"):
        act = acts.add_parser(name, help=text(f"figures_{name}"), description=text(f"figures_{name}"))
        database(act)
        if name in {"show", "export"}:
            act.add_argument(
                "--by", action="append", default=[], choices=_DIMENSIONS, help=text("figures_by")
            )
            act.add_argument("--first", type=_date, metavar="DATE", help=text("figures_first"))
            act.add_argument("--last", type=_date, metavar="DATE", help=text("figures_last"))
            act.add_argument("--query", metavar="RECHERCHE", help=text("figures_query"))
        if name in {"export", "publish", "report"}:
            act.add_argument("--out", type=Path, required=True, metavar="DOSSIER", help=text("figures_out"))
        if name in {"show", "check", "editions"}:
            as_json(act)
        if name == "show":
            act.add_argument("--only", metavar="ID", help=text("figures_only"))
        if name == "export":
            act.add_argument(
                "--flavour", choices=_FLAVOURS, default=_FLAVOURS[0], help=text("figures_flavour")
            )
        if name == "report":
            act.add_argument(
                "--years", type=int, nargs=2, required=True, metavar="AN", help=text("figures_years")
            )
        if name in {"publish", "report"}:
            act.add_argument("--programme", metavar="ID", help=text("house_programme_option"))
            act.add_argument("--title", required=True, metavar="TITRE", help=text("figures_title"))
    return parser


def _date(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(Wording.load().text("cli", "usage_date", found=value)) from None


def _days(value: str) -> int:
    try:
        days = int(value)
    except ValueError:
        days = _MOST_DAYS + 1
    if abs(days) > _MOST_DAYS:
        raise argparse.ArgumentTypeError(
            Wording.load().text("cli", "usage_days", found=value, most=_MOST_DAYS)
        )
    return days


def _days_ahead(value: str) -> int:
    days = _days(value)
    if days < 0:
        raise argparse.ArgumentTypeError(
            Wording.load().text("cli", "usage_days", found=value, most=_MOST_DAYS)
        )
    return days


def _seconds(value: str) -> int:
    try:
        seconds = int(value)
    except ValueError:
        seconds = 0
    if not 1 <= seconds <= _MOST_SECONDS:
        raise argparse.ArgumentTypeError(
            Wording.load().text("cli", "usage_seconds", found=value, most=_MOST_SECONDS)
        )
    return seconds


def _threshold(value: str) -> int:
    try:
        threshold = int(value)
    except ValueError:
        threshold = 0
    if not 1 <= threshold <= _MOST_THRESHOLD:
        raise argparse.ArgumentTypeError(
            Wording.load().text("protection_cli", "usage_threshold", found=value, most=_MOST_THRESHOLD)
        )
    return threshold


def _in_french(wording: Wording, message: str) -> str:
    for pattern, key in (
        (r"the following arguments are required: (?P<names>.+)", "usage_required"),
        (r"one of the arguments (?P<names>.+) is required", "usage_required"),
        (r"argument (?P<name>\S+): not allowed with argument (?P<other>.+)", "usage_other"),
        (r"unrecognized arguments: (?P<names>.+)", "usage_unknown"),
        (
            r"argument (?P<name>\S+): invalid choice: (?P<found>.+?) \(choose from (?P<wanted>.+)\)",
            "usage_choice",
        ),
        (r"argument (?P<name>\S+): expected .+", "usage_value"),
        (r"argument (?P<name>\S+): (?P<detail>.+)", "usage_detail"),
    ):
        match = re.fullmatch(pattern, message, flags=re.DOTALL)
        if match is not None:
            facts = {name: value.replace("'", "") for name, value in match.groupdict().items()}
            return wording.text("cli", key, **facts)
    return wording.text("cli", "usage_other")
