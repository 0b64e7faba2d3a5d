{#- Every clock of the world, at any time of the year, is a whole number of quarters of an hour away
    from UTC: plays are split in UTC, and the quarters told by any clock. -#}
{%- set quarter = 900 -%}
{%- set longest = var('play_maximum_hours') * 3600 -%}
with

plays as (
    select
        profile_id,
        started_at,
        watched_seconds,
        {{ add_seconds(
            dbt.date_trunc('hour', 'started_at'),
            'cast(floor(extract(minute from started_at) / 15) as integer) * ' ~ quarter
        ) }} as first_quarter_at
    from {{ ref('int_viewing_plays') }}
    where started_at is not null and watched_seconds <= {{ longest }}
),

spans as (
    select
        profile_id,
        first_quarter_at,
        {{ seconds_between('first_quarter_at', 'started_at') }} as start_second,
        {{ seconds_between('first_quarter_at', 'started_at') }} + watched_seconds as end_second
    from plays
),

quarters as (
    {{ integer_rows(0, longest // quarter, 'number') }}
),

slices as (
    select
        spans.profile_id,
        {{ add_seconds('spans.first_quarter_at', 'quarters.number * ' ~ quarter) }}
            as quarter_started_at,
        least(spans.end_second, (quarters.number + 1) * {{ quarter }})
        - greatest(spans.start_second, quarters.number * {{ quarter }}) as watched_seconds
    from spans
    inner join quarters on spans.end_second > quarters.number * {{ quarter }}
)

select
    profile_id,
    quarter_started_at,
    cast(sum(watched_seconds) as bigint) as watched_seconds
from slices
group by profile_id, quarter_started_at
