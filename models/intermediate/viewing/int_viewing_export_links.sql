with

exports as (
    select * from {{ ref('int_viewing_exports') }}
),

-- One export alone is compared with none.
counts as (
    select
        sum(case when raw_table = 'viewing_activity' then 1 else 0 end) as activity_count,
        sum(case when raw_table = 'viewing_history' then 1 else 0 end) as history_count
    from exports
),

activity as (
    select
        rows_of_all.source_file,
        coalesce(rows_of_all.profile_name, '') as profile_name,
        {{ dbt.date_trunc('minute', 'rows_of_all.started_at') }} as started_minute_at,
        rows_of_all.title_text
    from {{ ref('stg_viewing__activity') }} as rows_of_all
    cross join counts
    where rows_of_all.rejection_rule is null and counts.activity_count > 1
),

-- Few rows start in one minute under one profile name in two exports: only of those are titles
-- compared.
shared_minutes as (
    select
        profile_name,
        started_minute_at
    from activity
    group by profile_name, started_minute_at
    having min(source_file) <> max(source_file)
),

starts as (
    select distinct
        activity.source_file,
        activity.profile_name,
        activity.started_minute_at,
        activity.title_text
    from activity
    inner join shared_minutes
        on
            activity.profile_name = shared_minutes.profile_name
            and activity.started_minute_at = shared_minutes.started_minute_at
),

common_starts as (
    select
        here.source_file,
        there.source_file as linked_file,
        count(*) as shared_count
    from starts as here
    inner join starts as there
        on
            here.profile_name = there.profile_name
            and here.started_minute_at = there.started_minute_at
            and here.title_text = there.title_text
            and here.source_file <> there.source_file
    group by here.source_file, there.source_file
),

-- Members of two households may start one title in one minute under one name: most of what one of
-- the exports has of the days that both span must stand in both.
spanned_starts as (
    select
        common_starts.source_file,
        common_starts.linked_file,
        common_starts.shared_count,
        count(*) as spanned_count
    from common_starts
    inner join exports as there
        on
            common_starts.linked_file = there.source_file
            and there.raw_table = 'viewing_activity'
    inner join activity
        on
            common_starts.source_file = activity.source_file
            and cast(activity.started_minute_at as date) between there.first_on and there.last_on
    group by
        common_starts.source_file, common_starts.linked_file, common_starts.shared_count
),

of_shared_starts as (
    select
        source_file,
        linked_file
    from spanned_starts
    where shared_count >= {{ var('same_export_minimum_share') }} * spanned_count
),

-- Two downloads of one account that do not overlap have the same profiles, one after the other.
profiles as (
    select distinct
        source_file,
        profile_name
    from activity
),

common_profiles as (
    select
        here.source_file,
        there.source_file as linked_file,
        count(*) as profile_count
    from profiles as here
    inner join profiles as there on here.profile_name = there.profile_name
    group by here.source_file, there.source_file
),

of_parts as (
    select
        common_profiles.source_file,
        common_profiles.linked_file
    from common_profiles
    inner join common_profiles as own
        on
            common_profiles.source_file = own.source_file
            and own.linked_file = own.source_file
            and common_profiles.profile_count = own.profile_count
    inner join exports as here
        on common_profiles.source_file = here.source_file and here.raw_table = 'viewing_activity'
    inner join exports as there
        on common_profiles.linked_file = there.source_file and there.raw_table = 'viewing_activity'
    where here.last_on < there.first_on or there.last_on < here.first_on
),

history as (
    select distinct
        rows_of_all.source_file,
        rows_of_all.title_text,
        rows_of_all.watched_on
    from {{ ref('stg_viewing__history') }} as rows_of_all
    cross join counts
    where rows_of_all.rejection_rule is null and counts.history_count > 1
),

common_days as (
    select
        here.source_file,
        there.source_file as linked_file,
        count(*) as shared_count
    from history as here
    inner join history as there
        on
            here.title_text = there.title_text
            and here.watched_on = there.watched_on
            and here.source_file <> there.source_file
    group by here.source_file, there.source_file
),

-- Two members may see one title on one day: most of what both exports span must agree.
of_shared_days as (
    select
        common_days.source_file,
        common_days.linked_file
    from common_days
    inner join exports as there
        on common_days.linked_file = there.source_file and there.raw_table = 'viewing_history'
    inner join history as here
        on
            common_days.source_file = here.source_file
            and here.watched_on between there.first_on and there.last_on
    group by common_days.source_file, common_days.linked_file, common_days.shared_count
    having common_days.shared_count >= {{ var('same_export_minimum_share') }} * count(*)
),

links as (
    select
        'viewing_activity' as raw_table,
        *
    from of_shared_starts

    union

    select
        'viewing_activity' as raw_table,
        *
    from of_parts

    union

    select
        'viewing_history' as raw_table,
        *
    from of_shared_days
),

both_ways as (
    select * from links

    union

    select
        raw_table,
        linked_file as source_file,
        source_file as linked_file
    from links
)

select both_ways.*
from both_ways
inner join exports as here
    on both_ways.raw_table = here.raw_table and both_ways.source_file = here.source_file
inner join exports as there
    on both_ways.raw_table = there.raw_table and both_ways.linked_file = there.source_file
where
    here.account_name is null
    or there.account_name is null
    or here.account_name = there.account_name
