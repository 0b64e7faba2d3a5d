-- What the report itself keeps apart: a film by name, year, original title and running time; a show
-- by name, year and original title.
with

titles as (
    select
        spelling_id,
        case
            when kind = 'film' then spelling_id
            else
                md5(
                    show_key || '|' || coalesce(cast(title_year as {{ dbt.type_string() }}), '')
                    || '|' || original_group
                )
        end as edition_id,
        kind,
        show_key,
        title_year,
        original_group,
        original_key,
        runtime_minutes,
        total_hours
    from {{ ref('int_engagement_titles') }}
)

select
    spelling_id,
    edition_id,
    kind,
    show_key,
    title_year,
    original_group,
    case when kind = 'film' then original_key end as original_key,
    case when kind = 'film' then runtime_minutes end as runtime_minutes,
    cast(sum(total_hours) over (partition by edition_id) as bigint) as edition_hours
from titles
