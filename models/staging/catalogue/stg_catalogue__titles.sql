{%- set plain_formats = ['month_d_yyyy', 'iso', 'd_mon_yy', 'd_month_yyyy', 'yyyymmdd'] -%}
{%- set first_of_three = '^([0-9]{1,2})[/-][0-9]{1,2}[/-][0-9]+$' -%}
{%- set second_of_three = '^[0-9]{1,2}[/-]([0-9]{1,2})[/-][0-9]+$' -%}
{%- set cleaned_date = clean_text('date_added') -%}
{%- set film_words = '^(?:tv )?movies?$|^(?:feature )?films?$' -%}
{%- set series_words = '^tv(?: ?(?:shows?|series))?$|^series$|^shows?$|^mini-?series$' -%}

with

source as (
    select * from {{ raw('netflix_titles') }}
),

-- Where a field above 12 tells nothing of a slashed date, the other dates of its file do.
date_order as (
    select
        coalesce(max(cast({{ regexp_extract(cleaned_date, first_of_three) }} as integer)), 0) > 12
            as is_day_first,
        coalesce(max(cast({{ regexp_extract(cleaned_date, second_of_three) }} as integer)), 0) > 12
            as is_month_first
    from source
),

trimmed as (
    select
        {{ trim_text('show_id') }} as published_show_id,
        {{ trim_text('type') }} as type_text,
        {{ trim_text('title') }} as published_title,
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
        date_order.is_month_first
    from trimmed
    cross join date_order
),

typed as (
    select
        *,
        coalesce(published_show_id, '#' || cast(source_row as {{ dbt.type_string() }})) as show_id,
        case
            when type_text in ('Movie', 'TV Show') then type_text
            when {{ regexp_like('lower(type_text)', film_words) }} then 'Movie'
            when {{ regexp_like('lower(type_text)', series_words) }} then 'TV Show'
            when type_text is not null then null
            when {{ regexp_like('lower(duration)', '^[0-9]+ season') }} then 'TV Show'
            when {{ regexp_like('lower(duration)', '^[0-9]+ min') }} then 'Movie'
        end as type,
        {{ clean_text('title_cell') }} as title,
        coalesce(
            {{ parse_date('date_added_text', plain_formats) }},
            case
                when {{ regexp_like('date_added_text', '^[0-9]{1,2}[.]') }}
                    then {{ parse_date('date_added_text', ['d_m_yyyy']) }}
                when cast({{ regexp_extract('date_added_text', first_of_three) }} as integer) > 12
                    then {{ parse_date('date_added_text', ['d_m_yyyy']) }}
                when cast({{ regexp_extract('date_added_text', second_of_three) }} as integer) > 12
                    then {{ parse_date('date_added_text', ['m_d_yyyy']) }}
                when is_day_first and not is_month_first
                    then {{ parse_date('date_added_text', ['d_m_yyyy']) }}
                when is_month_first and not is_day_first
                    then {{ parse_date('date_added_text', ['m_d_yyyy']) }}
            end
        ) as parsed_on
    from placed
),

-- A record that says nothing does not take its show_id from a later one that does.
first_records as (
    select
        show_id,
        min(source_row) as first_row
    from typed
    where title is not null and type is not null
    group by show_id
    having count(*) > 1
)

select
    typed.show_id,
    typed.type,
    typed.title,
    typed.published_title,
    typed.director,
    typed.cast_members,
    typed.countries,
    case
        when
            typed.parsed_on between cast('{{ var('first_added_on') }}' as date) and cast(
                '2100-12-31' as date
            )
            then typed.parsed_on
    end as added_on,
    cast(typed.release_year_text as integer) as release_year,
    typed.rating,
    typed.duration,
    typed.genres,
    typed.description,
    typed.published_show_id is null as is_show_id_made,
    typed.type_text is null as is_type_inferred,
    coalesce(
        {{ regexp_like('typed.date_added_cell', '^' ~ white_space_class()) }}, false
    ) as has_leading_blank_date,
    typed.date_added_text is not null
    and coalesce(
        typed.parsed_on not between cast('{{ var('first_added_on') }}' as date)
        and cast('2100-12-31' as date),
        true
    ) as has_unreadable_date,
    typed.published_show_id is not null
    and typed.type_text is not null
    and typed.published_title is not null
    and typed.director is not null
    and typed.cast_members is not null
    and typed.countries is not null
    and typed.date_added_text is not null
    and typed.release_year_text is not null
    and typed.rating is not null
    and typed.duration is not null
    and typed.genres is not null
    and typed.description is not null as has_all_published_fields,
    typed.title_cell,
    typed.source_file,
    typed.source_row,
    case
        when typed.title is null then 'title_missing'
        when typed.type is null then 'type_unknown'
        when typed.source_row > first_records.first_row then 'show_id_repeated'
    end as rejection_rule
from typed
left join first_records on typed.show_id = first_records.show_id
