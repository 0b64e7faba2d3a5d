with

quarters as (
    select
        profile_id,
        watched_seconds,
        {{ local_time('quarter_started_at', viewing_timezone()) }} as quarter_local_at
    from {{ ref('int_viewing_quarter_hours') }}
)

select
    profile_id,
    cast(quarter_local_at as date) as played_on,
    cast(extract(hour from quarter_local_at) as integer) as hour,
    {{ iso_weekday('min(quarter_local_at)') }} as iso_weekday,
    '{{ viewing_timezone() }}' as timezone,
    cast(sum(watched_seconds) as bigint) as watched_seconds
from quarters
group by
    profile_id, cast(quarter_local_at as date), cast(extract(hour from quarter_local_at) as integer)
