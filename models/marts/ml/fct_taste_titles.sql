with

watched as (
    select
        plays.profile_id,
        plays.title_id,
        min(plays.played_on) as first_played_on,
        max(plays.played_on) as last_played_on,
        cast(count(*) as integer) as play_count,
        cast(sum(plays.watched_seconds) as bigint) as watched_seconds
    from {{ ref('fct_viewing_plays') }} as plays
    inner join {{ ref('dim_titles') }} as titles on plays.title_id = titles.title_id
    where titles.is_in_catalogue
    group by plays.profile_id, plays.title_id
),

placed as (
    select
        *,
        row_number() over (
            partition by profile_id
            order by first_played_on, md5(title_id), title_id
        ) as place,
        count(*) over (partition by profile_id) as title_count
    from watched
)

select
    profile_id,
    title_id,
    first_played_on,
    last_played_on,
    play_count,
    watched_seconds,
    place > title_count - floor({{ var('taste_held_out_share') }} * title_count) as is_held_out
from placed
