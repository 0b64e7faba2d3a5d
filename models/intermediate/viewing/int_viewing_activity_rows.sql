with

staged as (
    select
        profiles.profile_id,
        {{ dbt.date_trunc('minute', 'staged.started_at') }} as started_minute_at,
        staged.*
    from {{ ref('stg_viewing__activity') }} as staged
    inner join {{ ref('int_viewing_accounts') }} as accounts
        on staged.source_file = accounts.source_file and accounts.raw_table = 'viewing_activity'
    inner join {{ ref('int_viewing_profiles') }} as profiles
        on
            accounts.account_label = profiles.account_label
            and staged.profile_name is not distinct from profiles.profile_name
    where staged.rejection_rule is null
),

-- Few rows share a profile, minute and title: only those are ranked.
crowded as (
    select
        profile_id,
        started_minute_at,
        title_text
    from staged
    group by profile_id, started_minute_at, title_text
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

chosen as (
    select
        *,
        row_number() over (
            partition by profile_id, started_minute_at, title_text, start_number
            order by
                has_start_seconds desc, watched_seconds desc nulls last, attributes asc nulls last,
                source_file asc, source_row asc
        ) as place
    from ranked
),

lone as (
    select
        staged.*,
        1 as start_number,
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
