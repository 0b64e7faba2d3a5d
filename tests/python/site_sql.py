"""The SQL of what the explorer must show, written anew over the warehouse's tables."""

# Rows of all kinds together, or of the one kind that a filter leaves.
ALL_KINDS = """
    from passing where kind = 'all' or (select count(distinct kind) from passing) = 1
"""
SURVIVAL = """
    select category, weeks_since_debut, at_risk_count, left_count, survival_share
    from passing where starts_with(category, '{}') and weeks_since_debut <= 20
"""
DEMAND = """
    select
        genre, matched_title_count, title_share, hours_share, matched_demand_supply_ratio,
        greatest(coalesce(ratio_without_top_title, matched_demand_supply_ratio), 0.001), supply
    from passing where kind = '{}' and matched_demand_supply_ratio > 0
"""
# Rows of a dataset made of other tables than its report, so that the report is compared, too.
# Columns that are lists on the page are joined by a bar, as in the reports.
ROWS = {
    ("catalogue", "titles"): """
        select
            titles.*,
            if(titles.type = 'Movie', 'film', 'series') as kind,
            genres.genres,
            named.countries
        from (select * exclude (countries, genres) from marts.fct_catalogue_titles) as titles
        left join (
            select show_id, string_agg(genre, '|') as genres
            from marts.fct_catalogue_genres group by all
        ) as genres using (show_id)
        left join (
            select show_id, string_agg(country, '|') as countries
            from marts.fct_catalogue_countries group by all
        ) as named using (show_id)
    """,
}

TOP_15 = "order by titles desc, 1 limit 15"
# Of each page and chart, the columns of its table, from the rows `passing` its filters.
CHARTS = {
    ("catalogue", "additions"): """
        select added_year, count(*) as titles
        from passing where added_year is not null group by all
    """,
    ("catalogue", "genres"): f"""
        select genre, count(*) as titles
        from passing, unnest(string_split(genres, '|')) as t(genre)
        group by all {TOP_15}
    """,
    ("catalogue", "countries"): f"""
        select country, count(*) as titles
        from passing, unnest(string_split(countries, '|')) as t(country)
        group by all {TOP_15}
    """,
    ("catalogue", "running_time"): """
        with tens as (
            select least(duration_minutes // 10 * 10, 200) as start, count(*) as films
            from passing where duration_minutes is not null group by all
        )
        select
            if(start = 200, '200 minutes and more', format('{} to {} minutes', start, start + 9)),
            films
        from tens
    """,
    ("catalogue", "age_bands"): """
        with bands as (
            select added_year, age_band, count(*) as titles
            from passing where added_year is not null group by all
        )
        select *, titles / sum(titles) over (partition by added_year) as share
        from bands
        qualify sum(titles) over (partition by added_year) >= 10
    """,
    ("title", "half_years"): "select half_year, hours_viewed, views from passing",
    ("title", "weeks"): """
        select week_ending_on, category, season_title, weekly_rank, hours_viewed from passing
    """,
    ("top10", "title_weeks"): """
        select row_label, category, week_ending_on, weekly_rank, hours_viewed, views from passing
    """,
    ("top10", "survival_films"): SURVIVAL.format("Films"),
    ("top10", "survival_series"): SURVIVAL.format("TV"),
    ("top10", "runs"): """
        with longest as (
            from passing order by week_count desc, total_hours desc, label, category limit 15
        ),
        named as (
            select *, label || if(run_number > 1, ', run ' || run_number, '') as run from longest
        )
        select
            run || if(count(*) over (partition by run) > 1, ', ' || category, ''),
            category, started_on, ended_on, week_count, total_hours
        from named
    """,
    ("top10", "reach"): f"""
        with shown as ({ALL_KINDS})
        select reach_band, 'Share of titles', title_count, place_count, title_share from shown
        union all
        select reach_band, 'Share of places', title_count, place_count, place_share from shown
    """,
    ("top10", "spread"): """
        with steps as (
            select
                *,
                coalesce(lag(mean_reached_share) over weeks, 0) as earlier,
                last_value(mean_reached_share) over (
                    weeks rows between unbounded preceding and unbounded following
                ) as finally
            from passing
            window weeks as (partition by kind, reach_band order by weeks_since_first)
        )
        select
            if(kind = 'film', 'Films, ', 'Series, ') || reach_band,
            ['first week', 'week after', 'later'][weeks_since_first + 1],
            if(weeks_since_first = 2, finally, mean_reached_share) - earlier,
            title_count
        from steps where weeks_since_first <= 2
    """,
    ("engagement", "concentration"): f"""
        with shown as ({ALL_KINDS})
        select half_year, 'top title', top_1_share from shown
        union all
        select half_year, 'top 10', top_10_share from shown
        union all
        select half_year, 'top 100', top_100_share from shown
    """,
    ("engagement", "lorenz"): """
        select kind, title_percentile, hours_share from passing where kind != 'all'
    """,
    ("engagement", "ages"): f"""
        select
            half_year, age_band, title_count, hours_viewed, dated_hours_share, dated_hours_coverage
        from ({ALL_KINDS}) where dated_hours_share is not null
    """,
    ("engagement", "demand_films"): DEMAND.format("film"),
    ("engagement", "demand_series"): DEMAND.format("series"),
    ("engagement", "trend"): """
        select
            coalesce(title_part, show_title), half_year, hours_viewed, views, runtime_minutes,
            released_on
        from passing
    """,
    ("viewing", "calendar"): """
        select played_on, watched_minutes, play_count, episode_count, film_count from passing
    """,
    ("viewing", "hours"): """
        select
            ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][iso_weekday],
            hour,
            sum(watched_minutes) / 60,
            sum(watched_minutes) / sum(sum(watched_minutes)) over ()
        from passing group by iso_weekday, hour
    """,
    ("viewing", "months"): """
        select month_starts_on, 'Films', coalesce(film_minutes, 0) / 60 from passing
        union all
        select month_starts_on, 'Series', coalesce(series_minutes, 0) / 60 from passing
    """,
    ("viewing", "binge_share"): """
        select month_starts_on, binge_minutes_share, binge_count, series_minutes
        from passing where binge_minutes_share is not null
    """,
    ("viewing", "starts"): """
        select started_with, count(*) from passing where started_with is not null group by all
    """,
    ("viewing", "status"): """
        select completion_status, count(*) from passing group by all
    """,
    ("viewing", "devices"): """
        select device_family, sum(watched_minutes) / 60 as hours
        from passing group by device_family having hours > 0
    """,
}
