-- Entries that no report has are looked up in the catalogue itself. What was listed after the
-- reports began and is in none of them is newer than the catalogue: only a running time tells more.
with

unmatched as (
    select
        entries.entry_id,
        entries.kind,
        entries.first_week_on,
        entries.last_week_on,
        entries.runtime_minutes,
        entries.show_key,
        entries.label_key
    from {{ ref('int_top10_entries') }} as entries
    left join {{ ref('int_top10_engagement_matches') }} as matches
        on entries.entry_id = matches.entry_id
    where matches.entry_id is null
),

reports_begin as (
    select make_date(cast(left(min(half_year), 4) as integer), 1, 1) as reports_begin_on
    from {{ ref('int_engagement_rows') }}
),

catalogue as (
    select
        works.title_id,
        titles.kind,
        titles.title_key,
        titles.release_year,
        titles.duration_minutes
    from {{ ref('int_catalogue_titles') }} as titles
    inner join {{ ref('int_catalogue_works') }} as works on titles.show_id = works.show_id
    where works.duplicate_of_show_id is null
),

candidates as (
    select
        unmatched.entry_id,
        catalogue.title_id,
        catalogue.release_year,
        abs(catalogue.duration_minutes - unmatched.runtime_minutes) as runtime_difference_minutes,
        case
            when unmatched.kind = 'series' and catalogue.kind = 'film' then 'title_of_other_kind'
            when unmatched.kind = 'series' then 'show_title'
            when catalogue.duration_minutes - unmatched.runtime_minutes is not null
                then 'title_and_runtime'
            else 'title'
        end as match_method
    from unmatched
    inner join catalogue
        on
            (unmatched.show_key = catalogue.title_key or unmatched.label_key = catalogue.title_key)
            and (
                unmatched.kind = catalogue.kind
                or (
                    unmatched.kind = 'series'
                    and catalogue.duration_minutes - unmatched.runtime_minutes is not null
                )
            )
    cross join reports_begin
    where
        coalesce(catalogue.release_year, 0)
        <= coalesce(cast(extract(year from unmatched.last_week_on) as integer), 9999)
        and (
            abs(catalogue.duration_minutes - unmatched.runtime_minutes)
            <= {{ var('same_work_runtime_minutes') }}
            or (
                catalogue.duration_minutes - unmatched.runtime_minutes is null
                and (
                    reports_begin.reports_begin_on is null
                    or unmatched.first_week_on < reports_begin.reports_begin_on
                )
            )
        )
),

ranked as (
    select
        candidates.*,
        row_number() over (
            partition by candidates.entry_id
            order by
                methods.preference,
                candidates.runtime_difference_minutes nulls last,
                candidates.release_year desc nulls last,
                candidates.title_id
        ) as place
    from candidates
    inner join {{ ref('match_methods') }} as methods
        on candidates.match_method = methods.method
)

select
    entry_id,
    title_id,
    match_method
from ranked
where place = 1
