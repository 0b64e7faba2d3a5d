with

rows_of_kinds as (
    {{ with_all_kinds(ref('fct_engagement_half_years'), ['half_year', 'hours_viewed']) }}
),

banded as (
    select
        half_year,
        kind,
        hours_viewed,
        {{ banded(hours_bands('hours_viewed'), 'hours_band') }}
    from rows_of_kinds
),

counted as (
    select
        half_year,
        kind,
        hours_band,
        hours_band_number,
        count(*) as title_count,
        cast(sum(hours_viewed) as bigint) as hours_viewed
    from banded
    group by half_year, kind, hours_band, hours_band_number
)

select
    half_year,
    kind,
    hours_band,
    hours_band_number,
    title_count,
    cast(title_count as double)
    / nullif(sum(title_count) over (partition by half_year, kind), 0) as title_share,
    hours_viewed,
    cast(hours_viewed as double)
    / nullif(sum(hours_viewed) over (partition by half_year, kind), 0) as hours_share
from counted
order by half_year, kind, hours_band_number
