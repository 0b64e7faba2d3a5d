"""The report on the season: how each month differs from the year around it."""

import pandas as pd


def count_months(titles: pd.DataFrame, dates: pd.DataFrame, by: list[str]) -> "pd.Series[int]":
    """Return the titles added per month, and per other column."""
    months = dates.set_index("date_on")["month_starts_on"]
    added = titles.loc[titles["added_on"].notna(), ["added_on", *by]]
    added = added.assign(month_starts_on=added["added_on"].map(months))
    return added.groupby(["month_starts_on", *by]).size()


def report_seasonality(
    titles: pd.DataFrame, dates: pd.DataFrame, minimum_titles: int
) -> pd.DataFrame:
    """Return the months in which enough was added around to tell a season from chance."""
    added = count_months(titles, dates, [])
    months = dates.groupby("month_starts_on").agg(
        year=("year", "min"), month=("month", "min"), day_count=("date_on", "size")
    )
    months = months[added.index.min() : added.index.max()]
    months["added_count"] = added.reindex(months.index, fill_value=0)
    rate = months["added_count"] / months.pop("day_count")
    months["added_per_day"] = rate
    # Twelve months around, centred, take the growth over the years out; the ends have too few.
    twelve = rate.rolling(12).mean()
    months["around_per_day"] = (twelve.shift(-5) + twelve.shift(-6)) / 2
    per_month = months["around_per_day"] * 365 / 12
    months["minimum_per_month"] = max(minimum_titles, per_month.max() / 4)
    compared = months[per_month >= months["minimum_per_month"]].reset_index()
    compared["relative_rate"] = compared["added_per_day"] / compared["around_per_day"] - 1
    by_month = compared.groupby("month")["relative_rate"]
    compared["median_relative_rate"] = by_month.transform("median")
    compared["year_count"] = by_month.transform("size")
    return compared
