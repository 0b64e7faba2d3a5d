with

staged as (
    select
        profiles.profile_id,
        {{ dbt.date_trunc('minute', 'staged.started_at') }} as started_minute_at,
        staged.started_at,
        staged.has_start_seconds,
        staged.watched_seconds,
        staged.attributes,
        staged.title_text,
        staged.supplemental_video_type,
        staged.device,
        staged.country_code,
        staged.source_file,
        staged.source_row
    from {{ ref('stg_viewing__activity') }} as staged
    inner join {{ ref('int_viewing_accounts') }} as accounts
        on staged.source_file = accounts.source_file and accounts.raw_table = 'viewing_activity'
    inner join {{ ref('int_viewing_profiles') }} as profiles
        on
            accounts.account_label = profiles.account_label
            and staged.profile_name is not distinct from profiles.profile_name
    where staged.rejection_rule is null
),

-- Few rows share a profile, minute and title: only those are ranked. Titles are compared last.
crowded_minutes as (
    select
        profile_id,
        started_minute_at
    from staged
    group by profile_id, started_minute_at
    having count(*) > 1
),

crowded as (
    select
        staged.profile_id,
        staged.started_minute_at,
        staged.title_text
    from staged
    inner join crowded_minutes
        on
            staged.profile_id = crowded_minutes.profile_id
            and staged.started_minute_at = crowded_minutes.started_minute_at
    group by staged.profile_id, staged.started_minute_at, staged.title_text
    having count(*) > 1
),

-- A title may start twice in a minute, on two devices or after a stop: the first of one export is
-- the first of another, even where a spreadsheet dropped the seconds.
ranked as (
    select
        staged.*,
        dense_rank() over (
            partition by
                staged.source_file, staged.profile_id, staged.started_minute_at, staged.title_text
            order by staged.started_at, staged.device nulls first
        ) as start_number
    from staged
    inner join crowded
        on
            staged.profile_id = crowded.profile_id
            and staged.started_minute_at = crowded.started_minute_at
            and staged.title_text = crowded.title_text
),

measured as (
    select
        *,
        max(watched_seconds) over (
            partition by profile_id, started_minute_at, title_text, start_number
        ) as longest_seconds
    from ranked
),

-- One copy may lack what another has: a column, or the seconds of the start. A clip that starts
-- with the play is shorter, and says nothing of it.
chosen as (
    select
        profile_id,
        started_minute_at,
        title_text,
        start_number,
        longest_seconds as watched_seconds,
        max(attributes) over (
            partition by profile_id, started_minute_at, title_text, start_number
        ) as attributes,
        max(
            case
                when watched_seconds is null or watched_seconds = longest_seconds
                    then supplemental_video_type
            end
        ) over (
            partition by profile_id, started_minute_at, title_text, start_number
        ) as supplemental_video_type,
        max(device) over (
            partition by profile_id, started_minute_at, title_text, start_number
        ) as device,
        max(country_code) over (
            partition by profile_id, started_minute_at, title_text, start_number
        ) as country_code,
        started_at,
        source_file,
        source_row,
        row_number() over (
            partition by profile_id, started_minute_at, title_text, start_number
            order by
                has_start_seconds desc, started_at asc, watched_seconds desc nulls last,
                source_file asc, source_row asc
        ) as place
    from measured
),

lone as (
    select
        staged.profile_id,
        staged.started_minute_at,
        staged.title_text,
        1 as start_number,
        staged.watched_seconds,
        staged.attributes,
        staged.supplemental_video_type,
        staged.device,
        staged.country_code,
        staged.started_at,
        staged.source_file,
        staged.source_row,
        1 as place
    from staged
    left join crowded
        on
            staged.profile_id = crowded.profile_id
            and staged.started_minute_at = crowded.started_minute_at
            and staged.title_text = crowded.title_text
    where crowded.profile_id is null
),

distinct_rows as (
    select * from chosen
    where place = 1

    union all

    select * from lone
)

select
    {{ viewing_row_id([
        'distinct_rows.profile_id', 'distinct_rows.started_minute_at', 'distinct_rows.start_number',
        'distinct_rows.title_text',
    ]) }} as row_id,
    distinct_rows.profile_id,
    distinct_rows.started_at,
    distinct_rows.watched_seconds,
    distinct_rows.attributes,
    distinct_rows.title_text,
    distinct_rows.supplemental_video_type,
    distinct_rows.device,
    distinct_rows.country_code,
    case
        when distinct_rows.supplemental_video_type is not null or titles.is_clip then 'clip'
        when distinct_rows.watched_seconds < {{ var('play_minimum_minutes') }} * 60 then 'brief'
        else 'play'
    end as row_class,
    distinct_rows.source_file,
    distinct_rows.source_row
from distinct_rows
inner join {{ ref('int_viewing_titles') }} as titles
    on distinct_rows.title_text = titles.title_text
