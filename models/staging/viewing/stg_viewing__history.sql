with

source as (
    select * from {{ raw('viewing_history') }}
),

files as (
    select
        _file as source_file,
        date_order
    from {{ raw('landed_files') }}
    where raw_table = 'viewing_history'
),

typed as (
    select
        {{ clean_text('source.title') }} as title_text,
        {{ export_date('source.date', 'files.date_order') }} as watched_on,
        source._file as source_file,
        source._row as source_row
    from source
    left join files on source._file = files.source_file
)

select
    *,
    case
        when title_text is null then 'title_missing'
        when watched_on is null then 'date_unreadable'
        when not {{ is_viewing_day('watched_on') }} then 'date_impossible'
    end as rejection_rule
from typed
