{%- set plain_formats = ['month_d_yyyy', 'iso', 'd_mon_yy', 'd_month_yyyy'] -%}

with

source as (
    select * from {{ raw('netflix_titles') }}
),

-- A file spells slashed dates one way throughout: any field above 12 tells which.
date_order as (
    select
        coalesce(
            max(
                cast(
                    {{ regexp_extract('date_added', '^([0-9]{1,2})[/.][0-9]{1,2}[/.]') }} as integer
                )
            ),
            0
        ) > 12 as is_day_first,
        coalesce(
            max(
                cast(
                    {{ regexp_extract('date_added', '^[0-9]{1,2}[/.]([0-9]{1,2})[/.]') }} as integer
                )
            ),
            0
        ) > 12 as is_month_first
    from source
),

-- The first record of each show_id that stands in several.
repeated_show_ids as (
    select
        {{ trim_text('show_id') }} as repeated_show_id,
        min(_row) as first_row
    from source
    group by {{ trim_text('show_id') }}
    having count(*) > 1 and {{ trim_text('show_id') }} is not null
),

trimmed as (
    select
        {{ trim_text('show_id') }} as published_show_id,
        {{ trim_text('type') }} as type_text,
        {{ trim_text('title') }} as published_title,
        {{ trim_text('director') }} as director,
        {{ trim_text(adapter.quote('cast')) }} as cast_members,
        {{ trim_text('country') }} as countries,
        {{ clean_text('date_added') }} as date_added_text,
        {{ regexp_extract('release_year', '^[^0-9]*([0-9]{4})(?:[.]0+)?[^0-9]*$') }}
            as release_year_text,
        {{ trim_text('rating') }} as rating,
        {{ trim_text('duration') }} as duration,
        {{ trim_text('listed_in') }} as genres,
        {{ trim_text('description') }} as description,
        title as title_cell,
        date_added as date_added_cell,
        _file as source_file,
        _row as source_row
    from source
),

placed as (
    select
        trimmed.*,
        date_order.is_day_first,
        date_order.is_month_first,
        trimmed.source_row > repeated_show_ids.first_row as is_show_id_repeated
    from trimmed
    cross join date_order
    left join repeated_show_ids on trimmed.published_show_id = repeated_show_ids.repeated_show_id
),

typed as (
    select
        coalesce(published_show_id, 'r' || cast(source_row as {{ dbt.type_string() }})) as show_id,
        case
            when lower(type_text) in ('movie', 'movies', 'film') then 'Movie'
            when lower(type_text) in ('tv show', 'tv shows', 'tv', 'series', 'show') then 'TV Show'
            when type_text is not null then null
            when {{ regexp_like('lower(duration)', '^[0-9]+ season') }} then 'TV Show'
            when {{ regexp_like('lower(duration)', '^[0-9]+ min') }} then 'Movie'
        end as type,
        {{ clean_text('title_cell') }} as title,
        published_title,
        director,
        cast_members,
        countries,
        case
            when is_day_first and not is_month_first
                then {{ parse_date('date_added_text', plain_formats + ['d_m_yyyy']) }}
            when is_month_first and not is_day_first
                then {{ parse_date('date_added_text', plain_formats + ['m_d_yyyy']) }}
            else {{ parse_date('date_added_text', plain_formats) }}
        end as added_on,
        cast(release_year_text as integer) as release_year,
        rating,
        duration,
        genres,
        description,
        type_text is null as is_type_inferred,
        coalesce(
            {{ regexp_like('date_added_cell', '^' ~ white_space_class()) }}, false
        ) as has_leading_blank_date,
        date_added_text is not null as has_date_added,
        published_show_id is not null
        and type_text is not null
        and published_title is not null
        and director is not null
        and cast_members is not null
        and countries is not null
        and date_added_text is not null
        and release_year_text is not null
        and rating is not null
        and duration is not null
        and genres is not null
        and description is not null as has_all_published_fields,
        title_cell,
        source_file,
        source_row,
        is_show_id_repeated
    from placed
)

select
    show_id,
    type,
    title,
    published_title,
    director,
    cast_members,
    countries,
    added_on,
    release_year,
    rating,
    duration,
    genres,
    description,
    is_type_inferred,
    has_leading_blank_date,
    has_date_added and added_on is null as has_unreadable_date,
    has_all_published_fields,
    title_cell,
    source_file,
    source_row,
    case
        when title is null then 'title_missing'
        when type is null then 'type_unknown'
        when is_show_id_repeated then 'show_id_repeated'
    end as rejection_rule
from typed
