{#- Two ways in which the titles of one work agree: the same key, or the day that both name. -#}
{%- set group_keys = ['title_key', 'day_of_year_key'] -%}

with

-- Of two records the one of the earlier file, or further up in it, is preferred: its place tells.
files as (
    select
        source_file,
        row_number() over (order by source_file) as file_number,
        count(*) over () as file_count
    from {{ ref('int_catalogue_titles') }}
    group by source_file
),

titles as (
    select
        titles.show_id,
        titles.kind,
        titles.release_year,
        titles.title_key,
        {{ day_of_year_key('titles.title') }} as day_of_year_key,
        titles.director,
        titles.description,
        -- a title that a spreadsheet damaged comes last of all
        (
            files.file_number
            + case when titles.has_spreadsheet_title then files.file_count else 0 end
        ) * cast(1000000000000 as bigint) + titles.source_row as preference
    from {{ ref('int_catalogue_titles') }} as titles
    inner join files on titles.source_file = files.source_file
    where titles.release_year is not null
),

{% for group_key in group_keys %}
{{ group_key }}_groups as (
    select
        kind,
        release_year,
        {{ group_key }} as group_key,
        min(preference) as group_id
    from titles
    where {{ group_key }} is not null
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

-- Only where neither agrees to the letter are the names compared, pair by pair.
unmatched as (
    select
        show_id,
        group_id
    from plain
    where earlier_preference = preference and preference > group_id
),

-- distinct keeps the engines from joining all people before the few records are picked
open_records as (
    select distinct
        plain.group_id,
        plain.show_id,
        plain.preference
    from plain
    inner join unmatched on plain.group_id = unmatched.group_id
),

named as (
    select
        open_records.group_id,
        open_records.show_id,
        open_records.preference,
        credits.role,
        spellings.spelling_key
    from open_records
    inner join {{ ref('int_catalogue_people') }} as credits
        on open_records.show_id = credits.show_id
    inner join {{ ref('int_catalogue_person_spellings') }} as spellings
        on credits.spelling = spellings.spelling
    where not {{ regexp_like('spellings.spelling', name_suffix_pattern()) }}
),

shared_names as (
    select
        later.show_id,
        later.preference,
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
    group by later.show_id, later.preference, later.group_id, earlier.preference
),

found as (
    select
        show_id,
        preference,
        earlier_preference
    from plain

    union all

    select
        show_id,
        preference,
        earlier_preference
    from shared_names
    where
        directors > 0
        or cast_members >= {{ var('duplicate_minimum_shared_cast') }}
)

select
    show_id,
    preference,
    min(earlier_preference) as earlier_preference
from found
group by show_id, preference
