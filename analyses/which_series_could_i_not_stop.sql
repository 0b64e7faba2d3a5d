-- Which series could I not stop watching?
with

binges as (
    select
        profile_id,
        show_key,
        count(*) as binge_count,
        max(episode_count) as longest_binge,
        sum(watched_seconds) as binge_seconds
    from {{ ref('fct_binges') }}
    group by profile_id, show_key
)

select
    profiles.profile_label,
    shows.show_title,
    shows.episode_count,
    shows.active_day_count,
    binges.binge_count,
    binges.longest_binge,
    round(binges.binge_seconds * 1.0 / nullif(shows.watched_seconds, 0), 2) as share_in_binges,
    shows.days_from_first_to_last,
    shows.completion_status
from binges
inner join {{ ref('fct_series_completion') }} as shows
    on binges.profile_id = shows.profile_id and binges.show_key = shows.show_key
inner join {{ ref('dim_viewing_profiles') }} as profiles on shows.profile_id = profiles.profile_id
order by binges.binge_count desc, share_in_binges desc nulls last, shows.show_key, shows.profile_id
limit 25
