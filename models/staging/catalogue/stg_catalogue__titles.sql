{%- set plain_formats = ['month_d_yyyy', 'iso', 'd_mon_yy', 'd_month_yyyy', 'yyyymmdd'] -%}
{%- set first_of_three = '^([0-9]{1,2})[/-][0-9]{1,2}[/-][0-9]+$' -%}
{%- set second_of_three = '^[0-9]{1,2}[/-]([0-9]{1,2})[/-][0-9]+$' -%}
{%- set spelled = 'date_added_text' -%}
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

-- Each spelling of a date is read once: many records share one.
spelled_dates as (
    select
        date_added,
        {{ clean_text('date_added') }} as date_added_text
    from {{ raw('netflix_titles') }}
    where date_added is not null
    group by date_added
),

-- Where a field above 12 tells nothing of a slashed date, the other dates of its file do.
date_order as (
    select
        coalesce(max(cast({{ regexp_extract(spelled, first_of_three) }} as integer)), 0) > 12
            as is_day_first,
        coalesce(max(cast({{ regexp_extract(spelled, second_of_three) }} as integer)), 0) > 12
            as is_month_first
    from spelled_dates
),

parsed_dates as (
    select
        spelled_dates.date_added,
        spelled_dates.date_added_text,
        coalesce(
            {{ parse_date(spelled, plain_formats) }},
            case
                when {{ regexp_like(spelled, '^[0-9]{1,2}[.]') }}
                    then {{ parse_date(spelled, ['d_m_yyyy']) }}
                when cast({{ regexp_extract(spelled, first_of_three) }} as integer) > 12
                    then {{ parse_date(spelled, ['d_m_yyyy']) }}
                when cast({{ regexp_extract(spelled, second_of_three) }} as integer) > 12
                    then {{ parse_date(spelled, ['m_d_yyyy']) }}
                when date_order.is_day_first and not date_order.is_month_first
                    then {{ parse_date(spelled, ['d_m_yyyy']) }}
                when date_order.is_month_first and not date_order.is_day_first
                    then {{ parse_date(spelled, ['m_d_yyyy']) }}
            end
        ) as parsed_on
    from spelled_dates
    cross join date_order
),

dates as (
    select
        date_added,
        date_added_text,
        {{ regexp_like('date_added', '^' ~ white_space_class()) }} as has_leading_blank_date,
        case
            when parsed_on between cast('{{ var('first_added_on') }}' as date) and date '2100-12-31'
                then parsed_on
        end as added_on
    from parsed_dates
),

-- So is each spelling of a title, with the keys under which others agree with it.
spelled_titles as (
    select
        title as title_cell,
        {{ trim_text('title') }} as published_title,
        {{ clean_text('title') }} as title
    from {{ raw('netflix_titles') }}
    where title is not null
    group by title
),

folded_titles as (
    select
        *,
        {{ fold_text('title') }} as folded_title
    from spelled_titles
),

titles as (
    select
        title_cell,
        published_title,
        title,
        coalesce({{ title_key('folded_title') }}, lower(title)) as title_key,
        {{ day_of_year_key('title') }} as day_of_year_key,
        {{ regexp_like('title', spreadsheet_date_pattern()) }} as has_spreadsheet_title
    from folded_titles
),

repeated_ids as (
    select {{ show_id }} as show_id
    from {{ raw('netflix_titles') }}
    group by {{ show_id }}
    having count(*) > 1
),

-- Whatever tells of a record whether it is accepted.
identified as (
    select
        {{ show_id }} as show_id,
        {{ trim_text('type') }} as type_text,
        {{ trim_text('duration') }} as duration,
        {{ clean_text('title') }} as title,
        _row as source_row
    from {{ raw('netflix_titles') }}
),

repeated_records as (
    select identified.*
    from identified
    inner join repeated_ids on identified.show_id = repeated_ids.show_id
),

-- A record that says nothing does not take its show_id from a later one that does.
first_records as (
    select
        show_id,
        min(source_row) as first_row
    from repeated_records
    where title is not null and {{ told_type }} is not null
    group by show_id
),

trimmed as (
    select
        {{ show_id }} as show_id,
        {{ trim_text('show_id') }} is null as is_show_id_made,
        {{ trim_text('type') }} as type_text,
        {{ trim_text('director') }} as director,
        {{ trim_text(adapter.quote('cast')) }} as cast_members,
        {{ trim_text('country') }} as countries,
        {{ regexp_extract('release_year', '^[^0-9]*([0-9]{4})(?:[.]0+)?[^0-9]*$') }}
            as release_year_text,
        {{ trim_text('rating') }} as rating,
        {{ trim_text('duration') }} as duration,
        {{ trim_text('listed_in') }} as genres,
        {{ trim_text('description') }} as description,
        date_added,
        title as title_cell,
        _file as source_file,
        _row as source_row
    from {{ raw('netflix_titles') }}
),

typed as (
    select
        *,
        {{ told_type }} as type
    from trimmed
)

select
    typed.show_id,
    typed.type,
    titles.title,
    titles.published_title,
    titles.title_key,
    titles.day_of_year_key,
    coalesce(titles.has_spreadsheet_title, false) as has_spreadsheet_title,
    typed.director,
    typed.cast_members,
    typed.countries,
    dates.added_on,
    cast(typed.release_year_text as integer) as release_year,
    typed.rating,
    typed.duration,
    typed.genres,
    typed.description,
    typed.is_show_id_made,
    typed.type_text is null as is_type_inferred,
    coalesce(dates.has_leading_blank_date, false) as has_leading_blank_date,
    dates.date_added_text is not null and dates.added_on is null as has_unreadable_date,
    not typed.is_show_id_made
    and typed.type_text is not null
    and titles.published_title is not null
    and typed.director is not null
    and typed.cast_members is not null
    and typed.countries is not null
    and dates.date_added_text is not null
    and typed.release_year_text is not null
    and typed.rating is not null
    and typed.duration is not null
    and typed.genres is not null
    and typed.description is not null as has_all_published_fields,
    typed.title_cell,
    typed.source_file,
    typed.source_row,
    case
        when titles.title is null then 'title_missing'
        when typed.type is null then 'type_unknown'
        when typed.source_row > first_records.first_row then 'show_id_repeated'
    end as rejection_rule
from typed
left join titles on typed.title_cell = titles.title_cell
left join dates on typed.date_added = dates.date_added
left join first_records on typed.show_id = first_records.show_id
