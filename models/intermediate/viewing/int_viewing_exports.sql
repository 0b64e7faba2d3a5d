with

activity as (
    select
        source_file,
        cast(min(started_at) as date) as first_on,
        cast(max(started_at) as date) as last_on,
        count(*) as row_count
    from {{ ref('stg_viewing__activity') }}
    where rejection_rule is null
    group by source_file
),

history as (
    select
        source_file,
        min(watched_on) as first_on,
        max(watched_on) as last_on,
        count(*) as row_count
    from {{ ref('stg_viewing__history') }}
    where rejection_rule is null
    group by source_file
),

exports as (
    select
        'viewing_activity' as raw_table,
        *
    from activity

    union all

    select
        'viewing_history' as raw_table,
        *
    from history
)

select
    exports.raw_table,
    exports.source_file,
    files.account_name,
    exports.first_on,
    exports.last_on,
    exports.row_count
from exports
inner join {{ ref('stg_landing__files') }} as files
    on exports.raw_table = files.raw_table and exports.source_file = files.source_file
