"""What a page of the explorer is made of: data, filters, charts and listings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import altair as alt
import pandas as pd

Frames = Mapping[str, pd.DataFrame]
Sentence = str | Callable[[Frames], str]


@dataclass(frozen=True)
class Dataset:
    """Columns of one table that a page carries, all rows, in one order.

    Attributes:
        name: what charts, filters and listings of the page call it.
        table: the report or mart, with its schema.
        columns: those carried.
        order_by: the columns that give the rows one order.
        lists: columns that hold several values joined by `|`, carried as lists.
        free: keys of filters that do not narrow it, though it has their column.
        source: raw table without which it is empty and its part of the page says what to land, a
            key of build.SOURCES; empty where the page's own `needs` say so.
        empty: what its part of the page says where it has no rows though its source is landed;
            without it the part stays, and shows none.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    order_by: tuple[str, ...]
    lists: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    source: str = ""
    empty: str = ""


@dataclass(frozen=True)
class Column:
    """One column of a listing or of a chart's table.

    Attributes:
        field: field of the rows.
        label: its heading.
        format: a key of explore.js's formats.
        missing: what stands where the row has no value.
    """

    field: str
    label: str
    format: str = "text"
    missing: str = "–"


@dataclass(frozen=True)
class Filter:
    """One control, which filters every dataset that has its column.

    Attributes:
        key: its name in the form and in the hash of the address.
        label: what the reader sees.
        column: the column compared; of a list, one value must be equal.
        kind: ``choice`` (a select), ``hidden`` (a choice made elsewhere on the page), ``from`` or
            ``to`` (a number), ``text`` (a search), ``pick`` (a search for the name of one value, of
            which there are too many for a select).
        columns: those searched by a ``text``, in place of `column`; of a ``pick`` the one that
            names the values.
        every: first entry of a choice, for no filter; None where one value is always chosen.
        options: dataset and column that the values of a choice or a pick come from; by default, of
            a choice, the datasets that have the column.
        start: the value before the reader chooses, computed from the data.
    """

    key: str
    label: str
    column: str = ""
    kind: str = "choice"
    columns: tuple[str, ...] = ()
    every: str | None = "All"
    options: tuple[str, str] | None = None
    start: Callable[[Frames], Any] | None = None


@dataclass(frozen=True)
class Chart:
    """One chart, drawn by Vega from the rows of a dataset that pass the filters.

    Attributes:
        name: its identifier on the page.
        dataset: the dataset that it draws.
        spec: builds the Altair chart, with the dataset as named data.
        finding: the title while no filter is set: a sentence with the finding.
        plain: the title when filters narrow the data; the key of a pick in braces is its name.
        reading: one line on how to read it.
        table: columns of "Show as table", fields of the rows behind the marks.
        own: keys of filters that this chart sets, by brush or click: it shows all, and stresses
            what they choose.
        click: filter key and field: a click on a mark chooses the field's value.
        brush: keys of the filters that a brush over `field` sets, and that field.
        marks: start of the name of the marks whose rows the table shows.
        wide: whether it takes the whole width.
        note: a caveat below it.
    """

    name: str
    dataset: str
    spec: Callable[[Frames], alt.TopLevelMixin]
    finding: Sentence
    plain: str
    reading: str
    table: tuple[Column, ...]
    own: tuple[str, ...] = ()
    click: tuple[str, str] | None = None
    brush: tuple[str, str, str] | None = None
    marks: str = ""
    wide: bool = False
    note: Sentence = ""


@dataclass(frozen=True)
class Listing:
    """A sorted, paged table of the rows that pass the filters.

    Attributes:
        name: its identifier on the page.
        dataset: the dataset listed.
        title: its heading.
        columns: those shown; the first opens the details, where there are any.
        sort: field and direction at first, 1 or -1.
        details: what the dialog of one row shows; empty for no dialog.
        noun: what one row is, in the singular.
        title_id: field with the title that a row's link to the Title page shows, if any: in its
            dialog, or in the first column where a row opens nothing.
        page_size: rows shown at a time.
        own: keys of filters that do not narrow it.
        choose: filter key and field, in place of a dialog: opening a row chooses the field's value.
        none: what stands in its place where no row passes; by default a line below the headings.
    """

    name: str
    dataset: str
    title: str
    columns: tuple[Column, ...]
    sort: tuple[str, int]
    noun: str
    details: tuple[Column, ...] = ()
    title_id: str | None = None
    page_size: int = 20
    own: tuple[str, ...] = ()
    choose: tuple[str, str] | None = None
    none: str = ""


@dataclass(frozen=True)
class Page:
    """One page of the site.

    Attributes:
        name: its name, that of its data and template.
        label: its entry in the navigation.
        title: its heading.
        lede: one paragraph below it.
        needs: raw tables without which it has nothing to show; of a tuple of them, one is enough.
        datasets, filters, charts, listings: what it is made of.
        facts: headline numbers: (number, what it counts).
        counts: datasets whose matching rows are counted beside the filters, and what a row is.
        pooled: columns of several datasets whose texts are stored once for all of them.
        scripts: further scripts of the page, in assets/.
        is_private: whether it shows what a member watched.
        figures: static figures that it shows, by name.
        context: more for its template, from the frames.
    """

    name: str
    label: str
    title: str
    lede: Sentence
    needs: tuple[str | tuple[str, ...], ...] = ()
    datasets: tuple[Dataset, ...] = ()
    filters: tuple[Filter, ...] = ()
    charts: tuple[Chart, ...] = ()
    listings: tuple[Listing, ...] = ()
    facts: Callable[[Frames], list[tuple[str, str]]] | None = None
    counts: tuple[tuple[str, str], ...] = ()
    pooled: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    is_private: bool = False
    figures: Callable[[Frames], list[str]] | None = None
    context: Callable[[Frames], dict[str, Any]] = field(default=lambda frames: {})

    @property
    def file(self) -> str:
        """Return the name of its file without the ending."""
        return "index" if self.name == "story" else self.name


def say(sentence: Sentence, frames: Frames) -> str:
    """Return a sentence, computed from the page's data where it is a function."""
    return sentence(frames) if callable(sentence) else sentence
