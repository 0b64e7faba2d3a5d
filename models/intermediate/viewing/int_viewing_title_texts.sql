-- How often and how long each title was watched tells films from series; clips aside.
with

listed as (
    select
        title_text,
        source_file,
        case when supplemental_video_type is null then watched_seconds end as watched_seconds
    from {{ ref('stg_viewing__activity') }}
    where rejection_rule is null

    union all

    select
        title_text,
        source_file,
        cast(null as integer) as watched_seconds
    from {{ ref('stg_viewing__history') }}
    where rejection_rule is null
),

-- One export may repeat another: the plays of the one that has most.
exported as (
    select
        title_text,
        source_file,
        sum(case when watched_seconds >= 60 * {{ var('play_minimum_minutes') }} then 1 else 0 end)
            as play_count,
        max(watched_seconds) as longest_seconds
    from listed
    group by title_text, source_file
),

texts as (
    select
        title_text,
        {{ normalize_nfc('title_text') }} as composed_text,
        {{ regexp_like('title_text', clip_file_pattern()) }} as is_clip_file,
        cast(max(play_count) as integer) as play_count,
        cast(max(longest_seconds) as double) / 60 as longest_minutes
    from exported
    group by title_text
),

named as (
    select
        title_text,
        case
            when is_clip_file
                then trim({{ regexp_replace_all('composed_text', clip_file_pattern(), '') }})
            else composed_text
        end as full_text,
        is_clip_file,
        play_count,
        longest_minutes
    from texts
)

select
    title_text,
    full_text,
    {{ regexp_extract('full_text', bracket_pattern()) }} as bracket_text,
    coalesce(
        nullif({{ without_colon(regexp_replace_all('full_text', bracket_pattern(), '')) }}, ''),
        full_text
    ) as unbracketed_text,
    is_clip_file,
    play_count,
    longest_minutes
from named
