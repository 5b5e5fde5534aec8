"""Draws the small PDF attachments of the sample requests: curriculum vitæ, contract, job description, diploma."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from reviewer.dossier.french import format_date
from reviewer.intake.columns import columns
from reviewer.resource_files import path as resource_path

_FINE = "\u202f"
_INVENTED = "Document inventé pour la démonstration d’Avisé. Personnes et organisations sont fictives."


def write_piece(target: Path, kind: str, request: dict[str, Any]) -> None:
    """Write one attachment, the same bytes each time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    title, flow = _DRAWERS[kind](request)
    styles = _styles()
    page = SimpleDocTemplate(
        str(target),
        pagesize=LETTER,
        title=title,
        author=_INVENTED,
        lang="fr-CA",
        invariant=1,
        leftMargin=2.4 * cm,
        rightMargin=2.4 * cm,
        topMargin=2.2 * cm,
        bottomMargin=2 * cm,
    )
    page.build([*flow, Spacer(1, 0.9 * cm), Paragraph(_INVENTED, styles["note"])])


@cache
def _styles() -> dict[str, ParagraphStyle]:
    for name, file in (("Piece", "NotoSans-Regular"), ("PieceBold", "NotoSans-SemiBold")):
        pdfmetrics.registerFont(TTFont(name, str(resource_path(f"fonts/{file}.ttf"))))
    body = ParagraphStyle("body", fontName="Piece", fontSize=10, leading=14, spaceAfter=5)
    return {
        "body": body,
        "title": ParagraphStyle("title", body, fontName="PieceBold", fontSize=17, leading=22, spaceAfter=8),
        "heading": ParagraphStyle(
            "heading", body, fontName="PieceBold", fontSize=11.5, leading=15, spaceBefore=10, spaceAfter=4
        ),
        "centred": ParagraphStyle("centred", body, alignment=TA_CENTER, spaceAfter=10),
        "grand": ParagraphStyle(
            "grand", body, fontName="PieceBold", fontSize=20, leading=26, alignment=TA_CENTER, spaceAfter=14
        ),
        "note": ParagraphStyle("note", body, fontSize=8, leading=11, textColor=HexColor("#5b6470")),
    }


def _line(style: str, text: str) -> Paragraph:
    return Paragraph(escape(text, quote=False), _styles()[style])


def _day(text: str) -> str:
    return format_date(date.fromisoformat(text))


def _span(start: str, end: str | None) -> str:
    return f"Depuis le {_day(start)}" if end is None else f"Du {_day(start)} au {_day(end)}"


def _name(request: dict[str, Any]) -> str:
    return f"{request['candidate']['given_name']} {request['candidate']['family_name']}"


def _money(amount: str) -> str:
    dollars, _, cents = amount.partition(".")
    return f"{int(dollars):,}".replace(",", _FINE) + f",{cents}{_FINE}$"


def _cv(request: dict[str, Any]) -> tuple[str, list[Flowable]]:
    candidate = request["candidate"]
    flow: list[Flowable] = [_line("title", _name(request)), _line("body", candidate["email"])]
    flow.append(_line("heading", "Expérience"))
    for one in reversed(candidate["experiences"]):
        flow.append(_line("body", f"{one['title']}, {one['employer']}"))
        flow.append(_line("note", _span(one["started_on"], one.get("ended_on"))))
    if not candidate["experiences"]:
        flow.append(_line("body", "Aucune expérience rémunérée à temps plein avant l’emploi visé."))
    flow.append(_line("heading", "Formation"))
    for one in candidate["diplomas"]:
        level = columns().label("diploma_level", one["level"])
        flow.append(_line("body", f"{level}, {one['field']}"))
        flow.append(_line("note", f"{one['institution']}, {_day(one['obtained_on'])}"))
    return f"Curriculum vitæ, {_name(request)}", flow


def _contract(request: dict[str, Any]) -> tuple[str, list[Flowable]]:
    employer, job = request["employer"], request["job"]
    hours = str(job["hours_per_week"]).replace(".", ",")
    lines = [
        ("title", "Contrat de travail"),
        ("body", f"Entre {employer['legal_name']} (NEQ {employer['neq']}) et {_name(request)}."),
        ("heading", "Emploi"),
        ("body", f"{job['title']}, à compter du {_day(job['start_on'])}, à {job['workplace_municipality']}."),
        ("body", f"Temps plein, {hours} heures par semaine, durée indéterminée."),
    ]
    if job.get("annual_salary_cad"):
        lines.append(("body", f"Salaire annuel brut{_FINE}: {_money(job['annual_salary_cad'])}."))
    contact = employer["contact"]["name"]
    lines += [
        ("heading", "Signatures"),
        ("body", f"Pour l’employeur{_FINE}: {contact}"),
        ("body", _name(request)),
    ]
    return f"Contrat de travail, {_name(request)}", [_line(*line) for line in lines]


def _job(request: dict[str, Any]) -> tuple[str, list[Flowable]]:
    employer, job = request["employer"], request["job"]
    lines = [
        ("title", job["title"]),
        ("body", f"{employer['legal_name']}, {job['workplace_municipality']}"),
        ("heading", "Tâches"),
        ("body", job["description"]),
        ("heading", "Exigences"),
        ("body", job["requirements"]),
    ]
    return f"Description du poste, {job['title']}", [_line(*line) for line in lines]


def _diploma(request: dict[str, Any]) -> tuple[str, list[Flowable]]:
    diploma = request["candidate"]["diplomas"][0]
    level = columns().label("diploma_level", diploma["level"])
    lines = [
        ("centred", diploma["institution"]),
        ("grand", f"{level}, {diploma['field']}"),
        ("centred", "décerné à"),
        ("grand", _name(request)),
        ("centred", f"le {_day(diploma['obtained_on'])}"),
    ]
    return f"Diplôme, {_name(request)}", [_line(*line) for line in lines]


_DRAWERS: dict[str, Callable[[dict[str, Any]], tuple[str, list[Flowable]]]] = {
    "cv": _cv,
    "contrat": _contract,
    "description_poste": _job,
    "diplome": _diploma,
}
