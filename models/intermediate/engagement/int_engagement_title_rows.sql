-- Rows of one title differ by half-year; namesakes differ by the year or the original title that
-- the report adds, and films by running time.
with

keyed as (
    select
        titles.half_year,
        titles.source_file,
        titles.source_row,
        titles.kind,
        titles.title,
        titles.label,
        titles.listed_title,
        titles.listed_original_title,
        titles.title_year,
        titles.season_number,
        titles.released_on,
        titles.hours_viewed,
        titles.runtime_minutes,
        shows.show_title,
        shows.show_method,
        titles.label_key,
        shows.show_key,
        titles.original_key,
        titles.original_group,
        coalesce(titles.title_year, 0) as year_group
    from {{ ref('int_engagement_rows') }} as titles
    inner join {{ ref('int_engagement_shows') }} as shows
        on titles.kind = shows.kind and titles.label = shows.label
),

gaps as (
    select
        *,
        case
            when
                kind = 'film'
                and runtime_minutes - lag(runtime_minutes) over (
                    partition by kind, label_key, year_group, original_group
                    order by runtime_minutes nulls last, half_year, source_row
                ) > {{ var('same_work_runtime_minutes') }}
                then 1
            else 0
        end as is_next_runtime
    from keyed
),

-- A film without a running time counts to the longest of its name: nothing tells it apart.
grouped as (
    select
        *,
        sum(is_next_runtime) over (
            partition by kind, label_key, year_group, original_group
            order by runtime_minutes nulls last, half_year, source_row
            rows between unbounded preceding and current row
        ) as runtime_group
    from gaps
)

select
    md5(
        kind || '|' || label_key || '|' || cast(year_group as {{ dbt.type_string() }})
        || '|' || original_group || '|' || cast(runtime_group as {{ dbt.type_string() }})
    ) as spelling_id,
    half_year,
    source_file,
    source_row,
    kind,
    title,
    label,
    listed_title,
    listed_original_title,
    label_key,
    show_title,
    show_method,
    show_key,
    title_year,
    original_key,
    original_group,
    season_number,
    released_on,
    hours_viewed,
    runtime_minutes,
    half_year
    || '|' || source_file
    || '|' || lpad(cast(source_row as {{ dbt.type_string() }}), 12, '0') as recency
from grouped
