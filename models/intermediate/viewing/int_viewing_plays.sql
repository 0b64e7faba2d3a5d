with

rows_of_both as (
    select
        row_id,
        profile_id,
        title_text,
        'viewing_activity' as source,
        started_at,
        watched_seconds,
        cast({{ local_time('started_at', viewing_timezone()) }} as date) as played_on,
        device,
        country_code,
        lower(attributes) like '%autoplayed:%' as is_autoplayed
    from {{ ref('int_viewing_activity_rows') }}
    where row_class = 'play'

    union all

    select
        row_id,
        profile_id,
        title_text,
        'viewing_history' as source,
        cast(null as timestamp) as started_at,
        cast(null as integer) as watched_seconds,
        watched_on as played_on,
        cast(null as {{ dbt.type_string() }}) as device,
        cast(null as {{ dbt.type_string() }}) as country_code,
        cast(null as boolean) as is_autoplayed
    from {{ ref('int_viewing_history_rows') }}
    where row_class = 'play'
),

-- Works are compared by number: over millions of plays, texts are slow to sort and group.
titles as (
    select
        *,
        cast(dense_rank() over (order by kind, show_key) as integer) as show_number,
        cast(dense_rank() over (order by kind, show_key, episode_key nulls first) as integer)
            as work_number
    from {{ ref('int_viewing_titles') }}
)

select
    plays.row_id as play_id,
    plays.profile_id,
    plays.source,
    titles.kind,
    titles.show_title,
    titles.show_key,
    titles.show_number,
    titles.work_number,
    titles.season_label,
    titles.season_number,
    titles.part_number,
    titles.episode_title,
    titles.episode_number,
    titles.episode_key,
    titles.language,
    titles.parse_method,
    titles.parse_confidence,
    matches.title_id,
    plays.started_at,
    {{ add_seconds('plays.started_at', 'coalesce(plays.watched_seconds, 0)') }} as ended_at,
    plays.watched_seconds,
    plays.played_on,
    devices.device_family,
    devices.device_family_bit,
    plays.country_code,
    case when plays.source = 'viewing_activity' then coalesce(plays.is_autoplayed, false) end
        as is_autoplayed
from rows_of_both as plays
inner join titles on plays.title_text = titles.title_text
left join {{ ref('int_viewing_title_matches') }} as matches
    on titles.kind = matches.kind and titles.show_key = matches.show_key
left join {{ ref('int_viewing_devices') }} as devices on plays.device = devices.device
