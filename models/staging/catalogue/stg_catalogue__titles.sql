{%- set plain_formats = ['month_d_yyyy', 'iso', 'd_mon_yy', 'd_month_yyyy', 'yyyymmdd'] -%}
{%- set first_of_three = '^([0-9]{1,2})[/-][0-9]{1,2}[/-][0-9]+$' -%}
{%- set second_of_three = '^[0-9]{1,2}[/-]([0-9]{1,2})[/-][0-9]+$' -%}
{%- set cleaned_date = clean_text('date_added') -%}
{%- set film_words = '^(?:tv )?movies?$|^(?:feature )?films?$' -%}
{%- set series_words = '^tv(?: ?(?:shows?|series))?$|^series$|^shows?$|^mini-?series$' -%}
{%- set row_number = 'cast(_row as ' ~ dbt.type_string() ~ ')' -%}
{%- set show_id = 'coalesce(' ~ trim_text('show_id') ~ ", '#' || " ~ row_number ~ ')' -%}
{%- set told_type -%}
    case
            when type_text in ('Movie', 'TV Show') then type_text
            when {{ regexp_like('lower(type_text)', film_words) }} then 'Movie'
            when {{ regexp_like('lower(type_text)', series_words) }} then 'TV Show'
            when type_text is not null then null
            when {{ regexp_like('lower(duration)', '^[0-9]+ season') }} then 'TV Show'
            when {{ regexp_like('lower(duration)', '^[0-9]+ min') }} then 'Movie'
        end
{%- endset %}

with

-- Where a field above 12 tells nothing of a slashed date, the other dates of its file do.
date_order as (
    select
        coalesce(max(cast({{ regexp_extract(cleaned_date, first_of_three) }} as integer)), 0) > 12
            as is_day_first,
        coalesce(max(cast({{ regexp_extract(cleaned_date, second_of_three) }} as integer)), 0) > 12
            as is_month_first
    from {{ raw('netflix_titles') }}
),

-- Whatever tells of a record whether it is accepted, in a look at few columns.
identified as (
    select
        {{ show_id }} as show_id,
        {{ trim_text('type') }} as type_text,
        {{ trim_text('duration') }} as duration,
        {{ clean_text('title') }} as title,
        _row as source_row
    from {{ raw('netflix_titles') }}
),

-- A record that says nothing does not take its show_id from a later one that does.
first_records as (
    select
        show_id,
        min(source_row) as first_row
    from identified
    where title is not null and {{ told_type }} is not null
    group by show_id
    having count(*) > 1
),

trimmed as (
    select
        {{ show_id }} as show_id,
        {{ trim_text('show_id') }} is null as is_show_id_made,
        {{ trim_text('type') }} as type_text,
        {{ trim_text('title') }} as published_title,
        {{ clean_text('title') }} as title,
        {{ trim_text('director') }} as director,
        {{ trim_text(adapter.quote('cast')) }} as cast_members,
        {{ trim_text('country') }} as countries,
        {{ cleaned_date }} as date_added_text,
        {{ regexp_extract('release_year', '^[^0-9]*([0-9]{4})(?:[.]0+)?[^0-9]*$') }}
            as release_year_text,
        {{ trim_text('rating') }} as rating,
        {{ trim_text('duration') }} as duration,
        {{ trim_text('listed_in') }} as genres,
        {{ trim_text('description') }} as description,
        coalesce({{ regexp_like('date_added', '^' ~ white_space_class()) }}, false)
            as has_leading_blank_date,
        title as title_cell,
        _file as source_file,
        _row as source_row
    from {{ raw('netflix_titles') }}
),

typed as (
    select
        trimmed.*,
        {{ told_type }} as type,
        coalesce(
            {{ parse_date('date_added_text', plain_formats) }},
            case
                when {{ regexp_like('date_added_text', '^[0-9]{1,2}[.]') }}
                    then {{ parse_date('date_added_text', ['d_m_yyyy']) }}
                when cast({{ regexp_extract('date_added_text', first_of_three) }} as integer) > 12
                    then {{ parse_date('date_added_text', ['d_m_yyyy']) }}
                when cast({{ regexp_extract('date_added_text', second_of_three) }} as integer) > 12
                    then {{ parse_date('date_added_text', ['m_d_yyyy']) }}
                when date_order.is_day_first and not date_order.is_month_first
                    then {{ parse_date('date_added_text', ['d_m_yyyy']) }}
                when date_order.is_month_first and not date_order.is_day_first
                    then {{ parse_date('date_added_text', ['m_d_yyyy']) }}
            end
        ) as parsed_on
    from trimmed
    cross join date_order
),

dated as (
    select
        *,
        case
            when parsed_on between cast('{{ var('first_added_on') }}' as date) and date '2100-12-31'
                then parsed_on
        end as added_on
    from typed
)

select
    dated.show_id,
    dated.type,
    dated.title,
    dated.published_title,
    dated.director,
    dated.cast_members,
    dated.countries,
    dated.added_on,
    cast(dated.release_year_text as integer) as release_year,
    dated.rating,
    dated.duration,
    dated.genres,
    dated.description,
    dated.is_show_id_made,
    dated.type_text is null as is_type_inferred,
    dated.has_leading_blank_date,
    dated.date_added_text is not null and dated.added_on is null as has_unreadable_date,
    not dated.is_show_id_made
    and dated.type_text is not null
    and dated.published_title is not null
    and dated.director is not null
    and dated.cast_members is not null
    and dated.countries is not null
    and dated.date_added_text is not null
    and dated.release_year_text is not null
    and dated.rating is not null
    and dated.duration is not null
    and dated.genres is not null
    and dated.description is not null as has_all_published_fields,
    dated.title_cell,
    dated.source_file,
    dated.source_row,
    case
        when dated.title is null then 'title_missing'
        when dated.type is null then 'type_unknown'
        when dated.source_row > first_records.first_row then 'show_id_repeated'
    end as rejection_rule
from dated
left join first_records on dated.show_id = first_records.show_id
