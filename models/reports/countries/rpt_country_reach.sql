with

listed as (
    select
        count(distinct country_iso2) as listed_country_count,
        min(week_ending_on) as lists_started_on,
        max(week_ending_on) as lists_ended_on
    from {{ ref('fct_top10_country_weeks') }}
),

country_titles as (
    select
        title_id,
        country,
        min(week_ending_on) as first_week_on,
        max(week_ending_on) as last_week_on,
        count(*) as place_count,
        min(weekly_rank) as best_rank
    from {{ ref('fct_top10_country_weeks') }}
    group by title_id, country
),

marked as (
    select
        *,
        first_week_on = min(first_week_on) over (partition by title_id) as is_first
    from country_titles
),

titles as (
    select
        title_id,
        min(first_week_on) as first_week_on,
        max(last_week_on) as last_week_on,
        count(*) as country_count,
        count(case when is_first then 1 end) as first_country_count,
        {{ join_items('case when is_first then country end') }} as first_countries,
        cast(sum(place_count) as bigint) as place_count,
        min(best_rank) as best_rank,
        count(case when best_rank = 1 then 1 end) as number_one_country_count
    from marked
    group by title_id
),

weeks as (
    select
        title_id,
        count(distinct week_ending_on) as week_count
    from {{ ref('fct_top10_country_weeks') }}
    group by title_id
)

select
    titles.title_id,
    dim_titles.kind,
    dim_titles.title,
    titles.first_week_on,
    titles.last_week_on,
    titles.first_week_on = listed.lists_started_on as is_start_unknown,
    titles.last_week_on = listed.lists_ended_on as is_still_listed,
    titles.country_count,
    listed.listed_country_count,
    {{ banded(reach_bands('titles.country_count', 'listed.listed_country_count'), 'reach_band') }},
    titles.first_country_count,
    case when titles.first_country_count <= 5 then titles.first_countries end as first_countries,
    weeks.week_count,
    titles.place_count,
    titles.best_rank,
    titles.number_one_country_count
from titles
inner join weeks on titles.title_id = weeks.title_id
inner join {{ ref('dim_titles') }} as dim_titles on titles.title_id = dim_titles.title_id
cross join listed
order by titles.country_count desc, titles.place_count desc, titles.title_id
