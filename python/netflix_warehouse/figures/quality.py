"""The figure of what the data-quality rules found."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import Page, right_of
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.wording import count, name


@figure(report="rpt_catalogue_data_quality")
def catalogue_data_quality(report: pd.DataFrame, source: Source) -> Figure:
    """Draw how many records each data-quality rule touched, by what was done about it."""
    found = report[report["affected_rows"] > 0]
    if found.empty:
        return blank(
            f"None of the {count(len(report), 'data-quality rule')} found anything",
            f"{count(report['raw_rows'].max(), 'record')} were checked.",
            source,
        )
    actions = {
        "rejected": "Rejected: the record is kept out, and listed",
        "nulled": "Nulled: an unreadable value became empty",
        "repaired": "Repaired: the value was put right",
        "flagged": "Flagged: kept as it is, and marked",
    }
    shown = [
        (action, heading, rules.sort_values(["affected_rows", "rule"], ascending=[False, True]))
        for action, heading in actions.items()
        if len(rules := found[found["action"] == action])
    ]
    listed = 9
    rows = sum(min(len(rules), listed) for *_, rules in shown)
    top_rule = found.sort_values(["affected_rows", "rule"], ascending=[False, True]).iloc[0]
    rejected = report.loc[report["action"] == "rejected", "affected_rows"].sum()
    left_out = sum(max(0, len(rules) - listed) for *_, rules in shown)
    page = Page(
        f"{count(len(found))} of {count(len(report), 'data-quality rule')} found something; "
        + (
            f"{count(rejected, 'record')} had to be rejected"
            if rejected
            else "no record was rejected"
        ),
        f"Records that each rule touched, of {count(top_rule['raw_rows'])} (logarithmic scale); "
        f"at most the {listed} largest of each kind",
        source.note(
            "A record may be touched by several rules; rules on people count names."
            + (f" {count(left_out, 'rule')} with fewer finds not drawn." if left_out else "")
        ),
        rows * 18 + len(shown) * 34 + 6,
        source.is_fictional_sample,
    )
    labels = {
        action: [name(rule, 60).replace("_", " ") for rule in rules["rule"].head(listed)]
        for action, _, rules in shown
    }
    left = page.label_width([label for column in labels.values() for label in column])
    top = 0
    highest = found["affected_rows"].max()
    for action, heading, rules in shown:
        rules = rules.head(listed)
        page.text(0, top + 8, heading, weight="bold")
        axes = page.rows(labels[action], top + 20, len(rules) * 18, left, grid="x")
        axes.set_xscale("log")
        axes.set_xlim(0.8, highest * 2.2)
        axes.xaxis.set_major_locator(FixedLocator([10**i for i in range(len(str(highest)))]))
        axes.xaxis.set_minor_locator(FixedLocator([]))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: count(value)))
        axes.tick_params(labelbottom=action == shown[-1][0])
        for row, affected in enumerate(rules["affected_rows"]):
            colour = palette().orange if action in ("rejected", "nulled") else palette().blue
            axes.plot([affected], [row], "o", color=colour)
            right_of(axes, affected, row, count(affected), 8)
        top += len(rules) * 18 + 34
    return page.figure
