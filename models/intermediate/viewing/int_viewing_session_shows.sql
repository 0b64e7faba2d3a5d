with

-- Step by step, and kinds of device as bits: distinct counts take several times as long.
works as (
    select
        plays.profile_id,
        sessions.session_number,
        plays.kind = 'series' as is_series,
        plays.show_number,
        plays.work_number,
        min(plays.started_at) as started_at,
        max(plays.ended_at) as ended_at,
        sum(plays.watched_seconds) as watched_seconds,
        count(*) as play_count,
        bit_or(plays.device_family_bit) as device_family_bits
    from {{ ref('int_viewing_plays') }} as plays
    inner join {{ ref('int_viewing_play_sessions') }} as sessions
        on plays.profile_id = sessions.profile_id and plays.started_at = sessions.started_at
    group by
        plays.profile_id,
        sessions.session_number,
        plays.kind = 'series',
        plays.show_number,
        plays.work_number
)

select
    profile_id,
    session_number,
    is_series,
    show_number,
    min(started_at) as started_at,
    max(ended_at) as ended_at,
    cast(sum(watched_seconds) as bigint) as watched_seconds,
    cast(sum(play_count) as integer) as play_count,
    cast(count(*) as integer) as work_count,
    bit_or(device_family_bits) as device_family_bits
from works
group by profile_id, session_number, is_series, show_number
