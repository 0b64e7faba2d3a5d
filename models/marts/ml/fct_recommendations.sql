with

-- A play that matches no work, or several of one name, still tells that the name was watched.
unmatched_names as (
    select distinct
        profile_id,
        lower(show_title) as name
    from {{ ref('fct_viewing_plays') }}
    where title_id is null
),

candidates as (
    select
        candidates.*,
        titles.title,
        row_number() over (
            partition by candidates.profile_id
            order by candidates.score desc, candidates.title_id
        ) as place
    from {{ ref('fct_taste_candidates') }} as candidates
    inner join {{ ref('dim_titles') }} as titles on candidates.title_id = titles.title_id
    left join unmatched_names
        on
            candidates.profile_id = unmatched_names.profile_id
            and lower(titles.title) = unmatched_names.name
    where not candidates.is_watched and unmatched_names.name is null
),

-- Where a member hardly goes, only so many of one genre.
outside as (
    select
        profile_id,
        title_id,
        title,
        'outside your bubble' as list_name,
        beyond_genre_score as score,
        like_title_id,
        first_genre,
        first_genre_title_count,
        first_genre_expected_count
    from candidates
    where is_outside_bubble and place > {{ var('recommendations') }}
    qualify
        row_number() over (
            partition by profile_id, first_genre
            order by beyond_genre_score desc, title_id
        ) <= {{ var('bubble_genre_titles') }}
),

reasons as (
    select
        title_id,
        similar_title_id,
        'both ' || {{ join_items('phrase', ', ', place='reason_place') }} as shared
    from {{ ref('fct_similar_title_reasons') }}
    group by title_id, similar_title_id
),

new_titles as (
    select
        profile_id,
        'more of this' as list_name,
        title_id,
        title,
        score,
        like_title_id,
        case
            when model = 'popularity' then 'much watched by other members'
            when model <> 'more of this' then 'much watched of what you choose from'
            else {{ taste_reason('liked_feature', 'liked_affinity') }}
        end as taste_reason,
        'much watched by other members' as fallback_reason
    from candidates
    where place <= {{ var('recommendations') }}

    union all

    select
        profile_id,
        list_name,
        title_id,
        title,
        score,
        like_title_id,
        first_genre
        || ', of which you chose '
        || {{ fixed('first_genre_title_count') }}
        || ' where the catalogue’s mix would be '
        || {{ fixed('first_genre_expected_count', 1) }} as taste_reason,
        cast(null as {{ dbt.type_string() }}) as fallback_reason
    from outside
),

explained as (
    select
        new_titles.profile_id,
        new_titles.list_name,
        new_titles.title_id,
        new_titles.title,
        new_titles.score,
        new_titles.like_title_id,
        coalesce(
            new_titles.taste_reason || '; like “' || liked.title || '”: ' || reasons.shared,
            'like “' || liked.title || '”: ' || reasons.shared,
            new_titles.taste_reason,
            new_titles.fallback_reason
        ) as reason
    from new_titles
    left join {{ ref('dim_titles') }} as liked on new_titles.like_title_id = liked.title_id
    left join reasons
        on
            new_titles.like_title_id = reasons.title_id
            and new_titles.title_id = reasons.similar_title_id
),

films as (
    select
        plays.profile_id,
        plays.title_id,
        titles.title,
        titles.runtime_minutes,
        max(plays.played_on) as last_played_on,
        {{ minutes_of('sum(plays.watched_seconds)') }} as watched_minutes
    from {{ ref('fct_viewing_plays') }} as plays
    inner join {{ ref('dim_titles') }} as titles on plays.title_id = titles.title_id
    where plays.kind = 'film' and titles.kind = 'film'
    group by plays.profile_id, plays.title_id, titles.title, titles.runtime_minutes
    having count(*) = count(plays.watched_seconds)
),

left_off as (
    select
        profile_id,
        title_id,
        show_title as title,
        show_key,
        last_played_on,
        'left after season ' || cast(last_season_number as {{ dbt.type_string() }})
        || coalesce(', episode ' || cast(last_episode_number as {{ dbt.type_string() }}), '')
            as where_left
    from {{ ref('fct_series_completion') }}
    where completion_status = 'abandoned'

    union all

    select
        profile_id,
        title_id,
        title,
        title_id as show_key,
        last_played_on,
        'left after ' || {{ fixed('watched_minutes') }} || ' of '
        || cast(runtime_minutes as {{ dbt.type_string() }}) || ' minutes' as where_left
    from films
    where
        watched_minutes between {{ var('unfinished_minimum_share') }} * runtime_minutes
        and {{ var('unfinished_maximum_share') }} * runtime_minutes
),

unfinished as (
    select
        left_off.profile_id,
        'unfinished' as list_name,
        left_off.title_id,
        left_off.title,
        coalesce(candidates.taste_score, 0) as score,
        cast(null as {{ dbt.type_string() }}) as like_title_id,
        coalesce(left_off.where_left, 'left') || ', on '
        || cast(left_off.last_played_on as {{ dbt.type_string() }})
        || coalesce(
            '; ' || {{ taste_reason('candidates.liked_feature', 'candidates.liked_affinity') }}, ''
        ) as reason,
        left_off.last_played_on,
        left_off.show_key
    from left_off
    left join {{ ref('fct_taste_candidates') }} as candidates
        on
            left_off.profile_id = candidates.profile_id
            and left_off.title_id = candidates.title_id
    -- worth it: what speaks for the taste of the profile, or at least not against it
    where coalesce(candidates.taste_score, 0) >= 0
),

listed as (
    select
        explained.*,
        row_number() over (
            partition by explained.profile_id, explained.list_name
            order by explained.score desc, explained.title_id
        ) as place
    from explained

    union all

    select
        profile_id,
        list_name,
        title_id,
        title,
        score,
        like_title_id,
        reason,
        row_number() over (
            partition by profile_id
            order by score desc, last_played_on desc, show_key
        ) as place
    from unfinished
)

select
    profile_id,
    list_name,
    cast(place as integer) as place,
    title_id,
    title,
    score,
    like_title_id,
    reason
from listed
where place <= {{ var('recommendations') }}
