-- Counted anew from the plays alone, by their texts.
with

counted as (
    select
        session_id,
        show_key,
        count(distinct episode_key) as episode_count,
        count(*) as play_count,
        sum(watched_seconds) as watched_seconds
    from {{ ref('fct_viewing_plays') }}
    where session_id is not null and kind = 'series'
    group by session_id, show_key
    having count(distinct episode_key) >= {{ var('binge_minimum_episodes') }}
)

select
    coalesce(counted.session_id, binges.session_id) as session_id,
    coalesce(counted.show_key, binges.show_key) as show_key
from counted
full outer join {{ ref('fct_binges') }} as binges
    on counted.session_id = binges.session_id and counted.show_key = binges.show_key
where
    counted.episode_count is distinct from binges.episode_count
    or counted.play_count is distinct from binges.play_count
    or counted.watched_seconds is distinct from binges.watched_seconds
