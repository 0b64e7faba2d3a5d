with

named as (
    select
        accounts.account_label,
        staged.profile_name,
        min(staged.started_at) as first_started_at
    from {{ ref('stg_viewing__activity') }} as staged
    inner join {{ ref('int_viewing_accounts') }} as accounts
        on staged.source_file = accounts.source_file and accounts.raw_table = 'viewing_activity'
    where staged.rejection_rule is null
    group by accounts.account_label, staged.profile_name
),

unnamed as (
    select
        short.account_label,
        short.profile_name,
        cast(min(accounts.first_on) as timestamp) as first_started_at
    from {{ ref('int_viewing_history_profiles') }} as short
    inner join {{ ref('int_viewing_accounts') }} as accounts
        on short.source_file = accounts.source_file and accounts.raw_table = 'viewing_history'
    where not short.is_profile_known
    group by short.account_label, short.profile_name
),

profiles as (
    select * from named

    union all

    select * from unnamed
),

accounts as (
    select
        account_label,
        row_number() over (order by min(first_started_at), account_label) as account_number
    from profiles
    group by account_label
)

select
    cast(
        row_number() over (order by accounts.account_number, profiles.profile_name nulls first)
        as integer
    ) as profile_id,
    cast(accounts.account_number as integer) as account_id,
    profiles.account_label,
    profiles.profile_name
from profiles
inner join accounts on profiles.account_label = accounts.account_label
