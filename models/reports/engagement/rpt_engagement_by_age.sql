with

rows_of_kinds as (
    {{ with_all_kinds(ref('fct_engagement_half_years'), [
        'half_year', 'hours_viewed', 'released_on', 'is_released_in_half_year'
    ]) }}
),

banded as (
    select
        half_year,
        kind,
        hours_viewed,
        {{ banded(
            release_age_bands('released_on', 'half_year', 'is_released_in_half_year'), 'age_band'
        ) }}
    from rows_of_kinds
),

counted as (
    select
        half_year,
        kind,
        age_band,
        age_band_number,
        count(*) as title_count,
        cast(sum(hours_viewed) as bigint) as hours_viewed
    from banded
    group by half_year, kind, age_band, age_band_number
),

shares as (
    select
        *,
        sum(title_count) over (partition by half_year, kind) as all_title_count,
        sum(hours_viewed) over (partition by half_year, kind) as all_hours,
        sum(case when age_band <> 'no date of release' then hours_viewed end)
            over (partition by half_year, kind) as dated_hours
    from counted
)

select
    half_year,
    kind,
    age_band,
    age_band_number,
    title_count,
    cast(title_count as double) / nullif(all_title_count, 0) as title_share,
    hours_viewed,
    cast(hours_viewed as double) / nullif(all_hours, 0) as hours_share,
    case
        when age_band <> 'no date of release'
            then cast(hours_viewed as double) / nullif(dated_hours, 0)
    end as dated_hours_share,
    cast(coalesce(dated_hours, 0) as double) / nullif(all_hours, 0) as dated_hours_coverage
from shares
order by half_year, kind, age_band_number
