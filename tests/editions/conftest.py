"""Every edition of the two real briefs, built once."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import pytest
from lxml import etree
from pdf_file import Pdf

from polybrief.briefs.reading import read_brief
from polybrief.languages import LANGUAGES, language
from polybrief.model.brief import Brief
from polybrief.model.edition import Edition
from polybrief.model.page import Page
from polybrief.pipeline.editions import Options, publish, render_page
from polybrief.translation.catalogs import read_catalog
from polybrief.translation.edition import edition
from polybrief.workspace import Workspace

ROOT = Path(__file__).parents[2]
EDITIONS = [
    (brief.id, tag)
    for brief in (read_brief(file).brief for file in sorted((ROOT / "briefs").glob("*/brief.yaml")))
    for tag, of_language in LANGUAGES.items()
    if tag == brief.language or Workspace(ROOT).catalog_file(brief.id, of_language.locale).is_file()
]


@dataclass
class Published:
    """One edition: the data, the page, the file."""

    edition: Edition
    page: Page
    pdf: Pdf
    path: Path

    @property
    def brief(self) -> Brief:
        return self.edition.brief

    @property
    def tag(self) -> str:
        return self.edition.language.tag

    @cached_property
    def body(self) -> etree._Element:
        """The page without what every page repeats."""
        root = etree.fromstring(self.page.xhtml.encode())
        for element in root.xpath(
            "//*[local-name()='head'] | //*[contains(@class, 'running')] | //*[local-name()='svg']"
        ):
            element.getparent().remove(element)
        return root

    @cached_property
    def texts(self) -> list[str]:
        """The texts of the edition that stand on its page, in no order."""
        whole = "".join(self.body.itertext())
        return [text.text for text in self.edition.texts.values() if text.text in whole]


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> MappingProxyType[tuple[str, str], Published]:
    """All editions, by brief and language, each also a file on disk."""
    workspace = Workspace(ROOT)
    folder = tmp_path_factory.mktemp("editions")
    made = {}
    for brief_id, tag in EDITIONS:
        # Without a record of its checks a brief can only be published as unchecked.
        options = Options(unchecked=not workspace.record_file(brief_id).is_file())
        data = publish(workspace, brief_id, tag, "pdf", options)
        brief = read_brief(workspace.brief_file(brief_id)).brief
        of_language = language(tag)
        catalog = workspace.catalog_file(brief_id, of_language.locale)
        own = tag == brief.language
        of_tag = edition(brief, of_language, None if own else read_catalog(catalog), unchecked=options.unchecked)
        path = folder / f"{brief_id}.{tag}.pdf"
        path.write_bytes(data)
        made[brief_id, tag] = Published(of_tag, render_page(of_tag, options), Pdf(data), path)
    return MappingProxyType(made)


@pytest.fixture(params=EDITIONS, ids="-".join)
def published(request: pytest.FixtureRequest, editions: MappingProxyType[tuple[str, str], Published]) -> Published:
    """Each edition in turn."""
    return editions[request.param]
