-- Plays that start together are one session in any order.
with

starts as (
    select
        profile_id,
        started_at,
        max(ended_at) as ended_at
    from {{ ref('int_viewing_plays') }}
    where started_at is not null
    group by profile_id, started_at
),

timed as (
    select
        profile_id,
        started_at,
        max(ended_at) over (
            partition by profile_id
            order by started_at
            rows between unbounded preceding and 1 preceding
        ) as ended_before_at
    from starts
),

marked as (
    select
        *,
        {{ seconds_between('ended_before_at', 'started_at') }} as pause_seconds
    from timed
)

select
    profile_id,
    started_at,
    cast(
        sum(
            case when pause_seconds <= {{ var('session_gap_minutes') }} * 60 then 0 else 1 end
        ) over (
            partition by profile_id
            order by started_at
            rows between unbounded preceding and current row
        ) as integer
    ) as session_number
from marked
