with

exports as (
    select * from {{ ref('int_viewing_accounts') }}
    where raw_table = 'viewing_history'
),

history as (
    select distinct
        source_file,
        title_text,
        watched_on
    from {{ ref('stg_viewing__history') }}
    where rejection_rule is null
),

titles as (
    select distinct title_text from history
),

-- Only what a short export names can tell whose it is.
activity as (
    select distinct
        accounts.account_label,
        coalesce(staged.profile_name, '') as profile_name,
        staged.title_text,
        cast({{ local_time('staged.started_at', viewing_timezone()) }} as date) as started_on
    from {{ ref('stg_viewing__activity') }} as staged
    inner join titles on staged.title_text = titles.title_text
    inner join {{ ref('int_viewing_accounts') }} as accounts
        on staged.source_file = accounts.source_file and accounts.raw_table = 'viewing_activity'
    where staged.rejection_rule is null
),

found as (
    select distinct
        history.source_file,
        activity.account_label,
        activity.profile_name,
        history.title_text,
        history.watched_on
    from history
    inner join activity
        on
            history.title_text = activity.title_text
            and history.watched_on between {{ dbt.dateadd('day', -1, 'activity.started_on') }}
            and {{ dbt.dateadd('day', 1, 'activity.started_on') }}
),

-- Without a short export there is nothing to compare.
counts as (
    select count(*) as export_count from exports
),

spans as (
    select
        accounts.account_label,
        coalesce(staged.profile_name, '') as profile_name,
        cast(min(staged.started_at) as date) as first_on,
        cast(max(staged.started_at) as date) as last_on
    from {{ ref('stg_viewing__activity') }} as staged
    inner join {{ ref('int_viewing_accounts') }} as accounts
        on staged.source_file = accounts.source_file and accounts.raw_table = 'viewing_activity'
    cross join counts
    where staged.rejection_rule is null and counts.export_count > 0
    group by accounts.account_label, coalesce(staged.profile_name, '')
),

spanned as (
    select
        history.source_file,
        spans.account_label,
        spans.profile_name,
        count(*) as spanned_count
    from history
    inner join spans on history.watched_on between spans.first_on and spans.last_on
    group by history.source_file, spans.account_label, spans.profile_name
),

shares as (
    select
        found.source_file,
        found.account_label,
        found.profile_name,
        count(*) / cast(max(spanned.spanned_count) as double) as found_share
    from found
    inner join spanned
        on
            found.source_file = spanned.source_file
            and found.account_label = spanned.account_label
            and found.profile_name = spanned.profile_name
    group by found.source_file, found.account_label, found.profile_name
),

best as (
    select
        exports.account_label as history_label,
        shares.account_label,
        shares.profile_name,
        row_number() over (
            partition by exports.account_label
            order by shares.found_share desc, shares.account_label asc, shares.profile_name asc
        ) as place
    from shares
    inner join exports on shares.source_file = exports.source_file
    where
        shares.found_share >= {{ var('same_export_minimum_share') }}
        -- Accounts that were both named are what they are said to be.
        and (
            shares.account_label not like '0 %'
            or exports.account_label not like '0 %'
            or shares.account_label = exports.account_label
        )
)

select
    exports.source_file,
    coalesce(best.account_label, exports.account_label) as account_label,
    nullif(best.profile_name, '') as profile_name,
    best.account_label is not null as is_profile_known
from exports
left join best on exports.account_label = best.history_label and best.place = 1
