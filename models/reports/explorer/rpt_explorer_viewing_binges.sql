with

binges as (
    {{ with_all_profiles(
        ref('fct_binges'),
        [
            'binge_id', 'profile_id', 'show_title', 'title_id', 'played_on', 'started_local_at',
            'episode_count', 'watched_minutes', 'is_from_first_episode', 'is_first_of_show',
            'is_rewatch', 'is_marathon',
        ],
    ) }}
)

select
    binges.profile_label,
    binges.binge_id,
    profiles.profile_label as watched_by,
    binges.show_title,
    binges.title_id,
    binges.played_on,
    {{ year_of('binges.played_on') }} as year,
    cast(extract(hour from binges.started_local_at) as integer) as started_hour,
    binges.episode_count,
    binges.watched_minutes,
    case
        when binges.is_first_of_show then 'a series never seen before'
        when binges.is_rewatch then 'episodes seen before'
        when binges.is_from_first_episode then 'the first episode of a season'
        when not binges.is_from_first_episode then 'a later episode'
        else 'an episode without number'
    end as started_with,
    binges.is_marathon
from binges
inner join {{ ref('dim_viewing_profiles') }} as profiles on binges.profile_id = profiles.profile_id
order by binges.profile_label, binges.episode_count desc, binges.played_on, binges.binge_id
