"""One query per published fact on the Top 10, the engagement reports and their titles in common."""

# Steps of the comparison that the list of facts describes, on titles as the marts hold them.
TNORM = """
    create or replace temporary macro tnorm(title) as trim(regexp_replace(regexp_replace(
        replace(lower(strip_accents(nfc_normalize(title))), '&', ' and '),
        '[^\\p{L}\\p{M}\\p{N}]', ' ', 'g'), '\\s+', ' ', 'g'))
"""

_ENTRY = "category || ' | ' || show_title || ' | ' || coalesce(season_title, 'N/A')"
_KIND = "case kind when 'film' then 'Film' else 'TV' end"

# Entries of the weeks that the engagement reports cover, and the left part of each report's title.
_MATCHED = """
    with entries as (
        select distinct case kind when 'film' then 'Film' else 'TV' end as kind, category,
            show_title, season_title, coalesce(season_title, show_title) as label
        from marts.fct_top10_global_weeks
        where week_ending_on between '2023-01-08' and '2025-06-29'
    ), titles as (
        select distinct {key} as key
        from (select title as label from marts.fct_engagement_half_years)
    )
    select string_agg(kind || ' | ' || entries || ' | ' || matched, '; ' order by kind)
    from (
        select kind, count(*) as entries,
            count(*) filter ({key} in (select key from titles)) as matched
        from entries group by kind
    )
"""

TOP10_QUERIES = {
    "T01": """
        select count(*) || ' | ' || count(distinct week_ending_on) || ' | '
            || min(week_ending_on) || ' | ' || max(week_ending_on)
        from marts.fct_top10_global_weeks""",
    "T02": """
        select count(*) || ' | ' || count(*) filter (ranks <> [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
        from (select list(weekly_rank order by weekly_rank) as ranks
              from marts.fct_top10_global_weeks group by week_ending_on, category)""",
    "T03": f"select count(distinct {_ENTRY}) from marts.fct_top10_global_weeks",
    "T04": "select count(distinct show_title) from marts.fct_top10_global_weeks",
    "T05": """
        select string_agg(category || '=' || n, '; ' order by category)
        from (select category, sum(hours_viewed) as n
              from marts.fct_top10_global_weeks group by category)""",
    "T06a": """
        select string_agg(year || '=' || n, '; ' order by year)
        from (select year(week_ending_on) as year, sum(hours_viewed) as n
              from marts.fct_top10_global_weeks
              where category = 'Films (English)' group by year)""",
    "T07": f"""
        select string_agg(entry || '=' || n, '; ' order by n desc, entry)
        from (select {_ENTRY} as entry, count(*) as n from marts.fct_top10_global_weeks
              group by entry order by n desc, entry limit 5)""",
    "T08": """
        select string_agg(show_title || '=' || n, '; ' order by n desc)
        from (select show_title, count(distinct week_ending_on) as n
              from marts.fct_top10_global_weeks where kind = 'series'
              group by show_title order by n desc limit 5)""",
    "T10": """
        select season_title || ' | ' || week_ending_on || ' | ' || hours_viewed
        from marts.fct_top10_global_weeks order by hours_viewed desc limit 1""",
    "T11": """
        select show_title || ' | ' || season_title || ' | ' || week_ending_on || ' | ' || views
        from marts.fct_top10_global_weeks order by views desc nulls last limit 1""",
    "T12": """
        select count(*) filter (views is null) || ' | '
            || min(week_ending_on) filter (views is not null)
        from marts.fct_top10_global_weeks""",
    "T13": "select count(*) from marts.fct_top10_global_weeks where runtime_minutes = 0",
    "T14": """
        select count(*) filter (kind = 'series' and season_title is null) || ' | '
            || count(*) filter (kind = 'film' and season_title is not null)
        from marts.fct_top10_global_weeks""",
    "T20": """
        select string_agg(show_title || '=' || n, '; ' order by n desc, show_title)
        from (select show_title, count(distinct season_title) as n
              from marts.fct_top10_global_weeks where kind = 'series'
              group by show_title order by n desc, show_title limit 3)""",
    "T22": f"""
        select string_agg(entry || '=' || n, '; ' order by n desc)
        from (select {_ENTRY} as entry, sum(hours_viewed) as n
              from marts.fct_top10_global_weeks group by entry order by n desc limit 5)""",
    "K01": """
        select count(*) || ' | ' || count(distinct country_iso2) || ' | '
            || count(distinct week_ending_on) || ' | ' || count(distinct show_title)
        from marts.fct_top10_country_weeks""",
}

ENGAGEMENT_QUERIES = {
    "E01": """
        select string_agg(half_year || '=' || n, '; ' order by half_year)
        from (select half_year, count(*) as n
              from marts.fct_engagement_half_years group by half_year)""",
    "E02": """
        select string_agg(half_year || '=' || n, '; ' order by half_year)
        from (select half_year, sum(hours_viewed) as n
              from marts.fct_engagement_half_years group by half_year)""",
    "E03": """
        select string_agg(half_year || '=' || n, '; ' order by half_year)
        from (select half_year, sum(views) as n from marts.fct_engagement_half_years
              group by half_year having count(views) > 0)""",
    "E04": f"""
        select string_agg(half_year || ' ' || kind || '=' || n, '; ' order by half_year, kind)
        from (select half_year, {_KIND} as kind, sum(hours_viewed) as n
              from marts.fct_engagement_half_years where not is_kind_inferred group by all)""",
    "E06": """
        select string_agg(half_year || ' | ' || published_title || '=' || hours_viewed,
            '; ' order by half_year)
        from (select half_year, published_title, hours_viewed
              from marts.fct_engagement_half_years
              qualify row_number() over (partition by half_year order by hours_viewed desc) = 1)""",
    "E08": """
        select string_agg(half_year || '=' || printf('%.2f', share), '; ' order by half_year)
        from (select half_year, 100.0 * count(*) filter (hours_viewed = 100000) / count(*) as share
              from marts.fct_engagement_half_years group by half_year)""",
    "E10": """
        select string_agg(half_year || '=' || n, '; ' order by half_year)
        from (select half_year, count(*) filter (released_on is null) as n
              from marts.fct_engagement_half_years group by half_year)""",
    "E13": """
        select count(*) from marts.fct_engagement_half_years
        where contains(published_title, ' // ')""",
    "E14": """
        select count(*)
        from (select 1 from marts.fct_engagement_half_years
              group by half_year, sheet, published_title having count(*) > 1)""",
    "E15": """
        select string_agg(half_year || '=' || n, '; ' order by half_year)
        from (select half_year, cast(median(hours_viewed) as bigint) as n
              from marts.fct_engagement_half_years group by half_year)""",
    "E17": """
        select string_agg(half_year || '=' || printf('%.2f', share), '; ' order by half_year)
        from (select half_year, 100.0
                  * coalesce(sum(hours_viewed) filter (is_released_in_half_year), 0)
                  / sum(hours_viewed) as share
              from marts.fct_engagement_half_years group by half_year)""",
    "X02": _MATCHED.format(key="label"),
    "X03": _MATCHED.format(key="tnorm(label)"),
    "X05": f"""
        with shows as (
            select distinct kind, show_title from marts.fct_top10_global_weeks
        ), titles as (
            select distinct case type when 'Movie' then 'film' else 'series' end as kind,
                tnorm(title) as key
            from marts.fct_catalogue_titles
        )
        select string_agg(label || ' | ' || shows || ' | ' || matched, '; ' order by label)
        from (
            select {_KIND} as label, count(*) as shows,
                count(*) filter ((kind, tnorm(show_title)) in (select (kind, key) from titles))
                    as matched
            from shows group by label
        )""",
}
