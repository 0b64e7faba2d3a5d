"""The raw tables: their names and published columns, in order.

Every column is text; each table also ends in ``_file`` (the file's name) and ``_row`` (the 1-based
record number in that file). The dbt seeds and sources carry the same names. Several files of one
table are parts of it, and the part stands before the name in ``_file``: ``2025H1/report.xlsx``.
"""

RAW_TABLES: dict[str, tuple[str, ...]] = {
    "netflix_titles": (
        "show_id", "type", "title", "director", "cast", "country", "date_added", "release_year",
        "rating", "duration", "listed_in", "description",
    ),
    "top10_global": (
        "week", "category", "weekly_rank", "show_title", "season_title", "weekly_hours_viewed",
        "runtime", "weekly_views", "cumulative_weeks_in_top_10", "is_staggered_launch",
        "episode_launch_details", "runtime_override_flag",
    ),
    "top10_countries": (
        "country_name", "country_iso2", "week", "category", "weekly_rank", "show_title",
        "season_title", "cumulative_weeks_in_top_10",
    ),
    "top10_most_popular": (
        "category", "rank", "show_title", "season_title", "hours_viewed_first_28_days",
        "hours_viewed_first_91_days", "runtime", "views_first_91_days",
    ),
    "engagement": (
        "half_year", "sheet", "title", "available_globally", "release_date", "hours_viewed",
        "runtime", "views",
    ),
    "viewing_activity": (
        "profile_name", "start_time", "duration", "attributes", "title",
        "supplemental_video_type", "device_type", "bookmark", "latest_bookmark", "country",
    ),
    "viewing_history": ("title", "date"),
    "ratings": ("movie_id", "user_id", "rating", "date", "timestamp", "dataset"),
    "rated_movies": ("movie_id", "year", "title", "dataset"),
}  # fmt: skip

PRIVATE_TABLES = frozenset({"viewing_activity", "viewing_history"})  # what a member watched

PARTED_TABLES = PRIVATE_TABLES | {
    "top10_global",
    "top10_countries",
    "top10_most_popular",
    "engagement",
    "ratings",
    "rated_movies",
}  # landed as a folder of Parquet files, the others as one file

HASH_LENGTH = 16  # hexadecimal digits of the SHA-256 of what landed, by which changes are told

LANDING_TABLES: dict[str, tuple[str, ...]] = {
    "landed_files": (
        "raw_table", "_file", "record_count", "landed_count", "rejected_count", "account",
        "date_order", "content_hash",
    ),
    "rejected_records": ("raw_table", "_file", "_row", "reason"),
}  # fmt: skip
