"""Rejected rows, the reconciliation of rows, and the findings of the data-quality rules."""

import pandas as pd

SOURCE = "netflix_titles"
REJECTED = ["raw_table", "source_file", "source_row", "rejected_by", "rule", "rejection_reason"]


def list_rejected(
    staged: pd.DataFrame, unreadable: pd.DataFrame, rules: pd.DataFrame
) -> pd.DataFrame:
    """Return one row per record that landing or staging rejected."""
    landing = unreadable.rename(
        columns={"_file": "source_file", "_row": "source_row", "reason": "rejection_reason"}
    ).assign(rejected_by="landing", rule="record_not_readable")
    reasons = rules.loc[rules["source"] == SOURCE].set_index("rule")["description"]
    rejected = staged.loc[
        staged["rejection_rule"].notna(), ["source_file", "source_row", "rejection_rule"]
    ].rename(columns={"rejection_rule": "rule"})
    staging = rejected.assign(
        raw_table=SOURCE, rejected_by="staging", rejection_reason=rejected["rule"].map(reasons)
    )
    return pd.concat([landing[REJECTED], staging[REJECTED]], ignore_index=True)


def reconcile(
    record_count: int, staged: pd.DataFrame, rejected: pd.DataFrame, is_sample: bool
) -> pd.DataFrame:
    """Return how many rows were read, staged and rejected, and whether that adds up."""
    staged_rows = int(staged["rejection_rule"].isna().sum())
    rejected_rows = int((rejected["raw_table"] == SOURCE).sum())
    return pd.DataFrame(
        {
            "raw_table": [SOURCE],
            "raw_rows": [record_count],
            "staged_rows": [staged_rows],
            "rejected_rows": [rejected_rows],
            "is_reconciled": [record_count == staged_rows + rejected_rows],
            "is_fictional_sample": [is_sample],
        }
    )


def summarise(
    rules: pd.DataFrame, hits: dict[str, pd.DataFrame], rejected: pd.DataFrame
) -> pd.DataFrame:
    """Return how many rows each rule found, and the first example in order of the alphabet."""
    record = rejected["source_file"] + ", record " + rejected["source_row"].astype("str")
    found = {
        (SOURCE, rule): (rows["subject"].nunique(), (rows["subject"] + ": " + rows["evidence"]))
        for rule, rows in hits.items()
    } | {
        key: (rows.nunique(), rows)
        for key, rows in record.groupby([rejected["raw_table"], rejected["rule"]])
    }
    keys = list(zip(rules["source"], rules["rule"], strict=True))
    none = (0, pd.Series([], dtype="str"))
    return rules.assign(
        affected_rows=[found.get(key, none)[0] for key in keys],
        example=pd.Series([found.get(key, none)[1].min() for key in keys], dtype="str"),
    )


def report_quality(findings: pd.DataFrame, reconciled: pd.DataFrame) -> pd.DataFrame:
    """Return the findings with the share of the rows that they concern."""
    report = findings[findings["source"] == SOURCE].merge(
        reconciled[["raw_table", "raw_rows"]], left_on="source", right_on="raw_table"
    )
    share = report["affected_rows"] / report["raw_rows"]
    report["affected_share"] = share.mask(report["rule"].str.startswith("person"))
    return report.drop(columns="raw_table")
