{#- Two ways in which the titles of one work agree: the same key, or the day that both name. -#}
{%- set group_keys = ['title_key', 'day_of_year_key'] -%}
{#- No work has more records that point at one another in a row. -#}
{%- set hops = 5 -%}

with

titles as (
    select
        show_id,
        kind,
        release_year,
        title,
        title_key,
        {{ day_of_year_key('title') }} as day_of_year_key,
        director,
        description,
        row_number() over (order by has_spreadsheet_title, source_file, source_row) as preference
    from {{ ref('int_catalogue_titles') }}
),

{% for group_key in group_keys %}
{{ group_key }}_groups as (
    select
        kind,
        release_year,
        {{ group_key }} as group_key,
        min(preference) as group_id
    from titles
    where {{ group_key }} is not null and release_year is not null
    group by kind, release_year, {{ group_key }}
    having count(*) > 1
),
{% endfor %}

candidates as (
    {% for group_key in group_keys %}
    select
        titles.show_id,
        titles.preference,
        titles.director,
        titles.description,
        {{ group_key }}_groups.group_id
    from titles
    inner join {{ group_key }}_groups
        on
            titles.kind = {{ group_key }}_groups.kind
            and titles.release_year = {{ group_key }}_groups.release_year
            and titles.{{ group_key }} = {{ group_key }}_groups.group_key
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

-- Namesakes differ in their people and synopsis. Each piece of evidence points at the preferred
-- record that has it, so that the work grows with the records and not with their pairs.
{% for evidence in ['director', 'description'] %}
same_{{ evidence }} as (
    select
        group_id,
        {{ evidence }},
        min(preference) as preference
    from candidates
    where {{ evidence }} is not null
    group by group_id, {{ evidence }}
    having count(*) > 1
),
{% endfor %}

plain as (
    select
        candidates.show_id,
        candidates.preference,
        candidates.group_id,
        least(
            candidates.preference,
            coalesce(same_director.preference, candidates.preference),
            coalesce(same_description.preference, candidates.preference)
        ) as earlier_preference
    from candidates
    left join same_director
        on
            candidates.group_id = same_director.group_id
            and candidates.director = same_director.director
    left join same_description
        on
            candidates.group_id = same_description.group_id
            and candidates.description = same_description.description
),

named as (
    select
        candidates.group_id,
        candidates.show_id,
        candidates.preference,
        credits.role,
        spellings.spelling_key
    from candidates
    inner join {{ ref('int_catalogue_people') }} as credits on candidates.show_id = credits.show_id
    inner join {{ ref('int_catalogue_person_spellings') }} as spellings
        on credits.spelling = spellings.spelling
    where not {{ regexp_like('credits.spelling', name_suffix_pattern()) }}
),

-- Only where neither agrees to the letter are the names compared, pair by pair.
unmatched as (
    select
        show_id,
        group_id
    from plain
    where earlier_preference = preference
),

shared_names as (
    select
        later.show_id,
        earlier.preference as earlier_preference,
        count(distinct case when later.role = 'director' then later.spelling_key end) as directors,
        count(distinct case when later.role = 'cast' then later.spelling_key end) as cast_members
    from unmatched
    inner join named as later
        on unmatched.show_id = later.show_id and unmatched.group_id = later.group_id
    inner join named as earlier
        on
            later.group_id = earlier.group_id
            and later.role = earlier.role
            and later.spelling_key = earlier.spelling_key
            and later.preference > earlier.preference
    group by later.show_id, later.group_id, earlier.preference
),

agreed as (
    select
        show_id,
        earlier_preference
    from plain
    where earlier_preference < preference

    union all

    select
        show_id,
        earlier_preference
    from shared_names
    where
        directors > 0
        or cast_members >= {{ var('duplicate_minimum_shared_cast') }}
),

nearest as (
    select
        show_id,
        min(earlier_preference) as earlier_preference
    from agreed
    group by show_id
),

-- The record pointed at may point onward.
hop_0 as (
    select
        show_id,
        earlier_preference
    from nearest
),

{% for hop in range(1, hops + 1) %}
hop_{{ hop }} as (
    select
        here.show_id,
        coalesce(onward.earlier_preference, here.earlier_preference) as earlier_preference
    from hop_{{ hop - 1 }} as here
    inner join titles as earlier on here.earlier_preference = earlier.preference
    left join nearest as onward on earlier.show_id = onward.show_id
),

{% endfor %}
resolved as (
    select * from hop_{{ hops }}
)

select
    resolved.show_id,
    earlier.show_id as duplicate_of_show_id,
    case
        when later.title_key <> earlier.title_key then 'spreadsheet_date'
        when lower(later.title) = lower(earlier.title) then 'case_and_spaces'
        else 'accents_and_punctuation'
    end as duplicate_rule
from resolved
inner join titles as later on resolved.show_id = later.show_id
inner join titles as earlier on resolved.earlier_preference = earlier.preference
