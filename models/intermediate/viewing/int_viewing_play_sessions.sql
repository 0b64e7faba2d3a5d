with

timed as (
    select
        play_id,
        profile_id,
        started_at,
        max(ended_at) over (
            partition by profile_id
            order by started_at
            rows between unbounded preceding and 1 preceding
        ) as ended_before_at
    from {{ ref('int_viewing_plays') }}
    where started_at is not null
),

marked as (
    select
        *,
        {{ seconds_between('ended_before_at', 'started_at') }} as pause_seconds
    from timed
),

-- Plays that start together are one session in any order: one of them at most has the pause.
numbered as (
    select
        play_id,
        profile_id,
        started_at,
        sum(
            case when pause_seconds <= {{ var('session_gap_minutes') }} * 60 then 0 else 1 end
        ) over (
            partition by profile_id
            order by started_at
            range between unbounded preceding and current row
        ) as session_number
    from marked
)

select
    play_id,
    profile_id,
    cast(session_number as integer) as session_number
from numbered
