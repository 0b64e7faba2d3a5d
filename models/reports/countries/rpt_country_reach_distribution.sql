with

listed as (
    select
        count(distinct country_iso2) as listed_country_count,
        min(week_ending_on) as lists_started_on,
        max(week_ending_on) as lists_ended_on
    from {{ ref('fct_top10_country_weeks') }}
),

titles as (
    select
        title_id,
        count(distinct country_iso2) as country_count,
        count(*) as place_count,
        min(weekly_rank) as best_rank
    from {{ ref('fct_top10_country_weeks') }}
    group by title_id
),

placed as (
    select
        dim_titles.kind,
        titles.place_count,
        titles.best_rank,
        listed.listed_country_count,
        listed.lists_started_on,
        listed.lists_ended_on,
        {{ banded(
            reach_bands('titles.country_count', 'listed.listed_country_count'), 'reach_band'
        ) }}
    from titles
    inner join {{ ref('dim_titles') }} as dim_titles on titles.title_id = dim_titles.title_id
    cross join listed
),

scoped as (
    {{ with_all_kinds('placed', ['place_count', 'best_rank', 'listed_country_count',
        'lists_started_on', 'lists_ended_on', 'reach_band', 'reach_band_number']) }}
),

counted as (
    select
        kind,
        reach_band,
        reach_band_number,
        listed_country_count,
        lists_started_on,
        lists_ended_on,
        count(*) as title_count,
        cast(sum(place_count) as bigint) as place_count,
        count(case when best_rank = 1 then 1 end) as number_one_title_count
    from scoped
    group by
        kind, reach_band, reach_band_number, listed_country_count, lists_started_on, lists_ended_on
)

select
    kind,
    reach_band,
    reach_band_number,
    title_count,
    cast(title_count as double)
    / nullif(sum(title_count) over (partition by kind), 0) as title_share,
    place_count,
    cast(place_count as double)
    / nullif(sum(place_count) over (partition by kind), 0) as place_share,
    number_one_title_count,
    listed_country_count,
    lists_started_on,
    lists_ended_on
from counted
order by kind, reach_band_number
