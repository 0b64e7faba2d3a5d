with

staged as (
    select
        profiles.profile_id,
        staged.title_text,
        staged.watched_on,
        staged.source_file,
        staged.source_row,
        row_number() over (
            partition by staged.source_file, staged.title_text, staged.watched_on
            order by staged.source_row
        ) as time_number
    from {{ ref('stg_viewing__history') }} as staged
    inner join {{ ref('int_viewing_history_profiles') }} as short
        on staged.source_file = short.source_file
    inner join {{ ref('int_viewing_profiles') }} as profiles
        on
            short.account_label = profiles.account_label
            and short.profile_name is not distinct from profiles.profile_name
    where staged.rejection_rule is null
),

-- The second time on a day in one export is the second time in another.
chosen as (
    select
        *,
        row_number() over (
            partition by profile_id, title_text, watched_on, time_number
            order by source_file, source_row
        ) as place
    from staged
),

-- The day of the short export is that of a clock that is not known: a day more or less is the same.
listed_in_full as (
    select distinct
        chosen.source_file,
        chosen.source_row
    from chosen
    inner join {{ ref('int_viewing_activity_rows') }} as activity
        on
            chosen.profile_id = activity.profile_id
            and chosen.title_text = activity.title_text
            and chosen.watched_on between
            {{ dbt.dateadd('day', -1, 'cast(activity.started_at as date)') }}
            and {{ dbt.dateadd('day', 1, 'cast(activity.started_at as date)') }}
)

select
    {{ viewing_row_id([
        'chosen.profile_id', 'chosen.watched_on', 'chosen.time_number', 'chosen.title_text',
    ]) }} as row_id,
    chosen.profile_id,
    chosen.watched_on,
    chosen.title_text,
    case
        when titles.is_clip then 'clip'
        when listed_in_full.source_row is not null then 'listed in full'
        else 'play'
    end as row_class,
    chosen.source_file,
    chosen.source_row
from chosen
inner join {{ ref('int_viewing_titles') }} as titles on chosen.title_text = titles.title_text
left join listed_in_full
    on
        chosen.source_file = listed_in_full.source_file
        and chosen.source_row = listed_in_full.source_row
where chosen.place = 1
