"""The one list, and the views that people keep of it."""

from __future__ import annotations

from reviewer.dossier.lifecycle import Act
from reviewer.services.listing import ListingDesk
from reviewer.services.saved_views import SavedViewDesk
from tests.support.use_cases.scene import Scene, UseCase, read


def _lists(scene: Scene) -> ListingDesk:
    return scene.office.lists


def _views(scene: Scene) -> SavedViewDesk:
    return scene.office.saved_views


def _opened(scene: Scene) -> str:
    return _lists(scene).open("").key


def _kept(scene: Scene) -> str:
    return _views(scene).save("Ma vue", "état:reçue").facts["view"]


LISTS: tuple[UseCase, ...] = (
    read("lists.catalogue", Act.READ_QUEUE, lambda s: _lists(s).catalogue()),
    read("lists.open", Act.READ_QUEUE, lambda s: _lists(s).open("")),
    read("lists.hold", Act.READ_QUEUE, lambda s: _lists(s).hold(_opened(s))),
    read("lists.page", Act.READ_QUEUE, lambda s: _lists(s).page(_opened(s), 0, 5)),
    read("lists.place", Act.READ_QUEUE, lambda s: _lists(s).place(_opened(s), s.dossier_id)),
    read("lists.ids", Act.READ_QUEUE, lambda s: _lists(s).ids(_opened(s))),
    read("lists.changes", Act.READ_QUEUE, lambda s: _lists(s).changes(_opened(s))),
    read("lists.lacks", Act.READ_QUEUE, lambda s: _lists(s).lacks(_opened(s), ())),
    read("lists.close", None, lambda s: _lists(s).close("none")),
    read("lists.close_all", None, lambda s: _lists(s).close_all()),
    read("saved_views.all", Act.READ_QUEUE, lambda s: _views(s).all()),
    read("saved_views.rail", Act.READ_QUEUE, lambda s: _views(s).rail()),
    read("saved_views.layout", Act.READ_QUEUE, lambda s: _views(s).layout()),
    UseCase("saved_views.keep_layout", Act.KEEP_VIEWS, lambda s: _views(s).keep_layout(()), by_state=False),
    UseCase("saved_views.save", Act.KEEP_VIEWS, _kept, by_state=False),
    UseCase(
        "saved_views.change",
        Act.KEEP_VIEWS,
        lambda s: _views(s).change(_kept(s), 1, name="Autre"),
        by_state=False,
    ),
    UseCase(
        "saved_views.share",
        Act.SHARE_VIEWS,
        lambda s: _views(s).share(_kept(s), 1, shared=True),
        by_state=False,
    ),
    UseCase("saved_views.delete", Act.KEEP_VIEWS, lambda s: _views(s).delete(_kept(s), 1), by_state=False),
)
