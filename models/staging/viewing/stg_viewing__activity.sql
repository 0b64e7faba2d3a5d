with

source as (
    select * from {{ raw('viewing_activity') }}
),

files as (
    select
        _file as source_file,
        date_order
    from {{ raw('landed_files') }}
    where raw_table = 'viewing_activity'
),

typed as (
    select
        {{ clean_text('source.profile_name') }} as profile_name,
        -- A plain start costs no look at all the other spellings.
        case
            when source.start_time like '____-__-__ __:__:__'
                then try_cast(source.start_time as timestamp)
            else
                {{ add_seconds(
                    'cast(' ~ export_date('source.start_time', 'files.date_order') ~ ' as timestamp)',
                    time_of_day_seconds('source.start_time')
                ) }}
        end as started_at,
        case
            when source.start_time like '____-__-__ __:__:__' then true
            else {{ regexp_like('source.start_time', ':[0-9]{2}:[0-9]{2}') }}
        end as has_start_seconds,
        {{ clock_seconds('source.duration') }} as watched_seconds,
        source.duration,
        {{ clean_text('source.attributes') }} as attributes,
        {{ clean_text('source.title') }} as title_text,
        upper({{ clean_text('source.supplemental_video_type') }}) as supplemental_video_type,
        {{ clean_text('source.device_type') }} as device,
        {{ clock_seconds('source.bookmark') }} as bookmark_seconds,
        lower(trim(source.latest_bookmark)) <> 'not latest view' as is_latest_view,
        upper({{ regexp_extract('source.country', '^ *([A-Za-z]{2})(?: |$)') }}) as country_code,
        source.country,
        source._file as source_file,
        source._row as source_row
    from source
    left join files on source._file = files.source_file
)

select
    profile_name,
    started_at,
    has_start_seconds,
    watched_seconds,
    -- Only what could not be read may be blank.
    case
        when watched_seconds is not null then true
        else {{ clean_text('duration') }} is not null
    end as has_duration,
    attributes,
    title_text,
    supplemental_video_type,
    device,
    bookmark_seconds,
    is_latest_view,
    country_code,
    case when country_code is not null then true else {{ clean_text('country') }} is not null end
        as has_country,
    source_file,
    source_row,
    case
        when title_text is null then 'title_missing'
        when started_at is null then 'start_unreadable'
        when not {{ is_viewing_day('started_at') }} then 'start_impossible'
    end as rejection_rule
from typed
