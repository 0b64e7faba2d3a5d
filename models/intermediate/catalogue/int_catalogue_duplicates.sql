{#- Two ways in which the titles of one work agree: the same key, or the day that both name. -#}
{%- set group_keys = ['title_key', 'day_of_year_key'] -%}

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

-- Only where neither agrees to the letter are the names compared one by one.
named as (
    select
        plain.show_id,
        plain.preference,
        plain.group_id,
        credits.role,
        min(plain.preference) over (
            partition by plain.group_id, credits.role, spellings.spelling_key
        ) as earlier_preference
    from plain
    inner join {{ ref('int_catalogue_people') }} as credits on plain.show_id = credits.show_id
    inner join {{ ref('int_catalogue_person_spellings') }} as spellings
        on credits.spelling = spellings.spelling
    where plain.earlier_preference = plain.preference
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
    from named
    where earlier_preference < preference
    group by show_id, group_id, earlier_preference
    having
        count(case when role = 'director' then 1 end) > 0
        or count(case when role = 'cast' then 1 end) >= {{ var('duplicate_minimum_shared_cast') }}
),

nearest as (
    select
        show_id,
        min(earlier_preference) as earlier_preference
    from agreed
    group by show_id
),

-- The record pointed at may point onward.
resolved as (
    select
        nearest.show_id,
        coalesce(onward.earlier_preference, nearest.earlier_preference) as earlier_preference
    from nearest
    inner join titles as earlier on nearest.earlier_preference = earlier.preference
    left join nearest as onward on earlier.show_id = onward.show_id
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
