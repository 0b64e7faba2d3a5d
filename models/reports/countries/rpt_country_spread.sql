with

bounds as (
    select
        count(distinct country_iso2) as listed_country_count,
        min(week_ending_on) as lists_started_on,
        max(week_ending_on) as lists_ended_on
    from {{ ref('fct_top10_country_weeks') }}
),

country_titles as (
    select
        title_id,
        country_iso2,
        min(week_ending_on) as arrived_on
    from {{ ref('fct_top10_country_weeks') }}
    group by title_id, country_iso2
),

dated as (
    select
        title_id,
        arrived_on,
        min(arrived_on) over (partition by title_id) as first_week_on
    from country_titles
),

-- Every title is followed for as long: none that was listed when the lists begin, none that has had
-- fewer weeks.
followed as (
    select
        dated.title_id,
        dated.first_week_on,
        dated.arrived_on,
        bounds.listed_country_count
    from dated
    cross join bounds
    where
        dated.first_week_on > bounds.lists_started_on
        and {{ add_weeks('dated.first_week_on', var('spread_weeks')) }} <= bounds.lists_ended_on
        and dated.arrived_on <= {{ add_weeks('dated.first_week_on', var('spread_weeks')) }}
),

offsets as (
    {{ integer_rows(0, var('spread_weeks'), 'weeks_since_first') }}
),

title_weeks as (
    select
        followed.title_id,
        followed.listed_country_count,
        offsets.weeks_since_first,
        count(*) as country_count,
        count(
            case
                when
                    followed.arrived_on
                    <= {{ add_weeks('followed.first_week_on', 'offsets.weeks_since_first') }}
                    then 1
            end
        ) as reached_country_count
    from followed
    cross join offsets
    group by followed.title_id, followed.listed_country_count, offsets.weeks_since_first
    having count(*) > 1
),

placed as (
    select
        dim_titles.kind,
        title_weeks.weeks_since_first,
        title_weeks.country_count,
        title_weeks.reached_country_count,
        {{ banded(
            reach_bands('title_weeks.country_count', 'title_weeks.listed_country_count'), 'reach_band'
        ) }}
    from title_weeks
    inner join {{ ref('dim_titles') }} as dim_titles on title_weeks.title_id = dim_titles.title_id
)

select
    kind,
    reach_band,
    reach_band_number,
    weeks_since_first,
    count(*) as title_count,
    cast(sum(country_count) as bigint) as country_count,
    cast(sum(reached_country_count) as bigint) as reached_country_count,
    cast(sum(reached_country_count) as double) / nullif(sum(country_count), 0) as reached_share,
    {{ exact_sum('cast(reached_country_count as double) / country_count') }} / count(*)
        as mean_reached_share
from placed
group by kind, reach_band, reach_band_number, weeks_since_first
order by kind, reach_band_number, weeks_since_first
