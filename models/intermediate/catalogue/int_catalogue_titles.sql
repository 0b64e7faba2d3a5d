{%- set minutes = '^([0-9]{1,4}) ?(?:[Mm][Ii][Nn]|m|$)' -%}
{%- set seasons = '^([0-9]{1,4}) ?(?:[Ss][Ee][Aa][Ss][Oo][Nn]|$)' -%}

with

accepted as (
    select * from {{ ref('stg_catalogue__titles') }}
    where rejection_rule is null
),

-- Some ratings hold the duration, which is then empty: both belong in the other column.
repaired as (
    select
        *,
        duration is null and {{ regexp_like('rating', '^[0-9]+ min$') }} as has_repaired_rating
    from accepted
),

measured as (
    select
        *,
        case when release_year between 1880 and 2100 then release_year end as believable_year,
        case when has_repaired_rating then rating else duration end as duration_text,
        case when not coalesce(has_repaired_rating, false) then rating end as rating_code
    from repaired
)

select
    show_id,
    type,
    case when type = 'Movie' then 'film' else 'series' end as kind,
    title,
    published_title,
    title_key,
    day_of_year_key,
    director,
    cast_members,
    countries,
    added_on,
    believable_year as release_year,
    rating_code as rating,
    case
        when type = 'Movie' then cast({{ regexp_extract('duration_text', minutes) }} as integer)
    end as duration_minutes,
    case
        when type = 'TV Show' then cast({{ regexp_extract('duration_text', seasons) }} as integer)
    end as season_count,
    duration_text,
    genres,
    description,
    coalesce(extract(year from added_on) < believable_year, false) as is_added_before_release,
    coalesce(has_repaired_rating, false) as has_repaired_rating,
    is_show_id_made,
    is_type_inferred,
    has_leading_blank_date,
    has_unreadable_date,
    has_all_published_fields,
    has_spreadsheet_title,
    -- a title that a spreadsheet damaged comes last of all
    source_row + case when has_spreadsheet_title then cast(1000000000000 as bigint) else 0 end
        as preference,
    title_cell,
    source_file,
    source_row
from measured
