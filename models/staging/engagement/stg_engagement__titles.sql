with

source as (
    select * from {{ raw('engagement') }}
),

typed as (
    select
        {{ regexp_extract('half_year', '^ *([0-9]{4}H[12]) *$') }} as half_year,
        {{ clean_text('sheet') }} as sheet,
        title as published_title,
        {{ clean_text('title') }} as title,
        {{ yes_or_no('available_globally') }} as is_available_globally,
        {{ clean_text('release_date') }} as release_date_text,
        {{ whole_number('hours_viewed') }} as hours_viewed,
        {{ clock_minutes('runtime') }} as runtime_minutes,
        {{ clean_text('runtime') }} as runtime_text,
        {{ whole_number('views') }} as views,
        _file as source_file,
        _row as source_row
    from source
),

dated as (
    select
        *,
        coalesce(
            {{ plain_date('release_date_text') }},
            {{ parse_date('release_date_text', ['m_d_yyyy']) }}
        ) as spelled_on,
        {{ regexp_like('lower(sheet)', '(?:^|[^a-z])(?:films?|movies?)(?:[^a-z]|$)') }}
            as names_films,
        {{ regexp_like('lower(sheet)', '(?:^|[^a-z])(?:tv|shows?|series)(?:[^a-z]|$)') }}
            as names_series
    from typed
),

bounded as (
    select
        *,
        case when extract(year from spelled_on) between 1900 and 2100 then spelled_on end
            as released_on
    from dated
)

select
    half_year,
    sheet,
    case
        when names_films and not names_series then 'film'
        when names_series and not names_films then 'series'
    end as sheet_kind,
    published_title,
    title,
    is_available_globally,
    released_on,
    hours_viewed,
    runtime_minutes,
    views,
    coalesce({{ regexp_like('runtime_text', '[*]$') }}, false) as is_runtime_partial,
    release_date_text is not null and released_on is null as has_unreadable_date,
    runtime_text is not null
    and runtime_minutes is null
    and runtime_text <> '*' as has_unreadable_runtime,
    source_file,
    source_row,
    case
        when half_year is null then 'half_year_unreadable'
        when title is null then 'title_missing'
        when hours_viewed is null then 'hours_unreadable'
    end as rejection_rule
from bounded
