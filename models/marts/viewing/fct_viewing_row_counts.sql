{#- A row that stands in several exports is kept once; what they have beyond is repeated. -#}
with

kept as (
    select
        profile_id,
        'viewing_activity' as source,
        {{ local_time('started_at', viewing_timezone()) }} as watched_at,
        row_class,
        case
            when row_class = 'clip' then coalesce(lower(supplemental_video_type), 'by its title')
        end as clip_type,
        watched_seconds,
        lower(attributes) like '%autoplayed:%' as is_autoplayed
    from {{ ref('int_viewing_activity_rows') }}

    union all

    select
        profile_id,
        'viewing_history' as source,
        cast(watched_on as timestamp) as watched_at,
        row_class,
        case when row_class = 'clip' then 'by its title' end as clip_type,
        cast(null as integer) as watched_seconds,
        false as is_autoplayed
    from {{ ref('int_viewing_history_rows') }}
),

repeated as (
    select
        profiles.profile_id,
        'viewing_activity' as source,
        {{ local_time('staged.started_at', viewing_timezone()) }} as watched_at,
        staged.watched_seconds,
        lower(staged.attributes) like '%autoplayed:%' as is_autoplayed
    from {{ ref('stg_viewing__activity') }} as staged
    inner join {{ ref('int_viewing_accounts') }} as accounts
        on staged.source_file = accounts.source_file and accounts.raw_table = 'viewing_activity'
    inner join {{ ref('int_viewing_profiles') }} as profiles
        on
            accounts.account_label = profiles.account_label
            and staged.profile_name is not distinct from profiles.profile_name
    left join {{ ref('int_viewing_activity_rows') }} as kept_rows
        on
            staged.source_file = kept_rows.source_file
            and staged.source_row = kept_rows.source_row
    where staged.rejection_rule is null and kept_rows.source_file is null

    union all

    select
        profiles.profile_id,
        'viewing_history' as source,
        cast(staged.watched_on as timestamp) as watched_at,
        cast(null as integer) as watched_seconds,
        false as is_autoplayed
    from {{ ref('stg_viewing__history') }} as staged
    inner join {{ ref('int_viewing_history_profiles') }} as short
        on staged.source_file = short.source_file
    inner join {{ ref('int_viewing_profiles') }} as profiles
        on
            short.account_label = profiles.account_label
            and short.profile_name is not distinct from profiles.profile_name
    left join {{ ref('int_viewing_history_rows') }} as kept_rows
        on
            staged.source_file = kept_rows.source_file
            and staged.source_row = kept_rows.source_row
    where staged.rejection_rule is null and kept_rows.source_file is null
),

counted as (
    select * from kept

    union all

    select
        profile_id,
        source,
        watched_at,
        'repeated' as row_class,
        cast(null as {{ dbt.type_string() }}) as clip_type,
        watched_seconds,
        is_autoplayed
    from repeated
)

select
    profile_id,
    cast({{ dbt.date_trunc('month', 'watched_at') }} as date) as month_starts_on,
    source,
    row_class,
    clip_type,
    '{{ viewing_timezone() }}' as timezone,
    cast(count(*) as integer) as row_count,
    cast(count(case when is_autoplayed then 1 end) as integer) as autoplayed_row_count,
    cast(sum(watched_seconds) as bigint) as watched_seconds,
    {{ minutes_of('sum(watched_seconds)') }} as watched_minutes
from counted
group by
    profile_id,
    cast({{ dbt.date_trunc('month', 'watched_at') }} as date),
    source,
    row_class,
    clip_type
